public import Domain
import Mongo

/// What is remembered for good: who came to which rights, and what became of the data as a whole. Nothing of what anybody
/// said, ate or measured.
public enum AuditEvent: Equatable, Sendable {
    case roleGiven(UserID, before: Role?, after: Role)
    case personRemoved(UserID, before: Role?)
    /// A copy of all data was made and proved.
    case backupMade(name: String, manifest: SHA256Hash)
    /// All data was replaced by a copy.
    case backupRestored(name: String, manifest: SHA256Hash)

    var name: AuditEventName {
        switch self {
        case .roleGiven: .roleGiven
        case .personRemoved: .personRemoved
        case .backupMade: .backupMade
        case .backupRestored: .backupRestored
        }
    }

    /// Whom it is about.
    var person: UserID? {
        switch self {
        case .roleGiven(let person, _, _), .personRemoved(let person, _): person
        case .backupMade, .backupRestored: nil
        }
    }

    /// What was so before, and what is so since.
    var states: (before: Document?, after: Document?) {
        switch self {
        case .roleGiven(_, let before, let after): (before.map(Self.role), Self.role(after))
        case .personRemoved(_, let before): (before.map(Self.role), nil)
        case .backupMade(let name, let manifest), .backupRestored(let name, let manifest):
            (nil, ["name": .string(name), "manifest": .string(manifest.description)])
        }
    }

    private static func role(_ role: Role) -> Document { ["role": .string(role.rawValue)] }
}

/// The kind of an event, as it is stored and looked for.
public enum AuditEventName: String, CaseIterable, Codable, Sendable {
    case roleGiven = "role-given"
    case personRemoved = "person-removed"
    case backupMade = "backup-made"
    case backupRestored = "backup-restored"
}
