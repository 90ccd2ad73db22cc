import Testing

@testable import TelegramAPI

@Suite("A bot token")
struct BotTokenTests {
    @Test(
        "of the right shape is read, with the bot's id",
        arguments: [
            ("123456:TEST-TOKEN", 123_456), ("7:abcde", 7),
            ("9999999999:AAbbCC_dd-eeFFggHHiiJJkkLLmmNNooPPq", 9_999_999_999),
        ])
    func good(_ text: String, botID: Int64) throws {
        let token = try #require(BotToken(text))
        #expect(token.botID == botID)
        #expect(token.rawValue == text)
    }

    @Test(
        "of another shape is refused",
        arguments: [
            "", ":", "123456", "123456:", "123456:abcd", ":abcdef", "x:abcdef", "12x:abcdef", "-1:abcdef", "0:abcdef",
            "+1:abcdef",
            "1:abc:def", " 1:abcdef", "1:abcdef ", "1:abcdef\n", "1:abc/def", "1:абвгде", "١:abcdef", "1:abc def",
            "99999999999999999999:abcdef",
        ])
    func bad(_ text: String) {
        #expect(BotToken(text) == nil)
    }

    @Test("shows its secret in no way of printing")
    func secret() throws {
        let token = try #require(BotToken("123456:TEST-TOKEN"))
        var dumped = ""
        dump(token, to: &dumped)
        dump([token], to: &dumped)
        struct Around { let token: BotToken }
        for text in ["\(token)", String(reflecting: token), "\([token])", "\(Around(token: token))", dumped] {
            #expect(!text.contains("TEST"), "\(text)")
        }
        #expect("\(token)" == "123456:…")
    }
}
