public import Domain
import Foundation
public import Jobs
import Redis

/// Which Telegram messages stand under a card's name.
///
/// Only deliveries of the chat's output lane write here, one after another, so a plain write is enough.
public struct CardBook: Sendable {
    /// Telegram lets a bot edit its messages for 48 hours.
    private static let lifetime = Duration.seconds(48 * 3600)

    private let lanes: LaneFunctions

    public init(lanes: LaneFunctions) { self.lanes = lanes }

    /// The messages of a card in order of its parts; empty when it was never sent or is too old to be edited.
    public func messages(of card: CardName, in chat: ChatID) async throws -> [MessageID] {
        guard let stored = try await lanes.connection.send(Command("GET", key(card, chat))).bytes else { return [] }
        return try JSONDecoder().decode([MessageID].self, from: Data(stored))
    }

    public func store(_ messages: [MessageID], of card: CardName, in chat: ChatID) async throws {
        var command = Command(arguments: 5)
        command.add("SET")
        command.add(key(card, chat))
        command.add([UInt8](try JSONEncoder().encode(messages)))
        command.add("PX")
        command.add(Int(Self.lifetime / .milliseconds(1)))
        _ = try await lanes.connection.send(command)
    }

    private func key(_ card: CardName, _ chat: ChatID) -> String { "\(lanes.prefix)card:\(chat):\(card.rawValue)" }
}
