import Testing

@testable import OutsideWorld

@Suite("JSON", .timeLimit(.minutes(1)))
struct JSONTests {
    @Test("what is printed is read again, in both styles", arguments: [JSON.Style.plain, .ascii])
    func roundTrip(_ style: JSON.Style) throws {
        let value: JSON = [
            "a": [1, -2.5, true, .null, ""], "б": "я\"\\\n\u{1}🍎", "big": .integer(.max), "deep": [[["x": [:]]]],
        ]
        let text = value.printed(style)
        #expect(try JSON(parsing: text.utf8) == value)
        #expect(style == .plain || text.utf8.allSatisfy { $0 < 0x7F })
    }

    @Test("surrogate pairs are written as Telegram writes them")
    func surrogates() {
        #expect(JSON.string("я🍎").printed(.ascii) == #""\u044f\ud83c\udf4e""#)
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{\"a\":1,\"a\":2}", "01", "1.", ".5", "+1", "1e", "nul", "tru",
            "\"\u{1}\"", "\"\\x\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"abc", "1 2", "'a'", "1e999",
            String(repeating: "[", count: 300),
        ])
    func refused(_ text: String) throws {
        #expect(throws: JSONFault.self) { try JSON(parsing: text.utf8) }
    }

    @Test("bytes that are not UTF-8 are refused")
    func notUTF8() throws {
        #expect(throws: JSONFault.self) { try JSON(parsing: [0x22, 0xC3, 0x28, 0x22]) }
    }
}
