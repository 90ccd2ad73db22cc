import Domain

/// A person, or another bot, as the bot sees them.
struct Person: Hashable, Sendable {
    let id: UserID
    var name = "Person"
    var language: String?
    var isBot = false

    var json: JSON {
        .fields([
            "id": .integer(id.rawValue), "is_bot": .bool(isBot), "first_name": .string(name),
            "language_code": language.map { .string($0) },
        ])
    }
}

/// The bot whose token this is.
struct Bot: Hashable, Sendable {
    let id: UserID
    let name = "Family Bot"
    let username = "family_simulated_bot"

    /// The digits before the colon of a token are the bot's id.
    init(token: String) { id = UserID(Int64(token.prefix { $0 != ":" }) ?? 123_456) }

    var json: JSON {
        ["id": .integer(id.rawValue), "is_bot": true, "first_name": .string(name), "username": .string(username)]
    }
}
