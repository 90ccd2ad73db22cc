import Testing

@testable import TelegramAPI

/// Telegram keeps a hundred entities of a message.
@Suite("A message with very many entities")
struct EntityLimitTests {
    private let splitter = MessageSplitter.text

    @Test("keeps all hundred of them that Telegram keeps")
    func hundred() {
        let text = row(100) { RichText("да\($0)").bold + " нет ".plain }
        #expect(text.entities.count == 100)
        #expect(splitter.parts(of: text).map(\.entities) == [text.entities])
    }

    @Test("has emphasis from word to word as one span, also in another, but not past words without it")
    func joined() {
        let words =
            row(150) { RichText("да\($0)").italic.bold + " \n".plain } + RichText("и")
            + row(60) { RichText("\($0)").bold }
        let part = splitter.parts(of: words)
        #expect(part.count == 1)
        let first = words.text.utf16.prefix { $0 != 0x438 }.count - 2  // up to the «и», without the blanks before it
        #expect(
            part.first?.entities == [
                MessageEntity(.bold, offset: 0, length: first), MessageEntity(.italic, offset: 0, length: first),
                MessageEntity(.bold, offset: first + 3, length: words.length - first - 3),
            ])
    }

    @Test("keeps spans apart that look different when they are one")
    func apart() {
        let kinds: [(RichText) -> RichText] = [
            { $0.code }, { $0.underline }, { $0.strikethrough }, { $0.spoiler },
        ]
        for kind in kinds {
            let text =
                row(99) { kind(RichText("\($0)")) + " ".plain } + RichText("а").bold + " ".plain + RichText("б").bold
            #expect(text.entities.count == 101)
            let left = splitter.parts(of: text)
            #expect(left.map(\.entities.count) == [100], "only the two bold letters became one")
            #expect(left.first?.entities.last == MessageEntity(.bold, offset: text.length - 3, length: 3))
        }
    }

    @Test("goes without the emphasis that matters least, the last of it first")
    func ranked() {
        let text = row(50) { number in
            RichText("\(number)").italic + "-".plain + RichText("c").code + "-".plain + RichText("b").bold + "-".plain
                + (number < 10 ? RichText("л").link(to: "https://e.org/\(number)") : RichText("л")) + "\n".plain
        }
        let parts = splitter.parts(of: text)
        #expect(parts.map(\.text) == [String(text.text.dropLast())])
        let counts = Dictionary(grouping: parts.flatMap(\.entities), by: \.kind.type).mapValues(\.count)
        #expect(counts == ["text_link": 10, "code": 50, "bold": 40])
        let bold = parts.flatMap(\.entities).filter { $0.kind == .bold }
        #expect(bold == Array(text.entities.filter { $0.kind == .bold }.prefix(40)))
    }

    @Test("comes in parts where it would lose an address, cut at the end of a line")
    func links() {
        let text = row(250) { number in
            "• ".plain + RichText("ф\(number)").bold + " ".plain + RichText("л").link(to: "https://e.org/\(number)")
                + "\n".plain
        }
        let parts = splitter.parts(of: text)
        #expect(parts.map { $0.entities.filter(\.isEssential).count } == [100, 100, 50])
        #expect(parts.allSatisfy { $0.entities.count <= 100 && $0.text.hasPrefix("• ф") && $0.text.hasSuffix(" л") })
        #expect(parts.map(\.text).joined(separator: "\n") + "\n" == text.text)
    }

    @Test("loses nothing that matters, whatever it is made of", arguments: 0..<20)
    func complete(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = row(Int.random(in: 100...700, using: &random)) { number in
            let word = RichText(["да", "a b", "👋", "1\n2"].randomElement(using: &random) ?? "")
            let blank = ["", " ", "\n", ", "].randomElement(using: &random) ?? ""
            let kinds = [
                word, word.bold, word.italic.bold, word.code, word.spoiler, word.pre(language: nil), word.underline,
                word.link(to: "https://e.org/\(number)"), (word + word.link(to: "https://e.org/\(number)")).bold,
            ]
            return (kinds.randomElement(using: &random) ?? word) + RichText(blank)
        }
        let parts = splitter.parts(of: text)
        #expect(parts.allSatisfy { $0.entities.count <= 100 && $0.length <= 4096 })
        #expect(essence(parts) == essence([text]))
    }

    /// Every essential span with ink, as the words that it covers and its kind. A part's borders may cut spans.
    private func essence(_ texts: [RichText]) -> [String] {
        texts.flatMap { text in
            let units = Array(text.text.utf16)
            return units.indices.filter { !(Unicode.Scalar(units[$0])?.properties.isWhitespace ?? false) }.map {
                index in
                let kinds = text.entities.filter { $0.isEssential && $0.offset <= index && index < $0.end }.map(\.kind)
                return "\(units[index]) \(kinds)"
            }
        }
    }

    private func row(_ count: Int, _ word: (Int) -> RichText) -> RichText {
        (0..<count).reduce(RichText("")) { $0 + word($1) }
    }
}

extension String {
    fileprivate var plain: RichText { RichText(self) }
}
