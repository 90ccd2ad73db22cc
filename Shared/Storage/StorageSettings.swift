public import Domain
public import FamilyStore
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
            newcomers: FamilySettings(language: choice(.language), zone: zone()))
    }

    private mutating func zone() -> Zone {
        let name = string(.timezone)
        if let zone = Zone(name) { return zone }
        problem(.timezone, "is no time zone of this system; it looks like Europe/Moscow, and needs the package tzdata")
        return .utc
    }
}
