/// The rules for inline keyboards; the bot uses no other reply markup.
enum Keyboard {
    /// The keyboard of a call; nil when there is none, or an empty one, which means "take it away".
    static func inline(_ parameters: Parameters) throws(Refusal) -> JSON? {
        guard let markup = try parameters.object("reply_markup") else { return nil }
        guard Set(markup.keys) == ["inline_keyboard"] else {
            throw .badRequest("can't parse reply keyboard markup: only inline_keyboard is simulated")
        }
        guard let rows = markup["inline_keyboard"]?.array else {
            throw .badRequest("can't parse inline keyboard: array of arrays expected")
        }
        for row in rows {
            guard let buttons = row.array else {
                throw .badRequest("can't parse inline keyboard: array of arrays expected")
            }
            for button in buttons { try check(button) }
        }
        guard rows.reduce(0, { $0 + ($1.array?.count ?? 0) }) <= 100 else { throw .badRequest("REPLY_MARKUP_TOO_LONG") }
        let isEmpty = rows.allSatisfy { $0.array?.isEmpty ?? true }
        return isEmpty ? nil : .object(markup)
    }

    private static func check(_ button: JSON) throws(Refusal) {
        let failed = "can't parse inline keyboard button"
        guard let fields = button.object else { throw .badRequest("\(failed): object expected") }
        guard let text = button["text"]?.string, !text.trimmed.isEmpty else {
            throw .badRequest("\(failed): field \"text\" must be a non-empty String")
        }
        let actions = Set(fields.keys).subtracting(["text"])
        guard actions.count == 1, let action = actions.first else {
            throw .badRequest("\(failed): Text buttons are unallowed in the inline keyboard")
        }
        switch action {
        case "callback_data":
            guard let data = button[action]?.string, (1...64).contains(data.utf8.count) else {
                throw .badRequest("BUTTON_DATA_INVALID")
            }
        case "url":
            guard let url = button[action]?.string, url.contains(/^(https?|tg):\/\/[^\/\s]+/) else {
                throw .badRequest("inline keyboard button URL is invalid: Wrong HTTP URL")
            }
        case "web_app":
            guard let url = button[action]?["url"]?.string, url.hasPrefix("https://") else {
                throw .badRequest("inline keyboard button Web App URL is invalid: Only HTTPS links are allowed")
            }
        case "copy_text":
            guard let text = button[action]?["text"]?.string, (1...256).contains(text.utf16.count) else {
                throw .badRequest("BUTTON_COPY_TEXT_INVALID")
            }
        default: throw .badRequest("\(failed): unknown field \"\(action)\"")
        }
    }
}
