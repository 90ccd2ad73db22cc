import Domain
import Testing

@testable import Webhook

@Suite("The parser of updates")
struct ParserTests {
    private let parser = UpdateParser()

    @Test("refuses a body that is cut anywhere")
    func cut() {
        for sample in [Sample.text("Привет 👋"), Sample.press("yes"), Sample.member("my_chat_member")] {
            let body = Array(sample.utf8)
            #expect(parser.parse(body) != nil)
            for length in 0..<body.count { #expect(parser.parse(Array(body[..<length])) == nil, "\(length) bytes") }
        }
    }

    @Test("refuses what follows the object, except white space")
    func trailing() {
        let body = Sample.text("Hi")
        #expect(parse(" \n\t" + body + "\r\n ") != nil)
        for rest in ["x", "{}", ",", "}", body, "\0"] { #expect(parse(body + rest) == nil, "\(rest.debugDescription)") }
    }

    @Test("takes sixty levels and refuses sixty-five")
    func depth() {
        #expect(parse(nested(60)) != nil)
        #expect(parse(nested(65)) == nil)
        #expect(parse(nested(100_000)) == nil)
        let objects = String(repeating: #"{"a":"#, count: 64) + "1" + String(repeating: "}", count: 64)
        #expect(parse(#"{"update_id":1,"x":\#(objects)}"#) == nil)
    }

    @Test("keeps its limit of depth after a large body has made it grow")
    func depthAfterGrowth() {
        let large = Sample.text(String(repeating: "я", count: 400_000))
        #expect(parse(large)?.text?.utf8.count == 800_000)
        #expect(parse(nested(60)) != nil)
        #expect(parse(nested(65)) == nil)
    }

    @Test(
        "refuses invalid UTF-8 wherever it stands",
        arguments: [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]])
    func encoding(_ bytes: [UInt8]) {
        let (head, tail) = (Array(#"{"update_id":1,"message":{"text":""#.utf8), Array(#""}}"#.utf8))
        #expect(parser.parse(head + bytes + tail) == nil)
        #expect(parser.parse(Array(#"{"update_id":1,"unread":""#.utf8) + bytes + Array(#""}"#.utf8)) == nil)
        #expect(parser.parse(bytes + head + tail) == nil)
    }

    @Test(
        "refuses what is nearly JSON",
        arguments: [
            "", " ", "null", "{", #"{"update_id":1,}"#, #"{'update_id':1}"#, #"{"update_id":01}"#,
            #"{"update_id":1.0}"#,
            #"{"update_id":1e2}"#, #"{"update_id":true}"#, #"{"update_id":1,"a":NaN}"#,
            "{\"update_id\":1,\"a\":\"\n\"}", #"{"update_id":1,"a":"\x"}"#, #"{"update_id":1,"a":"\ud800"}"#,
            #"{"update_id":1 "a":2}"#, #"{"update_id":1,"a":[1,2}"#, #"[{"update_id":1}]"#,
        ])
    func nearly(_ body: String) {
        #expect(parse(body) == nil)
    }

    @Test("takes the first of two keys of one name")
    func duplicates() {
        #expect(parse(#"{"update_id":1,"update_id":2}"#)?.id == UpdateID(1))
        let twice = parse(Sample.message(#""text":"one","text":"two""#))
        #expect(twice?.text == "one")
        let kinds = parse(Sample.update(#""message":{"chat":{"id":1}},"edited_message":{"chat":{"id":2}}"#))
        #expect(kinds?.kind == .message && kinds?.chat == ChatID(1))
    }

    @Test(
        "reads text as it was meant",
        arguments: [
            (#"a\u0000b"#, "a\0b"), (#"\u041f\u0440\u0438\u0432\u0435\u0442"#, "Привет"), (#"\ud83d\udc4b\n"#, "👋\n"),
            (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"), ("Привет 👩‍👩‍👦", "Привет 👩‍👩‍👦"), (#"\u200d"#, "\u{200d}"),
            ("", ""),
        ])
    func text(_ json: String, expected: String) {
        #expect(parse(Sample.text(json))?.text == expected)
        #expect(parse(Sample.press(json))?.callback?.data == expected)
    }

    @Test("reads a body of a mebibyte")
    func large() {
        let room = WebhookRoute.largestBody - Sample.text("").utf8.count
        let body = Sample.text(String(repeating: "x", count: room))
        #expect(body.utf8.count == 1 << 20)
        #expect(parse(body)?.text?.utf8.count == room)
    }

    @Test("keeps apart what eight threads ask at once")
    func threads() async {
        await withTaskGroup(of: Bool.self) { group in
            for thread in 0..<8 {
                group.addTask { [parser] in
                    (0..<2_000).allSatisfy { round in
                        let text = "\(thread)-\(round)-" + String(repeating: "я", count: round % 97)
                        let envelope = parser.parse(Array(Sample.text(text, id: "\(round)").utf8))
                        return envelope?.text == text && envelope?.id == UpdateID(Int64(round))
                    }
                }
            }
            for await right in group { #expect(right) }
        }
    }

    private func parse(_ body: String) -> UpdateEnvelope? { parser.parse(Array(body.utf8)) }

    /// An update with so many levels, its own braces included.
    private func nested(_ depth: Int) -> String {
        let open = String(repeating: "[", count: depth - 1)
        let close = String(repeating: "]", count: depth - 1)
        return #"{"update_id":1,"x":\#(open)\#(close)}"#
    }
}
