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
    /// whose question did not fit.
    ///
    /// - Parameter tokens: as `TokenEstimate` counts them.
    public func recent(tokens budget: Int) async throws(MongoError) -> [Turn] {
        let found: [Stored<TurnRecord>] = try await turns.find(
            where: place, sort: ["at": -1, "call": -1], limit: Self.mostTurns)
        var left = budget
        var turns: [Turn] = []
        for record in found {
            guard let turn = record.fields.turn, record.fields.tokens <= left else { break }
            left -= record.fields.tokens
            turns.append(turn)
        }
        return Array(turns.reversed().drop { $0.speaker == .bot })
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
