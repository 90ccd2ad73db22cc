import FoundationEssentials

/// A document as it stands: its own fields, and those that every document has.
struct Stored<Fields: Codable>: Decodable {
    let id: String
    let createdAt: Date
    /// Whether it is a tombstone, which goes two days later.
    let isDeleted: Bool
    let fields: Fields

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case createdAt, isDeleted
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        createdAt = try container.decode(Date.self, forKey: .createdAt)
        isDeleted = try container.decode(Bool.self, forKey: .isDeleted)
        fields = try Fields(from: decoder)
    }
}
