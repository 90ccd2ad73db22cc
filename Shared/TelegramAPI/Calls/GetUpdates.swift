public import Domain

/// The kinds of updates that an installation asks Telegram for, in both modes.
public enum AllowedUpdates {
    /// `chat_member` comes only when it is named.
    public static let all = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
}

/// An update as Telegram sent it.
public struct RawUpdate: Sendable, Equatable {
    public let id: UpdateID
    /// One JSON object, byte for byte.
    public let bytes: [UInt8]

    public init(id: UpdateID, bytes: [UInt8]) {
        self.id = id
        self.bytes = bytes
    }
}

extension Bot {
    /// Updates that Telegram keeps for us, a hundred at most, in their order.
    ///
    /// - Parameters:
    ///   - offset: Telegram forgets all updates with lower ids; nil forgets nothing.
    ///   - patience: how long Telegram waits for news before it answers with none.
    /// - Throws: `conflict` while a webhook is set or another program asks.
    public func getUpdates(
        offset: UpdateID?, patience: Duration, allowed: [String]
    ) async throws(TelegramError) -> [RawUpdate] {
        let seconds = Int(patience.components.seconds)
        let request = UpdatesRequest(offset: offset, limit: 100, timeout: seconds, allowedUpdates: allowed)
        return try await api.updates(request, timeout: .seconds(seconds) + Self.usualTimeout)
    }
}

extension BotAPI {
    /// A hundred updates of the largest size, and then some.
    private static let longestAnswer = 128 << 20

    fileprivate func updates(
        _ request: UpdatesRequest, timeout: Duration
    ) async throws(TelegramError) -> [RawUpdate] {
        let method = "getUpdates"
        let (heads, body): ([UpdateHead], [UInt8]) = try await callKeepingBody(
            method, request, timeout: timeout, limit: Self.longestAnswer)
        let ranges = JSONElements(ofArray: "result", in: body).ranges
        guard ranges.count == heads.count else {
            throw .noAnswer(NoAnswer(method: method, cause: .unreadable(status: 200), mayHaveRun: true))
        }
        return zip(heads, ranges).map { RawUpdate(id: $0.id, bytes: Array(body[$1])) }
    }
}

private struct UpdatesRequest: Encodable {
    let offset: UpdateID?
    let limit: Int
    let timeout: Int
    let allowedUpdates: [String]

    enum CodingKeys: String, CodingKey {
        case offset, limit, timeout
        case allowedUpdates = "allowed_updates"
    }
}

private struct UpdateHead: Decodable, Sendable {
    let id: UpdateID

    enum CodingKeys: String, CodingKey {
        case id = "update_id"
    }
}
