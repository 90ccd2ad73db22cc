import Domain

/// What of an update decides its way: a few fields, the rest is not decoded.
struct UpdateEnvelope: Equatable, Sendable {
    enum Kind: String, Sendable {
        case message
        case editedMessage = "edited_message"
        case callbackQuery = "callback_query"
        case myChatMember = "my_chat_member"
        case chatMember = "chat_member"
        case unknown
    }

    var id: UpdateID
    var kind: Kind
    /// Seconds since 1970; 0 where the update has none.
    var date: Int64 = 0
    var chat: ChatID?
    var thread: ThreadID?
    var message: MessageID?
    var sender: UserID?
    var senderIsBot = false
    /// Written in the name of a channel or a group.
    var hasSenderChat = false
    var hasPhoto = false
    var hasImageDocument = false
    var migrates = false
    /// Name of the album that the message is a part of.
    var album: String?
    var text: String?
    var language: String?
    var callback: Callback?

    struct Callback: Equatable, Sendable {
        var id: String
        var data: String
    }
}
