/// Answers as the Bot API gives them.
extension StandIn.Answer {
    public static let done = StandIn.Answer.json(200, #"{"ok":true,"result":true}"#)

    /// A message was sent.
    public static func message(_ id: Int) -> StandIn.Answer {
        .json(200, #"{"ok":true,"result":{"message_id":\#(id),"date":1700000000,"chat":{"id":42,"type":"private"}}}"#)
    }

    /// - Parameter parameters: JSON, such as `{"retry_after":7}`.
    public static func refusal(_ code: Int, _ description: String, _ parameters: String = "{}") -> StandIn.Answer {
        .json(
            code, #"{"ok":false,"error_code":\#(code),"description":"\#(description)","parameters":\#(parameters)}"#)
    }

    /// Too many requests.
    public static func flood(_ seconds: Int) -> StandIn.Answer {
        .refusal(429, "Too Many Requests: retry after \(seconds)", #"{"retry_after":\#(seconds)}"#)
    }

    /// The bot's own account: id 1, `@FamilyBot`.
    public static let me = StandIn.Answer.json(
        200, #"{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Бот","username":"FamilyBot"}}"#)

    /// What a Telegram without troubles answers; messages get the numbers 100, 101, … by the call's own number.
    public static func usual(_ call: Call) -> StandIn.Answer {
        switch call.method {
        case "sendMessage", "sendDocument", "sendPhoto": .message(100 + call.number)
        case "getMe": .me
        default: .done
        }
    }
}
