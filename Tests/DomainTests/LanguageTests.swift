import Domain
import Testing

@Suite("A language tag")
struct LanguageTests {
    @Test(
        "leads to the language that its speaker most likely reads",
        arguments: [
            ("ru", Language.russian), ("ru-RU", .russian), ("RU", .russian), ("uk", .russian), ("kk_KZ", .russian),
            ("en", .english), ("en-GB", .english), ("de", .english), ("pt-br", .english), ("rue", .english),
        ])
    func tag(_ tag: String, language: Language) {
        #expect(Language(tag: tag) == language)
    }

    @Test("that is missing leads to none, so that the family's own language counts", arguments: [nil, ""])
    func noTag(_ tag: String?) {
        #expect(Language(tag: tag) == nil)
    }
}
