import Domain
public import FoundationEssentials
public import Mongo

/// What was said in one place: with one person in a private chat, with all of a group or of one of its topics.
public struct Dialog: Sendable {
    private let turns: Scope
    private let member: Member
    private let place: Document

    /// Turns that are looked at: no budget is so large that more would fit.
    private static let mostTurns = 200
    /// No turn takes more than one of so many shares of a budget.
    private static let shares = 3
    private static let smallestShare = 100

    init(member: Member, turns: DocumentCollection, chat: ChatID, thread: ThreadID?) {
        self.member = member
        self.turns = Scope(turns, family: member.family)
        var place: Document = [
            "chatID": .int64(chat.rawValue), "threadID": .int64(thread?.rawValue ?? 0),
        ]
        // A private chat is one person's, whoever claims to be in it.
        if !chat.isGroup { place.append("personID", .int64(member.user.rawValue)) }
        self.place = place
    }

    /// Adds what the member said, or what the bot answered him.
    ///
    /// - Parameter at: when the job began.
    public func add(
        _ speaker: Turn.Speaker, _ text: String, at: Date, by key: WriteKey
    ) async throws(MongoError) -> Turn {
        let entry = TurnRecord(
            kind: .init(speaker), personID: member.user.rawValue, text: text,
            tokens: TokenEstimate.tokens(of: text), at: at, call: key.call)
        let stored: Stored<TurnRecord> = try await insert(entry, by: key)
        return stored.fields.turn ?? Turn(speaker: speaker, person: member.user, text: text, at: at)
    }

    /// The last turns that fit a budget, oldest first, up to where the dialog was last reset. They never begin with an answer
    /// whose question did not fit. A turn that would take more than its share of the budget is there by its beginning and its
    /// end.
    ///
    /// - Parameters:
    ///   - budget: as `TokenEstimate` counts them.
    ///   - keys: of turns that are left out.
    public func recent(tokens budget: Int, without keys: [WriteKey] = []) async throws(MongoError) -> [Turn] {
        var conditions = place
        // Turns of earlier versions have no such field.
        conditions.append("isDeleted", ["$ne": true])
        if !keys.isEmpty { conditions.append("_id", ["$nin": .array(keys.map(\.value))]) }
        let found: [Stored<TurnRecord>] = try await turns.find(
            where: conditions, sort: ["at": -1, "call": -1], limit: Self.mostTurns)
        let share = max(budget / Self.shares, Self.smallestShare)
        var left = budget
        var turns: [Turn] = []
        for record in found {
            guard var turn = record.fields.turn else { break }
            var tokens = record.fields.tokens
            if tokens > share {
                turn = turn.shortened(to: share)
                tokens = TokenEstimate.tokens(of: turn.text)
            }
            guard tokens <= left else { break }
            left -= tokens
            turns.append(turn)
        }
        return Array(turns.reversed().drop { $0.speaker == .bot })
    }

    /// Takes a turn out of the dialog, because what was said is said otherwise now.
    ///
    /// - Parameter turn: the key by which it was added; there may be none.
    public func withdraw(_ turn: WriteKey, by key: WriteKey) async throws(MongoError) {
        let _: Stored<TurnRecord>? = try await turns.delete(turn.description, by: key)
    }

    /// Begins anew: nothing that was said before is looked at any more.
    ///
    /// - Parameter at: when the job began. What a slower job of before adds later stays before it.
    public func reset(at: Date, by key: WriteKey) async throws(MongoError) {
        let boundary = TurnRecord(
            kind: .boundary, personID: member.user.rawValue, text: "", tokens: 0, at: at, call: key.call)
        let _: Stored<TurnRecord> = try await insert(boundary, by: key)
    }

    private func insert(_ record: TurnRecord, by key: WriteKey) async throws(MongoError) -> Stored<TurnRecord> {
        var fields = try Document(encoding: record)
        for (name, value) in place where name != "personID" { fields.append(name, value) }
        return try await turns.insert(fields, by: key)
    }
}

/// What a document of `dialogs` has of its own, besides its place.
private struct TurnRecord: Codable {
    enum Kind: String, Codable {
        case person, bot, boundary

        init(_ speaker: Turn.Speaker) {
            switch speaker {
            case .person: self = .person
            case .bot: self = .bot
            }
        }
    }

    let kind: Kind
    let personID: Int64
    let text: String
    let tokens: Int
    let at: Date
    let call: Int

    /// Nil for a boundary.
    var turn: Turn? {
        let speaker: Turn.Speaker
        switch kind {
        case .person: speaker = .person
        case .bot: speaker = .bot
        case .boundary: return nil
        }
        return Turn(speaker: speaker, person: UserID(personID), text: text, at: at)
    }
}
