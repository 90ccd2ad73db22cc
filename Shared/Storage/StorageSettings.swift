public import Domain
public import FamilyStore
// Without its tables a program knows no time zone but UTC.
import Foundation
public import Mongo
public import Operations

/// Where the families' data is, and what counts for people of whom nothing else is known.
public struct StorageSettings: Sendable {
    public let address: Address?
    public let database: String
    /// Owners at the first start.
    public let owners: [UserID]
    public let newcomers: FamilySettings
}

extension StorageSettings {
    /// A client of the program's own; it connects when it is first used.
    ///
    /// - Throws: where the address cannot be used.
    public func connect(appName: String, connections: Int) throws(ConfigurationError) -> Client {
        guard let address else { throw ConfigurationError("MONGODB_URI cannot be read") }
        do throws(AddressError) { try address.checkFiles() } catch {
            throw ConfigurationError("MONGODB_URI: \(error)")
        }
        do throws(MongoError) {
            return try Client(to: address, database: database, appName: appName, connections: connections)
        } catch {
            throw ConfigurationError("MONGODB_URI: \(error)")
        }
    }
}

extension SettingsReader {
    /// The settings of every program that reaches MongoDB.
    public mutating func storage() -> StorageSettings {
        let url = url(.mongoURI, schemes: ["mongodb", "mongodb+srv"])
        var address: Address?
        do throws(AddressError) {
            address = try Address(parsing: url.string)
        } catch {
            problem(.mongoURI, "cannot be read: \(error)")
        }
        let owners = listIfSet(.ownerIDs, expected: "comma-separated Telegram ids") { text in
            Int64(text).flatMap { $0 > 0 ? UserID($0) : nil }
        }
        return StorageSettings(
            address: address, database: string(.mongoDatabase), owners: owners ?? [],
            newcomers: FamilySettings(language: choice(.language), zone: installationZone()))
    }

    /// The zone of new people and of what the installation does at set times.
    public mutating func installationZone() -> Zone {
        let name = string(.timezone)
        if let zone = Zone(name) { return zone }
        problem(.timezone, "is no time zone of this system; it looks like Europe/Moscow, and needs the package tzdata")
        return .utc
    }
}
