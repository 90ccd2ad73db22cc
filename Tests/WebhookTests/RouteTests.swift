import Domain
import Jobs
import Testing

@testable import Webhook

/// Where an update must go, as one line: `lane pool kind address limit`, or `drop reason`, or `malformed`.
private struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let update: String
    let way: String

    init(_ name: String, _ update: String, _ way: String) {
        testDescription = name
        self.update = update
        self.way = way
    }
}

private let group = Sample.group
private let bot = #"{"id":77,"is_bot":true,"first_name":"Другой","username":"other_bot"}"#
private let anonymous = #"{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"}"#
private let telegram = #"{"id":777000,"is_bot":false,"first_name":"Telegram"}"#
private let english = #"{"id":43,"is_bot":false,"first_name":"Ann","language_code":"en-GB"}"#
private let plain = #"{"id":43,"is_bot":false,"first_name":"Ann"}"#

private let toChat = "c:42:42 chat text 42::42:7:ru limited"
private let toStop = "ctl:42:42 control control 42::42:7:ru limited"
private let toContent = "c:42:42 chat content 42::42:7:ru limited"
private let toPhoto = "p:42:42 photo photo 42::42:7:ru limited"
private let toMembership = "m:-1001234567890 chat membership -1001234567890::42::ru limited"
private let unknown = "drop unknown_kind"

private func document(type: String?, name: String? = nil) -> String {
    let fields = [type.map { #","mime_type":"\#($0)""# }, name.map { #","file_name":"\#($0)""# }].compactMap(\.self)
    return Sample.message(#""document":{"file_id":"A"\#(fields.joined())}"#)
}

private let texts: [Row] = [
    Row("text", Sample.text("Привет"), toChat),
    Row("edited text", Sample.text("Привет!", as: "edited_message"), toChat),
    Row("command", Sample.text("/help"), toChat),
    Row("command with a name", Sample.text("/help@FamilyBot"), toChat),
    Row("start", Sample.text("/start"), toChat),
    Row("start with a code", Sample.text("/start abc123"), "c:42:42 chat text 42::42:7:ru free"),
    Row("start by name with a code", Sample.text("/start@FamilyBot abc"), "c:42:42 chat text 42::42:7:ru free"),
    Row("start with a story", Sample.text("/start a b"), toChat),
    Row("started", Sample.text("/started abc"), toChat),
    Row("стоп", Sample.text("стоп"), toStop),
    Row("Стоп!", Sample.text("Стоп!"), toStop),
    Row("СТОП…", Sample.text("  СТОП… "), toStop),
    Row("стоп escaped", Sample.text(#"\u0421\u0442\u043e\u043f!!"#), toStop),
    Row("stop", Sample.text("stop."), toStop),
    Row("/cancel", Sample.text("/cancel"), toStop),
    Row("/cancel@Bot", Sample.text("/cancel@FamilyBot"), toStop),
    Row("@Bot стоп", Sample.text("@FamilyBot стоп"), toStop),
    Row("стоп, @Bot", Sample.text("стоп, @FamilyBot"), toStop),
    Row("стоп машина", Sample.text("стоп машина"), toChat),
    Row("нестоп", Sample.text("нестоп"), toChat),
    Row("стоп?", Sample.text("стоп?"), toChat),
    Row("стоп twice", Sample.text("стоп стоп"), toChat),
    Row("/canceled", Sample.text("/canceled"), toChat),
    Row("nothing but signs", Sample.text("!!!"), toChat),
    Row("nothing but a name", Sample.text("@FamilyBot"), toChat),
    Row("empty text", Sample.text(""), toChat),
    Row("стоп by edit", Sample.text("стоп", as: "edited_message"), toChat),
    Row("a long text that begins with стоп", Sample.text("стоп" + String(repeating: "!", count: 200)), toChat),
    Row("text in English", Sample.message(#""text":"Hi""#, from: english), "c:42:43 chat text 42::43:7:en limited"),
    Row("text without a language", Sample.message(#""text":"Hi""#, from: plain), "c:42:43 chat text 42::43:7: limited"),
]

private let contents: [Row] = [
    Row("photo", Sample.message(Sample.photo), toPhoto),
    Row("photo whose caption is стоп", Sample.message(Sample.photo + #","caption":"стоп""#), toPhoto),
    Row("edited photo", Sample.message(Sample.photo, as: "edited_message"), toPhoto),
    Row("album", Sample.message(Sample.photo + #","media_group_id":"1""#), toPhoto + " album 1"),
    Row(
        "edited photo of an album", Sample.message(Sample.photo + #","media_group_id":"1""#, as: "edited_message"),
        toPhoto),
    Row("album of a name that fits nowhere", Sample.message(Sample.photo + #","media_group_id":"a:b""#), toPhoto),
    Row("album of videos", Sample.message(#""video":{"file_id":"A"},"media_group_id":"1""#), toContent),
    Row("image as a file", Sample.message(#""document":{"file_id":"A","mime_type":"image/heic"}"#), toPhoto),
    Row("image of a type in capitals", document(type: "IMAGE/JPEG"), toPhoto),
    Row("image of no known type", document(type: "application/octet-stream", name: "IMG_0001.HEIC"), toPhoto),
    Row("image without a type", document(type: nil, name: "обед.2.jpeg"), toPhoto),
    Row("image with an empty type", document(type: "", name: "a.webp"), toPhoto),
    Row("PNG of no known type", document(type: "application/octet-stream", name: "a.png"), toPhoto),
    Row("archive of no known type", document(type: "application/octet-stream", name: "a.jpg.zip"), toContent),
    Row("file of no known type without a point", document(type: "application/octet-stream", name: "jpg"), toContent),
    Row("file that ends in a point", document(type: "application/octet-stream", name: "a."), toContent),
    Row("PDF that is called a picture", document(type: "application/pdf", name: "a.jpg"), toContent),
    Row("PDF", Sample.message(#""document":{"file_id":"A","mime_type":"application/pdf"}"#), toContent),
    Row("file of no type", Sample.message(#""document":{"file_id":"A"}"#), toContent),
    Row("file of a short type", Sample.message(#""document":{"file_id":"A","mime_type":"ima"}"#), toContent),
    Row("voice", Sample.message(#""voice":{"file_id":"A","duration":3}"#), toContent),
    Row("sticker", Sample.message(#""sticker":{"file_id":"A","emoji":"😀"}"#), toContent),
    Row("video", Sample.message(#""video":{"file_id":"A","mime_type":"video/mp4"}"#), toContent),
    Row("contact", Sample.message(#""contact":{"phone_number":"1","first_name":"A"}"#), toContent),
    Row("location", Sample.message(#""location":{"latitude":1.5,"longitude":2}"#), toContent),
    Row("live location", Sample.message(#""location":{"latitude":1,"longitude":2}"#, as: "edited_message"), toContent),
    Row("poll in a message", Sample.message(#""poll":{"id":"1","question":"?"}"#), toContent),
    Row("something new", Sample.message(#""hologram":{"file_id":"A"}"#), toContent),
    Row("forwarded text", Sample.message(#""text":"Hi","forward_origin":{"type":"user"}"#), toChat),
    Row(
        "text from a group", Sample.text("Привет", chat: group),
        "c:-1001234567890:42 chat text -1001234567890::42:7:ru limited"),
    Row(
        "text in a topic",
        Sample.message(#""text":"Hi","is_topic_message":true,"message_thread_id":5"#, chat: group),
        "c:-1001234567890:42 chat text -1001234567890:5:42:7:ru limited"),
    Row(
        "text in the general topic",
        Sample.message(#""text":"Hi","is_topic_message":true,"message_thread_id":1"#, chat: group),
        "c:-1001234567890:42 chat text -1001234567890::42:7:ru limited"),
    Row(
        "text in a chain of replies",
        Sample.message(#""text":"Hi","message_thread_id":5"#, chat: group),
        "c:-1001234567890:42 chat text -1001234567890::42:7:ru limited"),
]

private let events: [Row] = [
    Row("button", Sample.press("yes"), "ctl:42:42 control button 42::42:8:ru limited"),
    Row("button without data", Sample.press(nil), "ctl:42:42 control button 42::42:8:ru limited"),
    Row("button that wants words", Sample.press("!go"), "ctl:42:42 control button 42::42:8:ru limited"),
    Row(
        "button of a message too old to be shown",
        Sample.press("yes", message: #"{"message_id":8,"chat":\#(Sample.home),"date":0}"#),
        "ctl:42:42 control button 42::42:8:ru limited"),
    Row("button of an inline message", Sample.press("yes", message: nil), "drop no_chat"),
    Row("button pressed by a bot", Sample.press("yes", from: bot), "drop no_human_sender"),
    Row("the bot's own standing", Sample.member("my_chat_member"), toMembership),
    Row("a person's standing", Sample.member("chat_member"), toMembership),
    Row(
        "a block in a private chat", Sample.member("my_chat_member", chat: Sample.home),
        "m:42 chat membership 42::42::ru limited"),
    Row(
        "standing changed by a bot", Sample.member("chat_member", from: bot),
        "m:-1001234567890 chat membership -1001234567890::77:: limited"),
    Row(
        "migration to", Sample.message(#""migrate_to_chat_id":-1002"#, chat: #"{"id":-5,"type":"group"}"#),
        "m:-5 chat membership -5::42:7:ru limited"),
    Row(
        "migration from", Sample.message(#""migrate_from_chat_id":-5"#, chat: group, from: anonymous),
        "m:-1001234567890 chat membership -1001234567890::1087968824:7: limited"),
]

private let strangers: [Row] = [
    Row("channel post", Sample.message(#""text":"Hi""#, from: nil, as: "channel_post"), unknown),
    Row("edited channel post", Sample.message(#""text":"Hi""#, as: "edited_channel_post"), unknown),
    Row("message without a sender", Sample.message(#""text":"Hi""#, from: nil), "drop no_human_sender"),
    Row("anonymous admin", Sample.message(#""text":"Hi""#, chat: group, from: anonymous), "drop no_human_sender"),
    Row("Telegram itself", Sample.message(#""text":"Hi""#, from: telegram), "drop no_human_sender"),
    Row("another bot", Sample.message(#""text":"Hi""#, chat: group, from: bot), "drop no_human_sender"),
    Row(
        "in the name of a channel", Sample.message(#""text":"Hi","sender_chat":{"id":-9,"type":"channel"}"#),
        "drop no_human_sender"),
    Row("reaction", Sample.update(#""message_reaction":{"chat":\#(Sample.home),"user":\#(Sample.person)}"#), unknown),
    Row("poll", Sample.update(#""poll":{"id":"1","question":"?"}"#), unknown),
    Row("inline query", Sample.update(#""inline_query":{"id":"1","from":\#(Sample.person),"query":""}"#), unknown),
    Row("kind of the future", Sample.update(#""dream":{"from":\#(Sample.person)}"#), unknown),
    Row("nothing but a number", #"{"update_id":100}"#, unknown),
]

private let oddities: [Row] = [
    Row("message that is none", Sample.update(#""message":null"#), "drop no_chat"),
    Row("message that is a number", Sample.update(#""message":5"#), "drop no_chat"),
    Row("message without a chat", Sample.update(#""message":{"from":\#(Sample.person)}"#), "drop no_chat"),
    Row("chat without an id", Sample.message(#""text":"Hi""#, chat: "{}"), "drop no_chat"),
    Row("chat id as text", Sample.message(#""text":"Hi""#, chat: #"{"id":"42"}"#), "drop no_chat"),
    Row("chat id with a fraction", Sample.message(#""text":"Hi""#, chat: #"{"id":42.5}"#), "drop no_chat"),
    Row("sender without an id", Sample.message(#""text":"Hi""#, from: "{}"), "drop no_human_sender"),
    Row(
        "no message id", Sample.update(#""message":{"chat":\#(Sample.home),"from":\#(Sample.person),"text":"Hi"}"#),
        "c:42:42 chat text 42::42::ru limited"),
    Row("text that is a number", Sample.message(#""text":5"#), toContent),
    Row(
        "the largest ids",
        Sample.message(
            #""text":"Hi""#, chat: #"{"id":-9223372036854775808}"#, from: #"{"id":9223372036854775807}"#,
            id: "9223372036854775807", number: "9223372036854775807"),
        "c:-9223372036854775808:9223372036854775807 chat text "
            + "-9223372036854775808::9223372036854775807:9223372036854775807: limited"),
    Row("an id beyond all", Sample.message(#""text":"Hi""#, chat: #"{"id":9223372036854775808}"#), "drop no_chat"),
    Row("an update id beyond all", Sample.text("Hi", id: "18446744073709551615"), "malformed"),
    Row("a negative update id", Sample.text("Hi", id: "-1"), "malformed"),
    Row("an update id as text", Sample.text("Hi", id: #""100""#), "malformed"),
    Row("no update id", #"{"message":{"message_id":7}}"#, "malformed"),
    Row("update id zero", Sample.text("Hi", id: "0"), toChat),
    Row("an array", "[]", "malformed"),
    Row("a number", "100", "malformed"),
]

@Suite("An update")
struct RouteTests {
    @Test("goes its way", arguments: texts + contents + events + strangers + oddities)
    fileprivate func ways(_ row: Row) {
        #expect(way(of: row.update) == row.way)
    }

    private func way(of update: String) -> String {
        guard let envelope = UpdateParser().parse(Array(update.utf8)) else { return "malformed" }
        switch Route(envelope) {
        case .drop(let reason): return "drop \(reason)"
        case .enqueue(let place):
            if let limited = place.limitedSender { #expect(limited == place.address.user) }
            let limit = place.limitedSender == nil ? "free" : "limited"
            let album = place.album.map { " album \($0)" } ?? ""
            return "\(place.lane) \(place.pool.rawValue) \(place.kind.rawValue) \(place.address) \(limit)\(album)"
        }
    }
}
