import FamilyStore
import Mongo
import Operations
import Storage
import Vault

/// Whether a manifest is the one that the audit log has noted when its backup was made.
enum ManifestAudit: Equatable {
    case same
    case another
    /// The log tells nothing of it: it is younger than the backup, or another installation's.
    case unknown
    /// The log cannot be read here.
    case unread(String)

    /// - Parameter digest: SHA-256 of the manifest of `file`, in hexadecimal digits.
    static func look(for file: String, _ digest: String) async -> ManifestAudit {
        do {
            let storage = try ProgramEnvironment.current.read { $0.storage() }
            let client = try storage.connect(appName: "familybot", connections: 1)
            let noted: SHA256Hash?
            do {
                noted = try await Store(client: client, database: storage.database).audit.manifest(of: file)
            } catch {
                await client.close()
                throw error
            }
            await client.close()
            guard let noted else { return .unknown }
            return noted.description == digest ? .same : .another
        } catch let error as ConfigurationError {
            return .unread(error.problems.joined(separator: "; "))
        } catch {
            return .unread("MongoDB: \(error)")
        }
    }

    var sentence: String {
        switch self {
        case .same: "Its manifest is the one that the audit log has noted"
        case .another: "Its manifest is not the one that the audit log has noted"
        case .unknown: "The audit log tells nothing of it, so that nobody knows who made it"
        case .unread(let why): "Nobody knows who made it, for the audit log could not be read (\(why))"
        }
    }
}
