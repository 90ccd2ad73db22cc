public import Domain

/// What counts for people of whom nothing else is known.
public struct FamilySettings: Equatable, Codable, Sendable {
    public var language: Language
    public var zone: Zone

    public init(language: Language, zone: Zone) {
        self.language = language
        self.zone = zone
    }
}

extension FamilyID {
    /// The family of the first owners.
    public static let first = FamilyID("home")
}

/// A document of `families`.
struct FamilyRecord: Codable {
    let id: String
    let settings: FamilySettings

    enum CodingKeys: String, CodingKey {
        case id = "_id"
        case settings
    }
}
