/// Updates as Telegram sends them, with the parts that a test wants to differ.
enum Sample {
    static let person =
        #"{"id":42,"is_bot":false,"first_name":"Аня","username":"anya","language_code":"ru","is_premium":true}"#
    static let home = #"{"id":42,"first_name":"Аня","username":"anya","type":"private"}"#
    static let group = #"{"id":-1001234567890,"title":"Семья","type":"supergroup","is_forum":true}"#
    static let photo = """
        "photo":[{"file_id":"A","file_unique_id":"a","file_size":1200,"width":90,"height":67},\
        {"file_id":"B","file_unique_id":"b","file_size":90000,"width":1280,"height":960}]
        """
    static let shown =
        #"{"message_id":8,"from":{"id":1,"is_bot":true,"first_name":"Бот"},"chat":\#(home),"date":1700000000,"text":"?"}"#

    static func update(_ parts: String, id: String = "100") -> String { #"{"update_id":\#(id),\#(parts)}"# }

    /// - Parameter from: nil leaves the sender out.
    static func message(
        _ content: String, chat: String = home, from: String? = person, as kind: String = "message",
        id: String = "100", number: String = "7"
    ) -> String {
        let sender = from.map { #""from":\#($0),"# } ?? ""
        return update(
            #""\#(kind)":{"message_id":\#(number),\#(sender)"chat":\#(chat),"date":1700000000,\#(content)}"#, id: id)
    }

    static func text(_ text: String, chat: String = home, as kind: String = "message", id: String = "100") -> String {
        message(#""text":"\#(text)""#, chat: chat, as: kind, id: id)
    }

    /// - Parameters:
    ///   - data: nil for a button without any.
    ///   - message: nil for one that was sent through another chat's input field.
    static func press(
        _ data: String?, from: String = person, message: String? = shown, id: String = "100",
        query: String = "4382bfdwdsb3"
    ) -> String {
        let shown = message.map { #""message":\#($0),"# } ?? #""inline_message_id":"X","#
        let data = data.map { #""data":"\#($0)","# } ?? ""
        return update(
            #""callback_query":{"id":"\#(query)",\#(data)\#(shown)"from":\#(from),"chat_instance":"9"}"#, id: id)
    }

    static func member(_ kind: String, chat: String = group, from: String = person) -> String {
        update(
            """
            "\(kind)":{"chat":\(chat),"from":\(from),"date":1700000000,\
            "old_chat_member":{"status":"left","user":{"id":1,"is_bot":true,"first_name":"Бот"}},\
            "new_chat_member":{"status":"member","user":{"id":1,"is_bot":true,"first_name":"Бот"}}}
            """)
    }
}
