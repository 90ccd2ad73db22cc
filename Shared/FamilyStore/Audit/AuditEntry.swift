public import Domain
public import FoundationEssentials
import Mongo

/// One entry of the audit log, as it stands.
public struct AuditEntry: Equatable, Sendable {
    public let family: FamilyID
    /// Its place in the family's log: the first is 1.
    public let number: Int64
    public let at: Date
    /// Nil for something that a later version has written.
    public let what: AuditEventName?
    /// The number of who did it; nil for the installation itself.
    public let who: PersonNumber?
    /// The number of whom it was done to.
    public let whom: PersonNumber?
    public let roleBefore: Role?
    public let roleAfter: Role?
    /// The file, where it is about one.
    public let file: String?
    public let hash: SHA256Hash
}

/// How the audit log calls a person: a random number that stands in `people` beside the real one. Whoever is erased there
/// is nobody here any more, while the chain still holds.
public struct PersonNumber: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }

    /// A new one, unlike any other: 64 random bits.
    init() { rawValue = "p" + String(UInt64.random(in: .min ... .max), radix: 36) }

    var value: BSONValue { .string(rawValue) }
}

/// The last entry of a family's log: whoever knows it can tell that nothing before it was changed or taken away.
public struct AuditHead: Hashable, Sendable, CustomStringConvertible {
    public let family: FamilyID
    /// How many entries there are.
    public let number: Int64
    public let hash: SHA256Hash

    init(family: FamilyID, number: Int64, hash: SHA256Hash) {
        self.family = family
        self.number = number
        self.hash = hash
    }

    /// Before the first entry.
    init(before family: FamilyID) { self.init(family: family, number: 0, hash: .none) }

    /// Reads what `description` writes.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, let number = Int64(parts[1]), number >= 1,
            let hash = SHA256Hash(String(parts[2]))
        else { return nil }
        self.init(family: FamilyID(String(parts[0])), number: number, hash: hash)
    }

    /// `family:number:hash`, as manifests and reports have it.
    public var description: String { "\(family):\(number):\(hash)" }
}

/// A document of `audit`. The hash is over the one of the entry before and the bytes of all fields but `hash`, as they are
/// stored.
struct AuditRecord: Decodable {
    let familyID: String
    let number: Int64
    let at: Date
    let what: String
    let who: PersonNumber?
    let whom: PersonNumber?
    let before: State?
    let after: State?
    let hash: Binary

    /// What cannot be read is a later version's, and nothing here.
    struct State: Decodable {
        let role: String?
        let name: String?

        private enum CodingKeys: String, CodingKey { case role, name }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            role = try? fields.decode(String.self, forKey: .role)
            name = try? fields.decode(String.self, forKey: .name)
        }
    }

    enum CodingKeys: String, CodingKey {
        case familyID, number, at, what, who, whom, before, after, hash
    }

    var entry: AuditEntry? {
        SHA256Hash(bytes: hash.bytes).map {
            AuditEntry(
                family: FamilyID(familyID), number: number, at: at, what: AuditEventName(rawValue: what), who: who,
                whom: whom, roleBefore: before?.role.flatMap { Role(rawValue: $0) },
                roleAfter: after?.role.flatMap { Role(rawValue: $0) }, file: after?.name, hash: $0)
        }
    }
}
