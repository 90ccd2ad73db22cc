import Domain
import Jobs

/// What happens in a chat, as Telegram tells it and as the ingress addresses it.
struct Event: Sendable {
    static let home = #"{"id":42,"type":"private","first_name":"Аня"}"#
    static let group = #"{"id":-7,"type":"supergroup","title":"Семья"}"#
    private static let person = #"{"id":42,"is_bot":false,"first_name":"Аня","language_code":"ru"}"#
    private static let bot = #"{"id":1,"is_bot":true,"first_name":"Бот","username":"FamilyBot"}"#

    let json: String
    let address: Address

    /// - Parameters:
    ///   - content: fields of the message, such as `"text":"Hi"`.
    ///   - edited: seconds after the message, when it is an edit.
    static func message(_ content: String, in chat: String = home, edited: Int? = nil) -> Event {
        let edit = edited.map { #""edit_date":\#(1_700_000_000 + $0),"# } ?? ""
        return Event(
            json: """
                "\(edited == nil ? "message" : "edited_message")":{"message_id":7,"from":\(person),"chat":\(chat),\
                "date":1700000000,\(edit)\(content)}
                """,
            address: address(chat))
    }

    static func text(_ text: String, in chat: String = home, edited: Int? = nil) -> Event {
        message(#""text":"\#(text)""#, in: chat, edited: edited)
    }

    /// An answer in the group to a message of the bot, or of its own writer.
    static func reply(_ content: String, toBot: Bool) -> Event {
        message(
            """
            \(content),"reply_to_message":{"message_id":6,"from":\(toBot ? bot : person),"chat":\(group),\
            "date":1699999999,"text":"?"}
            """, in: group)
    }

    static func press(_ data: String) -> Event {
        Event(
            json: #""callback_query":{"id":"1","from":\#(person),"chat_instance":"9","data":"\#(data)"}"#,
            address: address(home))
    }

    /// The bot's own standing in a chat changes.
    static func standing(from old: String, to new: String, in chat: String = group) -> Event {
        Event(
            json: """
                "my_chat_member":{"chat":\(chat),"from":\(person),"date":1700000000,\
                "old_chat_member":{"status":"\(old)","user":\(bot)},"new_chat_member":{"status":"\(new)","user":\(bot)}}
                """,
            address: address(chat))
    }

    private static func address(_ chat: String) -> Address {
        Address(
            chat: ChatID(chat == home ? 42 : -7), thread: nil, user: UserID(42), message: MessageID(7),
            language: .russian)
    }
}

/// Contents that the bot cannot read, each with what it is called in the answer.
let unreadable: [(content: String, kind: String)] = [
    (#""sticker":{"file_id":"A","emoji":"😀"}"#, "sticker"), (#""voice":{"file_id":"A","duration":3}"#, "voice"),
    (#""photo":[{"file_id":"A","width":90,"height":67}],"caption":"что это?""#, "photo"),
    (#""video":{"file_id":"A"}"#, "video"), (#""video_note":{"file_id":"A"}"#, "video"),
    (#""animation":{"file_id":"A"},"document":{"file_id":"A"}"#, "video"),
    (#""document":{"file_id":"A","mime_type":"application/pdf"}"#, "document"),
    (#""document":{"file_id":"A","mime_type":"image/png"}"#, "document"),
    (#""audio":{"file_id":"A"}"#, "document"), (#""contact":{"phone_number":"1","first_name":"A"}"#, "contact"),
    (#""location":{"latitude":1,"longitude":2}"#, "location"),
    (#""venue":{"title":"Дом"},"location":{"latitude":1,"longitude":2}"#, "location"),
    (#""poll":{"id":"1","question":"?"}"#, "other"), (#""dice":{"emoji":"🎲","value":3}"#, "other"),
    (#""hologram":{}"#, "other"),
]
