import Foundation
import Testing

@testable import TelegramAPI

@Suite("Rich text")
struct RichTextTests {
    @Test("takes what people write as it is")
    func plain() {
        let text = RichText("<b>*5* `x` [a](b) \\ & \u{0}</b>")
        #expect(text.text == "<b>*5* `x` [a](b) \\ & \u{0}</b>")
        #expect(text.entities.isEmpty)
    }

    @Test("counts in UTF-16 units")
    func units() {
        let text = RichText("👨‍👩‍👧 ") + RichText("да́").bold + RichText("!")
        #expect(text.text == "👨‍👩‍👧 да́!")
        #expect(text.entities == [MessageEntity(.bold, offset: 9, length: 3)])
        #expect(text.length == text.text.utf16.count)
    }

    @Test("nests formatting, the outer first")
    func nesting() {
        let text = (RichText("a") + RichText("b").italic).bold
        #expect(text.entities == [entity(.bold, 0, 2), entity(.italic, 1, 1)])
    }

    @Test("does not repeat a kind inside itself")
    func repetition() {
        #expect((RichText("a") + RichText("b").bold).bold.entities == [entity(.bold, 0, 2)])
    }

    @Test("keeps other formatting out of code, which Telegram demands")
    func verbatim() {
        let mixed = RichText("a") + RichText("b").code + RichText("c") + RichText("d").code
        #expect(
            mixed.bold.entities == [entity(.bold, 0, 1), entity(.code, 1, 1), entity(.bold, 2, 1), entity(.code, 3, 1)])
        #expect((RichText("a").bold + RichText("b")).code.entities == [entity(.code, 0, 2)])
        #expect(mixed.blockquote.entities.count == 3)
    }

    @Test("keeps a link whole when its text has code in it, so that the address is not lost")
    func link() {
        let link = (RichText("a ") + RichText("b").code).link(to: "https://example.org")
        #expect(link.entities == [entity(.textLink(url: "https://example.org"), 0, 3)])
    }

    @Test("has no entity without text")
    func empty() {
        #expect(RichText("").bold.entities.isEmpty)
    }

    @Test("is read with entities that reach out of it or have impossible numbers cut to it")
    func foreign() throws {
        let json = """
            {"text":"abc","entities":[{"type":"bold","offset":1,"length":9223372036854775807},
            {"type":"italic","offset":-1,"length":2},{"type":"code","offset":3,"length":1},
            {"type":"spoiler","offset":0,"length":-5}]}
            """
        let text = try JSONDecoder().decode(RichText.self, from: Data(json.utf8))
        #expect(text.entities == [entity(.bold, 1, 2)])
    }

    @Test("has a pinned wire form, as it waits in queues")
    func wire() throws {
        let text = RichText("a").bold + RichText("b").pre(language: "swift") + RichText("c").link(to: "https://d.e")
        let json = #"""
            {"entities":[{"length":1,"offset":0,"type":"bold"},{"language":"swift","length":1,"offset":1,"type":"pre"},\#
            {"length":1,"offset":2,"type":"text_link","url":"https:\/\/d.e"}],"text":"abc"}
            """#
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(text), as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(RichText.self, from: Data(json.utf8)) == text)
    }

    @Test(
        "knows an entity by Telegram's name for it",
        arguments: [
            ("bold", MessageEntity.Kind.bold), ("italic", .italic), ("underline", .underline),
            ("strikethrough", .strikethrough), ("spoiler", .spoiler), ("code", .code), ("pre", .pre(language: nil)),
            ("blockquote", .blockquote), ("expandable_blockquote", .expandableBlockquote),
            ("bot_command", .botCommand), ("mention", .mention), ("custom_emoji", .other("custom_emoji")),
        ])
    func kinds(_ name: String, kind: MessageEntity.Kind) throws {
        let json = #"{"type":"\#(name)","offset":2,"length":3,"new_field":{}}"#
        let entity = try JSONDecoder().decode(MessageEntity.self, from: Data(json.utf8))
        #expect(entity == MessageEntity(kind, offset: 2, length: 3))
        let again = try JSONDecoder().decode(MessageEntity.self, from: try JSONEncoder().encode(entity))
        #expect(again == entity)
    }

    @Test("grows in linear time", .timeLimit(.minutes(1)))
    func long() {
        var text = RichText("")
        for _ in 0..<50_000 { text += RichText("ы").bold + RichText(" ").code }
        #expect(text.length == 100_000)
        #expect(text.bold.entities.count == 100_000)
    }
}

func entity(_ kind: MessageEntity.Kind, _ offset: Int, _ length: Int) -> MessageEntity {
    MessageEntity(kind, offset: offset, length: length)
}
