import Domain
import TelegramAPI
import Testing

private let anna =
    #"{"id":42,"is_bot":false,"first_name":"Аня","username":"anna","language_code":"ru","is_premium":true}"#
private let home = #"{"id":42,"first_name":"Аня","type":"private"}"#
private let group = #"{"id":-1001,"title":"Дом","type":"supergroup","is_forum":true}"#

private func message(_ fields: String, chat: String = home) throws -> Message {
    let json =
        #"{"update_id":9,"message":{"message_id":7,"date":1700000000,"from":\#(anna),"chat":\#(chat),\#(fields)}}"#
    guard case .message(let message) = try Update(json: Array(json.utf8)).event else { throw NotAMessage() }
    return message
}

private struct NotAMessage: Error {}

@Suite("An update")
struct UpdateTests {
    @Test("with a text tells who wrote what and where")
    func text() throws {
        let message = try message(
            #""text":"\u041f\u0440\u0438\u0432\u0435\u0442 \ud83d\udc4d","entities":[{"type":"bold","offset":0,"length":6}]"#
        )
        #expect(message.id == MessageID(7))
        #expect(message.date == 1_700_000_000)
        #expect(message.chat.id == ChatID(42))
        #expect(message.chat.kind == .private)
        #expect(message.from?.id == UserID(42))
        #expect(message.from?.firstName == "Аня")
        #expect(message.from?.languageCode == "ru")
        #expect(message.text == "Привет 👍")
        #expect(message.entities == [MessageEntity(.bold, offset: 0, length: 6)])
        #expect(message.thread == nil)
        #expect(message.replyTo == nil)
        #expect(!message.isForwarded)
        guard case .text("Привет 👍") = message.content else { throw NotAMessage() }
    }

    @Test("with a command is read as one")
    func command() throws {
        guard case .command(let command) = try message(#""text":"/start abc""#).content else { throw NotAMessage() }
        #expect(command.name == "start")
    }

    @Test(
        "names a topic only where it can be sent to",
        arguments: [
            (#""message_thread_id":5,"is_topic_message":true,"text":"a""#, ThreadID(5)),
            (#""message_thread_id":1,"is_topic_message":true,"text":"a""#, nil),
            (#""message_thread_id":5,"text":"a""#, nil),
            (#""text":"a""#, nil),
        ])
    func thread(_ fields: String, thread: ThreadID?) throws {
        #expect(try message(fields, chat: group).thread == thread)
    }

    @Test("carries the message that it answers and the part that was quoted")
    func reply() throws {
        let inner = #"{"message_id":3,"date":1,"chat":\#(home),"caption":"суп","photo":[]}"#
        let message = try message(
            #""text":"да","reply_to_message":\#(inner),"quote":{"text":"су","position":0},"forward_origin":{"type":"new"}"#
        )
        #expect(message.replyTo?.id == MessageID(3))
        #expect(message.replyTo?.text == "суп")
        #expect(message.quote == "су")
        #expect(message.isForwarded)
    }

    @Test(
        "tells what kind of content it has",
        arguments: [
            (
                #""photo":[{"file_id":"p","file_unique_id":"u","width":90,"height":60}],"caption":"обед""#,
                ContentKind.photo
            ),
            (#""document":{"file_id":"d","file_unique_id":"u"}"#, .document),
            (#""audio":{"file_id":"d","file_unique_id":"u","duration":1}"#, .document),
            (#""animation":{"file_id":"d"},"document":{"file_id":"d"}"#, .video),
            (#""video":{"file_id":"d","some":1}"#, .video),
            (#""video_note":{"file_id":"d"}"#, .video),
            (#""voice":{"file_id":"v","duration":3}"#, .voice),
            (#""sticker":{"file_id":"s","emoji":"👍"}"#, .sticker),
            (#""contact":{"phone_number":"1","first_name":"a"}"#, .contact),
            (#""location":{"latitude":1.5,"longitude":2}"#, .location),
            (#""venue":{"title":"a"},"location":{"latitude":1.5,"longitude":2}"#, .location),
            (#""poll":{"id":"1"}"#, .other),
            (#""hologram":{"id":"1"}"#, .other),
            (#""text":"a""#, nil),
            (#""text":"/a""#, nil),
            (#""new_chat_members":[\#(anna)]"#, nil),
            (#""left_chat_member":\#(anna)"#, nil),
            (#""migrate_to_chat_id":-100"#, nil),
        ] as [(String, ContentKind?)])
    func kinds(_ fields: String, kind: ContentKind?) throws {
        #expect(try message(fields).content.kind == kind)
    }

    @Test("with an album's photo names the album, the sizes and the caption")
    func photo() throws {
        let message = try message(
            #""media_group_id":"g","caption":"обед","caption_entities":[{"type":"italic","offset":0,"length":4}],"#
                + #""photo":[{"file_id":"s","width":90,"height":60,"file_size":10},{"file_id":"l","width":900,"height":600}]"#
        )
        guard case .photo(let sizes) = message.content else { throw NotAMessage() }
        #expect(sizes.map(\.file) == [FileID(rawValue: "s"), FileID(rawValue: "l")])
        #expect(sizes.map(\.width) == [90, 900])
        #expect(message.mediaGroup == MediaGroupID(rawValue: "g"))
        #expect(message.text == "обед")
        #expect(message.entities.count == 1)
    }

    @Test("tells of a group's new id")
    func migration() throws {
        guard case .migrated(to: ChatID(-100)) = try message(#""migrate_to_chat_id":-100"#).content else {
            throw NotAMessage()
        }
    }

    @Test("with an edit is told from a new message")
    func edit() throws {
        let json =
            #"{"update_id":9,"edited_message":{"message_id":7,"date":1,"edit_date":5,"chat":\#(home),"text":"a"}}"#
        guard case .editedMessage(let message) = try Update(json: Array(json.utf8)).event else { throw NotAMessage() }
        #expect(message.editDate == 5)
    }

    @Test("with a button press tells what was pressed and where, even on a message that is no longer shown")
    func button() throws {
        let json = #"""
            {"update_id":9,"callback_query":{"id":"77","from":\#(anna),"data":"a:1","chat_instance":"x",
            "message":{"message_id":7,"date":0,"chat":\#(group)}}}
            """#
        guard case .button(let press) = try Update(json: Array(json.utf8)).event else { throw NotAMessage() }
        #expect(press.id == CallbackID(rawValue: "77"))
        #expect(press.data == "a:1")
        #expect(press.message?.chat.id == ChatID(-1001))
        #expect(press.message?.date == 0)
    }

    @Test(
        "with a change of membership tells who came or went",
        arguments: [
            (#""left""#, #""member""#, false, true), (#""member""#, #""kicked""#, true, false),
            (#""creator""#, #""administrator""#, true, true),
            (#""restricted","is_member":true"#, #""left""#, true, false),
            (#""kicked""#, #""restricted","is_member":false"#, false, false), (#""new""#, #""member""#, false, true),
        ])
    func membership(_ old: String, new: String, was: Bool, now: Bool) throws {
        let change = #"""
            {"chat":\#(group),"from":\#(anna),"date":1,"old_chat_member":{"status":\#(old),"user":\#(anna)},
            "new_chat_member":{"status":\#(new),"user":\#(anna)}}
            """#
        for key in ["my_chat_member", "chat_member"] {
            let event = try Update(json: Array(#"{"update_id":9,"\#(key)":\#(change)}"#.utf8)).event
            switch event {
            case .botMembership(let change) where key == "my_chat_member",
                .membership(let change) where key == "chat_member":
                #expect(change.wasPresent == was)
                #expect(change.isPresent == now)
                #expect(change.member.id == UserID(42))
            default: throw NotAMessage()
            }
        }
    }

    @Test("of a kind that we do not know is no error")
    func unknown() throws {
        let update = try Update(json: Array(#"{"update_id":9,"purchased_paid_media":{"from":1}}"#.utf8))
        #expect(update.id == UpdateID(9))
        guard case .unknown = update.event else { throw NotAMessage() }
    }

    @Test("of a new kind of chat counts as a channel's")
    func unknownChat() throws {
        #expect(try message(#""text":"a""#, chat: #"{"id":-5,"type":"salon"}"#).chat.kind == .channel)
    }

    @Test(
        "that is none is an error that repeats nothing of it",
        arguments: [
            "", "secret", "[]", "{}", #"{"update_id":"secret"}"#, #"{"update_id":1,"message":{"text":"secret"}}"#,
            #"{"update_id":1,"message":"secret"}"#, "{\"update_id\":1",
        ])
    func malformed(_ json: String) {
        let error = #expect(throws: Update.Malformed.self) { try Update(json: Array(json.utf8)) }
        #expect(error.map { !"\($0)".contains("secret") } ?? false)
    }
}
