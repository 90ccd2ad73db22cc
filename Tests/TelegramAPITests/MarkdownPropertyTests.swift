import TelegramAPI
import Testing

private let markdown = Markdown(linkingTo: ["a.b"])

@Suite("Any text read as Markdown")
struct MarkdownPropertyTests {
    private static let fragments = [
        "*", "**", "***", "_", "`", "``", "```", "\n", "\n\n", "\r\n", " ", "  ", "#", "## ", "- ", "* ", "|",
        "|-|-|\n", "[", "]",
        "](", ")", "(", "\\", "https://a.b", "https://c.d/e_f", "да", "x", "7", "👩‍👩‍👦", "é", ".", "!", "\u{200D}", "\t",
        "1. ",
    ]

    @Test("loses no letter, digit or emoji and keeps their order", arguments: 0..<40)
    func nothingLost(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let source = generator.text(of: Self.fragments, upTo: 40)
            let rich = markdown.richText(from: source)
            #expect(shown(rich) == ink(source), "\(source.debugDescription)")
        }
    }

    @Test("has only entities that are in order, not empty, and inside the text", arguments: 0..<40)
    func entities(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let rich = markdown.richText(from: generator.text(of: Self.fragments, upTo: 40))
            #expect(rich.length == rich.text.utf16.count)
            #expect(
                rich.entities.allSatisfy { $0.offset >= 0 && $0.length > 0 && $0.offset + $0.length <= rich.length })
            #expect(zip(rich.entities, rich.entities.dropFirst()).allSatisfy { $0.offset <= $1.offset })
            #expect(isNested(rich.entities), "\(rich)")
        }
    }

    @Test(
        "takes linear time",
        .timeLimit(.minutes(1)),
        arguments: [
            "*", "**a ", "*a ", "_a ", "*a _b **c ", "*a* ", "`", "` `` ``` ", "[", "[a](", "](", "[a](b", "[[](", "(",
            "|", "|-", "a|\n|-|\n",
            "```\n", "```a\n", "# ", "- ", "\\*", "\\", "***a", "a***", "*a**b***", "e\u{301}", "\u{301}", "[*a](b) ",
            "*[a](b)* ", "`a` **",
        ])
    func linear(_ fragment: String) {
        let source = String(repeating: fragment, count: 100_000 / fragment.count)
        #expect(ink(source).count <= shown(markdown.richText(from: source)).count)
    }

    /// What must survive: not the marks themselves, nor white space.
    private func ink(_ text: String) -> String {
        String(
            text.unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.value > 0x1F000
            })
    }

    /// The text that is seen, with what entities hold in the place where the source had it.
    private func shown(_ rich: RichText) -> String {
        var units = Array(rich.text.utf16)
        for entity in rich.entities.reversed() {
            switch entity.kind {
            case .textLink(let url): units.insert(contentsOf: Array(url.utf16), at: entity.offset + entity.length)
            case .pre(let language?): units.insert(contentsOf: Array(language.utf16), at: entity.offset)
            default: break
            }
        }
        return ink(String(decoding: units, as: UTF16.self))
    }

    private func isNested(_ entities: [MessageEntity]) -> Bool {
        var open: [Int] = []
        for entity in entities {
            open.removeAll { $0 <= entity.offset }
            if let inner = open.last, entity.offset + entity.length > inner { return false }
            open.append(entity.offset + entity.length)
        }
        return true
    }
}
