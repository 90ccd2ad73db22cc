import TelegramAPI
import Testing

@Suite("A long text")
struct MessageSplitterTests {
    @Test("that fits is one part")
    func fits() {
        let text = RichText(String(repeating: "ы", count: 4096)).bold
        #expect(MessageSplitter.text.parts(of: text) == [text])
    }

    @Test(
        "is cut at the best border that fills half a part",
        arguments: [
            ("aaaaa\n\nb\nb. cc", ["aaaaa", "b\nb. cc"]),
            ("aaaa\nbbbb. cc dd", ["aaaa\nbbbb.", "cc dd"]),
            ("aaaaa\nbb cc dd", ["aaaaa", "bb cc dd"]),
            ("aaaaa. bb cc dd", ["aaaaa.", "bb cc dd"]),
            ("«aaaa.» bb cc dd", ["«aaaa.»", "bb cc dd"]),
            ("a\n\nbbbbbb cc dd", ["a\n\nbbbbbb", "cc dd"]),
            ("aaa bbb ccc ddd", ["aaa bbb", "ccc ddd"]),
            ("aaaabbbbccccdd", ["aaaabbbbcc", "ccdd"]),
            ("aaaabbbbcc dd", ["aaaabbbbcc", "dd"]),
            ("  aaaa  ", ["aaaa"]),
            ("\n\naaaaaaaaaa\n\n\n\nb\n", ["aaaaaaaaaa", "b"]),
            ("", []), (" \n\t\u{A0}\u{200B}\u{2060}", []),
            ("               a", ["a"]),
        ])
    func borders(_ text: String, parts: [String]) {
        #expect(MessageSplitter(limit: 10).parts(of: RichText(text)).map(\.text) == parts)
    }

    @Test("is not cut inside a character as people see it")
    func clusters() {
        let family = "👨‍👩‍👧‍👦"
        let parts = MessageSplitter(limit: 12).parts(of: RichText(String(repeating: family, count: 3)))
        #expect(parts.map(\.text) == [family, family, family])
        #expect(MessageSplitter(limit: 3).parts(of: RichText("👍👍")).map(\.text) == ["👍", "👍"])
    }

    @Test("is cut inside a character that is larger than a part, but not inside a surrogate pair")
    func giantCluster() {
        let giant = "e" + String(repeating: "\u{301}", count: 25)
        let parts = MessageSplitter(limit: 10).parts(of: RichText("ab" + giant + "c"))
        #expect(parts.map(\.text).joined().unicodeScalars.elementsEqual(("ab" + giant + "c").unicodeScalars))
        #expect(parts.allSatisfy { $0.length <= 10 })
        let tags = "🏴" + String(repeating: "\u{E0067}", count: 9) + "x"
        #expect(MessageSplitter(limit: 5).parts(of: RichText(tags)).allSatisfy { $0.length <= 4 })
    }

    @Test("has its entities cut and counted anew")
    func entities() {
        let text = RichText("aaaa ") + RichText("bbbb cccc").bold + RichText(" dddd")
        #expect(
            MessageSplitter(limit: 10).parts(of: text) == [
                RichText("aaaa ") + RichText("bbbb").bold, RichText("cccc").bold + RichText(" dddd"),
            ])
    }

    @Test("goes on as code of the same language, its lines indented as they were")
    func code() {
        let text = RichText("if a {\n    b()\n    c()\n}").pre(language: "swift")
        #expect(
            MessageSplitter(limit: 16).parts(of: text) == [
                RichText("if a {\n    b()").pre(language: "swift"), RichText("    c()\n}").pre(language: "swift"),
            ])
    }

    private static let fragments = [
        "да", "word", " ", "  ", "\n", "\n\n", "\r\n", "\t", ". ", "!", "👍🏽", "👨‍👩‍👧‍👦", "e\u{301}\u{302}\u{303}", "🇷🇺",
        "\u{200D}", "\u{A0}",
        "длинноеслово", "\u{301}", "x", "\u{E0067}",
    ]

    @Test("is all there in parts that are neither too long nor blank", arguments: 0..<40)
    func complete(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let limit = Int.random(in: 2...40, using: &generator)
            let rich = randomText(using: &generator)
            let parts = MessageSplitter(limit: limit).parts(of: rich)
            #expect(parts.allSatisfy { (1...limit).contains($0.length) && !ink($0.text).isEmpty })
            #expect(parts.map(\.text).joined().unicodeScalars.filter(isInk) == rich.text.unicodeScalars.filter(isInk))
            #expect(isCut(rich.text, into: parts.map(\.text)), "\(rich.text.debugDescription) at \(limit)")
            #expect(parts.flatMap(formatting) == formatting(rich), "\(rich) at \(limit)")
        }
    }

    @Test(
        "is cut in linear time", .timeLimit(.minutes(1)),
        arguments: ["a", " ", "\n", "a ", "a\n", "\u{301}", "👨‍👩‍👧‍👦", "\u{200D}", "🇷", "е. ", "\r\n"])
    func linear(_ fragment: String) {
        let text = RichText(String(repeating: fragment, count: 400_000 / fragment.unicodeScalars.count)).pre(
            language: nil)
        #expect(MessageSplitter.text.parts(of: text).allSatisfy { $0.length <= 4096 })
    }

    private func randomText(using generator: inout SeededGenerator) -> RichText {
        var rich = RichText("")
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            let text = RichText(generator.text(of: Self.fragments, upTo: 12))
            rich +=
                [text, text.bold, text.italic, text.code, text.pre(language: "c")].randomElement(using: &generator)
                ?? text
        }
        return rich
    }

    /// Whether the parts follow each other in `text` with nothing but white space between them.
    private func isCut(_ text: String, into parts: [String]) -> Bool {
        var rest = Array(text.unicodeScalars)[...]
        for part in parts {
            let part = Array(part.unicodeScalars)
            while !rest.starts(with: part) {
                guard let first = rest.popFirst(), !isInk(first) else { return false }
            }
            rest = rest.dropFirst(part.count)
        }
        return !rest.contains(where: isInk)
    }

    /// Every UTF-16 unit with ink, and the formatting over it.
    private func formatting(_ rich: RichText) -> [String] {
        rich.text.utf16.enumerated().compactMap { offset, unit in
            if let scalar = Unicode.Scalar(unit), !isInk(scalar) { return nil }
            // Half of a pair: the pieces of a tag or emoji are looked at as ink, except tags, which are invisible.
            if unit == 0xDB40 || (0xDC00...0xDCFF).contains(unit) { return nil }
            let kinds = rich.entities.filter { $0.offset <= offset && offset < $0.offset + $0.length }.map {
                "\($0.kind)"
            }
            return "\(unit) \(kinds.sorted())"
        }
    }

    private func ink(_ text: String) -> String { String(text.unicodeScalars.filter(isInk)) }

    private func isInk(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
    }
}
