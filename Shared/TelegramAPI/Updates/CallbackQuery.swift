/// The id by which a button press is answered, once and soon.
public struct CallbackID: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Somebody pressed a button.
public struct CallbackQuery: Decodable, Sendable {
    public let id: CallbackID
    public let from: User
    /// The message with the button. One that Telegram no longer shows has only its id, its chat and the date 0.
    public let message: Message?
    /// What we gave the button. Foreign input all the same: clients can send anything.
    public let data: String?
}
