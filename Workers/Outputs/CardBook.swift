public import Domain
import Foundation
public import Jobs
import Redis

/// Which Telegram messages stand under a card's name, and which state of its subject they show.
///
/// Only deliveries of the chat's output lane write here what is shown, one after another, so nobody changes a card in
/// between.
public struct CardBook: Sendable {
    /// Telegram lets a bot edit its messages for 48 hours.
    private static let lifetime = Duration.seconds(48 * 3600)

    private let lanes: LaneFunctions

    public init(lanes: LaneFunctions) { self.lanes = lanes }

    /// The messages of a card in order of its parts; empty when it was never sent or is too old to be edited.
    public func messages(of card: CardName, in chat: ChatID) async throws -> [MessageID] {
        guard let stored = try await lanes.connection.send(Command("GET", lanes.prefix + key(card, chat))).bytes else {
            return []
        }
        return try JSONDecoder().decode([MessageID].self, from: Data(stored))
    }

    /// The card of which a message is a part; nil for any other message, and for one that is too old to be edited.
    public func card(under message: MessageID, in chat: ChatID) async throws -> CardName? {
        let stored = try await lanes.connection.send(Command("GET", lanes.prefix + key(message, chat)))
        return stored.text.map { CardName(rawValue: $0) }
    }

    /// Keeps where a card stands, in both directions.
    public func store(_ messages: [MessageID], of card: CardName, in chat: ChatID) async throws {
        let list = String(decoding: try JSONEncoder().encode(messages), as: UTF8.self)
        // The way back first: whoever finds the messages finds the card too.
        for message in messages { try await put(card.rawValue, under: key(message, chat)) }
        try await put(list, under: key(card, chat))
    }

    /// Which state of its subject a card shows; nil for a card without states.
    public func revision(of card: CardName, in chat: ChatID) async throws -> Int? {
        let stored = try await lanes.connection.send(Command("GET", lanes.prefix + revisionKey(card, chat)))
        return stored.text.flatMap { Int($0) }
    }

    /// Keeps which state a card shows: lower ones are not sent any more.
    public func note(_ revision: Int, of card: CardName, in chat: ChatID) async throws {
        var standing: String?
        while true {
            if let shown = standing.flatMap({ Int($0) }), shown > revision { return }
            let result = try await lanes.compareAndSet(
                revisionKey(card, chat), expected: standing, new: String(revision), lifetime: Self.lifetime)
            if result.changed { return }
            standing = result.now
        }
    }

    /// By a function, which a full Redis still runs: what was delivered must be settled, or nothing would drain.
    private func put(_ value: String, under key: String) async throws {
        let before = try await lanes.connection.send(Command("GET", lanes.prefix + key)).text
        _ = try await lanes.compareAndSet(key, expected: before, new: value, lifetime: Self.lifetime)
    }

    private func key(_ card: CardName, _ chat: ChatID) -> String { "card:\(chat):\(card.rawValue)" }

    /// Not beside the messages: an earlier version that works on the same lanes reads those.
    private func revisionKey(_ card: CardName, _ chat: ChatID) -> String { "shows:\(chat):\(card.rawValue)" }

    private func key(_ message: MessageID, _ chat: ChatID) -> String { "under:\(chat):\(message)" }
}
