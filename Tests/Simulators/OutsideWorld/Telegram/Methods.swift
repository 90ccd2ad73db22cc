/// A Bot API method: which parameters it knows, and what it does.
struct Method: Sendable {
    let parameters: Set<String>
    let run: @Sendable (inout Telegram, Parameters, Moment) throws(Refusal) -> JSON

    private static let addressed: Set<String> = ["chat_id", "message_thread_id"]
    private static let sending: Set<String> = addressed.union([
        "disable_notification", "protect_content", "reply_parameters", "reply_markup", "parse_mode",
    ])
    private static let text: Set<String> = ["text", "entities", "link_preview_options"]
    private static let caption: Set<String> = ["caption", "caption_entities"]
    private static let edited: Set<String> = ["chat_id", "message_id", "reply_markup"]

    /// By lower-case name: Telegram does not mind capitals in method names. `getUpdates` waits, so it is not a plain method.
    static let all: [String: Method] = [
        "getme": Method(parameters: []) { telegram, _, _ in telegram.me },
        "sendmessage": Method(parameters: sending.union(text)) { telegram, parameters, now throws(Refusal) in
            try telegram.sendMessage(parameters, at: now)
        },
        "sendphoto": Method(
            parameters: sending.union(caption).union(["photo", "has_spoiler", "show_caption_above_media"])
        ) {
            telegram, parameters, now throws(Refusal) in
            try telegram.sendPhoto(parameters, at: now)
        },
        "senddocument": Method(
            parameters: sending.union(caption).union(["document", "disable_content_type_detection"])
        ) { telegram, parameters, now throws(Refusal) in
            try telegram.sendDocument(parameters, at: now)
        },
        "sendchataction": Method(parameters: addressed.union(["action"])) { telegram, parameters, now throws(Refusal) in
            try telegram.sendChatAction(parameters, at: now)
        },
        "editmessagetext": Method(parameters: edited.union(text).union(["parse_mode"])) {
            telegram, parameters, now throws(Refusal) in
            try telegram.editMessageText(parameters, at: now)
        },
        "editmessagereplymarkup": Method(parameters: edited) { telegram, parameters, now throws(Refusal) in
            try telegram.editMessageReplyMarkup(parameters, at: now)
        },
        "deletemessage": Method(parameters: ["chat_id", "message_id"]) { telegram, parameters, _ throws(Refusal) in
            try telegram.deleteMessage(parameters)
        },
        "answercallbackquery": Method(
            parameters: ["callback_query_id", "text", "show_alert", "url", "cache_time"]
        ) { telegram, parameters, now throws(Refusal) in
            try telegram.answerCallbackQuery(parameters, at: now)
        },
        "getfile": Method(parameters: ["file_id"]) { telegram, parameters, _ throws(Refusal) in
            try telegram.getFile(parameters)
        },
        "getchat": Method(parameters: ["chat_id"]) { telegram, parameters, _ throws(Refusal) in
            try telegram.getChat(parameters)
        },
        "setmycommands": Method(parameters: ["commands", "scope", "language_code"]) {
            telegram, parameters, _ throws(Refusal) in
            try telegram.setMyCommands(parameters)
        },
        "setwebhook": Method(
            parameters: ["url", "secret_token", "max_connections", "allowed_updates", "drop_pending_updates"]
        ) { telegram, parameters, _ throws(Refusal) in
            try telegram.setWebhook(parameters)
        },
        "deletewebhook": Method(parameters: ["drop_pending_updates"]) { telegram, parameters, _ throws(Refusal) in
            try telegram.deleteWebhook(parameters)
        },
        "getwebhookinfo": Method(parameters: []) { telegram, _, _ in telegram.webhookInfo },
    ]
}
