import Domain
import Testing

@Suite("The name of a person")
struct PersonNameTests {
    @Test(
        "is on one line, without what cannot be seen",
        arguments: [
            ("Вася", "Вася"), ("  Анна\n\tМария ", "Анна Мария"), ("\u{202E}ясаВ\u{202C}", "ясаВ"),
            ("Ю\u{200B}ра", "Юра"),
            ("🌸", "🌸"), ("O'Neil-2", "O'Neil-2"), ("a\u{0}b", "ab"),
        ])
    func shown(_ said: String, expected: String) {
        #expect(PersonName(said)?.shown == expected)
    }

    @Test("is none without anything to see", arguments: ["", " \n", "\u{202E}", "\u{200B}\u{3164}", "\u{0}"])
    func empty(_ said: String) {
        #expect(PersonName(said) == nil)
    }

    @Test("is cut off where it is too long, between characters and not behind a space")
    func long() {
        #expect(PersonName(String(repeating: "я", count: 200))?.shown.count == 64)
        #expect(PersonName(String(repeating: "👍🏽", count: 40))?.shown == String(repeating: "👍🏽", count: 16))
        #expect(PersonName(String(repeating: "я", count: 63) + " x")?.shown.count == 63)
        #expect(PersonName("я" + String(repeating: "\u{301}", count: 500)) == nil)
    }
}
