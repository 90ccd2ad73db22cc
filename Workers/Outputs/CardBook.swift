public import Domain
import Foundation
public import Jobs
import Redis

/// Which Telegram messages stand under a card's name.
///
/// Only deliveries of the chat's output lane write here, one after another, so nobody changes a card in between.
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

    public func store(_ messages: [MessageID], of card: CardName, in chat: ChatID) async throws {
        // By a function, which a full Redis still runs: what was delivered must be settled, or nothing would drain.
        let before = try await lanes.connection.send(Command("GET", lanes.prefix + key(card, chat))).text
        let new = String(decoding: try JSONEncoder().encode(messages), as: UTF8.self)
        _ = try await lanes.compareAndSet(key(card, chat), expected: before, new: new, lifetime: Self.lifetime)
    }

    private func key(_ card: CardName, _ chat: ChatID) -> String { "card:\(chat):\(card.rawValue)" }
}
