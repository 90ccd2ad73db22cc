public import Domain
public import HTTPClient

/// The Bot API: every call is one request, never repeated by itself.
///
/// Waiting, retrying and pacing are the caller's, who knows what the message is worth.
public struct Bot: Sendable {
    let api: BotAPI

    /// - Parameter base: the Bot API server, `https://api.telegram.org` or one's own; a slash at its end is fine.
    public init(token: BotToken, base: String, client: Client) {
        api = BotAPI(token: token, base: base, client: client)
    }

    /// The time that a call may take when nothing else is said.
    public static let usualTimeout = Duration.seconds(30)

    /// The bot's own account.
    public func getMe(timeout: Duration = usualTimeout) async throws(TelegramError) -> User {
        try await api.call("getMe", Nothing(), timeout: timeout)
    }

    /// Sends a message and returns its id.
    public func sendMessage(
        _ message: SendMessage, timeout: Duration = usualTimeout
    ) async throws(TelegramError) -> MessageID {
        let sent: SentMessage = try await api.call("sendMessage", message, timeout: timeout)
        return sent.id
    }

    /// Sends a file, which is read while it is sent, and returns its message's id.
    ///
    /// - Parameter timeout: of the whole upload.
    public func sendFile(_ file: SendFile, timeout: Duration) async throws(TelegramError) -> MessageID {
        let sent: SentMessage = try await api.upload(file.kind.method, try file.parts, timeout: timeout)
        return sent.id
    }

    /// Gives a message a new text. One that says the same already counts as edited.
    public func editMessageText(
        _ edit: EditMessageText, timeout: Duration = usualTimeout
    ) async throws(TelegramError) {
        try await api.perform("editMessageText", edit, timeout: timeout, fineIf: .notModified)
    }

    /// Gives a message other buttons, or none. One that has these already counts as edited.
    public func editMessageReplyMarkup(
        chat: ChatID, message: MessageID, keyboard: Keyboard?, timeout: Duration = usualTimeout
    ) async throws(TelegramError) {
        let edit = EditMarkup(chat: chat, message: message, keyboard: keyboard)
        try await api.perform("editMessageReplyMarkup", edit, timeout: timeout, fineIf: .notModified)
    }

    /// Deletes a message. One that is gone already counts as deleted.
    public func deleteMessage(
        chat: ChatID, message: MessageID, timeout: Duration = usualTimeout
    ) async throws(TelegramError) {
        let deletion = EditMarkup(chat: chat, message: message, keyboard: nil)
        try await api.perform("deleteMessage", deletion, timeout: timeout, fineIf: .messageToDeleteNotFound)
    }

    /// Shows what the bot is doing, for five seconds or until its next message.
    public func sendChatAction(
        chat: ChatID, thread: ThreadID?, action: ChatAction, timeout: Duration = usualTimeout
    ) async throws(TelegramError) {
        try await api.perform("sendChatAction", Activity(chat: chat, thread: thread, action: action), timeout: timeout)
    }

    /// Ends the waiting of a pressed button, once, within seconds of the press.
    ///
    /// - Parameter text: shown at the top for a moment, or in a window when `alert`; cut to the 200 units that fit.
    public func answerCallbackQuery(
        id: CallbackID, text: String?, alert: Bool, timeout: Duration = usualTimeout
    ) async throws(TelegramError) {
        try await api.perform(
            "answerCallbackQuery", Toast(id: id, text: text?.fitting(200), alert: alert), timeout: timeout)
    }

    /// Where a file can be downloaded from.
    public func file(
        _ id: FileID, timeout: Duration = usualTimeout
    ) async throws(TelegramError) -> TelegramFile {
        try await api.call("getFile", FileRequest(id: id), timeout: timeout)
    }

    /// The bytes of a file. A longer one ends as `tooLarge` before more than these were read.
    public func download(
        _ file: TelegramFile, limit: Int, timeout: Duration = usualTimeout
    ) async throws(TelegramError) -> [UInt8] {
        try await api.download(file, limit: limit, timeout: timeout)
    }

    /// Makes Telegram post updates. Those that wait are kept.
    public func setWebhook(_ webhook: SetWebhook, timeout: Duration = usualTimeout) async throws(TelegramError) {
        try await api.perform("setWebhook", webhook, timeout: timeout)
    }

    /// Makes Telegram keep updates until they are asked for. Those that wait are kept.
    public func deleteWebhook(timeout: Duration = usualTimeout) async throws(TelegramError) {
        try await api.perform("deleteWebhook", Nothing(), timeout: timeout)
    }

    /// What Telegram knows about our webhook.
    public func getWebhookInfo(timeout: Duration = usualTimeout) async throws(TelegramError) -> WebhookInfo {
        try await api.call("getWebhookInfo", Nothing(), timeout: timeout)
    }

    /// Sets the menu of commands of some chats.
    ///
    /// - Parameter language: for people whose Telegram speaks it; nil for everybody who has no menu in their own.
    public func setMyCommands(
        _ commands: [BotCommand], in scope: CommandScope, language: Language?, timeout: Duration = usualTimeout
    ) async throws(TelegramError) {
        let menu = Menu(commands: commands, scope: scope, language: language)
        try await api.perform("setMyCommands", menu, timeout: timeout)
    }
}

private struct Nothing: Encodable {}

private struct SentMessage: Decodable {
    let id: MessageID

    enum CodingKeys: String, CodingKey {
        case id = "message_id"
    }
}

private struct EditMarkup: Encodable {
    let chat: ChatID
    let message: MessageID
    let keyboard: Keyboard?

    enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
        case message = "message_id"
        case keyboard = "reply_markup"
    }
}

private struct Activity: Encodable {
    let chat: ChatID
    let thread: ThreadID?
    let action: ChatAction

    enum CodingKeys: String, CodingKey {
        case action
        case chat = "chat_id"
        case thread = "message_thread_id"
    }
}

private struct FileRequest: Encodable {
    let id: FileID

    enum CodingKeys: String, CodingKey {
        case id = "file_id"
    }
}

private struct Toast: Encodable {
    let id: CallbackID
    let text: String?
    let alert: Bool

    enum CodingKeys: String, CodingKey {
        case text
        case id = "callback_query_id"
        case alert = "show_alert"
    }
}

private struct Menu: Encodable {
    let commands: [BotCommand]
    let scope: CommandScope
    let language: Language?

    enum CodingKeys: String, CodingKey {
        case commands, scope
        case language = "language_code"
    }
}
