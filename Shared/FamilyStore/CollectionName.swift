import Mongo

/// The collections of this module. Their names are known to operators, and do not change.
enum CollectionName: String, CaseIterable {
    case families, people, invites, films, meals, foods, measurements, dialogs, audit, schema
    case outboxFiles = "outbox.files"
    case outboxChunks = "outbox.chunks"

    /// Days until a tombstone goes.
    private static let tombstone = 2 * 86_400
    /// An invite that nobody can use any more is kept for questions.
    private static let oldInvite = 30 * 86_400

    /// What is looked up, each with the family first: an index of one family never leads into another.
    var indexes: [Index] {
        switch self {
        case .families, .schema: []
        case .people: [Index("members", on: ["familyID": 1, "role": 1])]
        case .invites:
            [
                Index("family", on: ["familyID": 1]),
                Index("expiry", on: ["expiresAt": 1], expireAfterSeconds: Self.oldInvite),
            ]
        case .films:
            [
                Index("titles", on: ["familyID": 1, "titleKey": 1, "year": 1], unique: true),
                Index("changes", on: ["familyID": 1, "changes.by": 1]), Self.tombstones,
            ]
        case .meals:
            [
                Index(
                    "days",
                    on: [
                        "familyID": 1, "personID": 1, "isDeleted": 1, "day": 1, "total.kcal": 1, "total.protein": 1,
                        "total.fat": 1, "total.carbohydrates": 1,
                    ]), Self.tombstones,
            ]
        case .foods:
            [
                Index("names", on: ["familyID": 1, "nameKey": 1], unique: true),
                Index("changes", on: ["familyID": 1, "changes.by": 1]), Self.tombstones,
            ]
        case .measurements:
            [Index("days", on: ["familyID": 1, "personID": 1, "measure": 1, "day": 1, "at": 1]), Self.tombstones]
        case .dialogs:
            [Index("turns", on: ["familyID": 1, "chatID": 1, "threadID": 1, "at": -1, "call": -1]), Self.tombstones]
        case .audit:
            [
                Index("numbers", on: ["familyID": 1, "number": 1], unique: true),
                Index("keys", on: ["familyID": 1, "by": 1], unique: true),
            ]
        case .outboxFiles: FileBucket.indexesOfFiles(owner: ["familyID"], lifetime: Outbox.lifetime)
        case .outboxChunks: FileBucket.indexesOfChunks(owner: ["familyID"], lifetime: Outbox.lifetime)
        }
    }

    private static var tombstones: Index {
        Index("tombstones", on: ["deletedAt": 1], expireAfterSeconds: tombstone)
    }

    /// The server itself refuses a document without a family.
    var validator: Document {
        var required: [BSONValue] = ["familyID"]
        var properties: Document = ["familyID": ["bsonType": "string", "minLength": 1]]
        if isPersonal {
            required.append("personID")
            properties.append("personID", ["bsonType": "long"])
        }
        return ["$jsonSchema": ["required": .array(required), "properties": .document(properties)]]
    }

    private var isPersonal: Bool {
        switch self {
        case .meals, .measurements, .dialogs: true
        case .families, .people, .invites, .films, .foods, .audit, .schema, .outboxFiles, .outboxChunks: false
        }
    }
}
