import Reader
import Testing

@Suite("Any text", .serialized)
struct AnyTextTests {
    /// Characters that mean something to the reader, and such as nobody expects.
    private static let alphabet: [Character] =
        Array("абвгдеёжийклмнопрстуъьэюяabcdefghiklmnopqrstuvwxyz0123456789  .,:;!?()/%+-—«»\"'“”½⭐🙂\n\t")
        + [
            "\u{0}", "\u{301}", "e\u{308}", "👨‍👩‍👧", "\u{200D}", "\u{FEFF}", "ﬁ", "İ", "ß", "٣", "漢", "\u{10FFFF}", "🇷🇺",
            "8️⃣",
        ]

    /// Words of the vocabulary in any order reach further into the rules than letters do.
    private static let words = """
        съел выпил посмотрел хочу посмотреть вес вода шаги сон спал с до по на в из и 200 г 2 ст . л . 9/10 на 8 « » ( 2021 ) \
        за неделю сколько калорий гречки had a cup of and half watched for dinner at 7 pm log to my watchlist slept from 11 — \
        , : ? + ⭐ не бы мама женой пол-литра 5 % 1,5 12 345 6:45 оценка find in the food database том , points out of 10 из 5
        """.split(separator: " ")

    @Test("is read at once, whatever it is", arguments: 0..<200)
    func randomCharacters(_ seed: UInt64) {
        var random = SeededRandom(seed)
        var text = ""
        let length = Int.random(in: 0...4096, using: &random)
        while text.utf16.count < length { text.append(Self.alphabet.randomElement(using: &random) ?? " ") }
        expectQuick(text)
        expectQuick(String(text.prefix(Reader.longest / 2)))
    }

    @Test("of random scalars is read at once", arguments: 0..<100)
    func randomScalars(_ seed: UInt64) {
        var random = SeededRandom(seed)
        var text = ""
        while text.utf16.count < Reader.longest - 2 {
            guard let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) else { continue }
            text.unicodeScalars.append(scalar)
        }
        expectQuick(text)
    }

    @Test("of words that the rules know is read at once, in whatever order they stand", arguments: 0..<500)
    func randomWords(_ seed: UInt64) {
        var random = SeededRandom(seed)
        let count = seed % 10 == 0 ? 100 : Int.random(in: 1...12, using: &random)
        expectQuick((0..<count).compactMap { _ in Self.words.randomElement(using: &random) }.joined(separator: " "))
    }

    @Test("that is no single sentence any more is nothing")
    func tooLong() {
        let sentence = "съел яблоко"
        let longest = sentence + String(repeating: " ", count: Reader.longest - sentence.utf16.count)
        #expect(Reader().read(longest) != .nothing)
        #expect(Reader().read(longest + " ") == .nothing)
    }

    @Test("means the same in capitals, in small letters, and with space around it", arguments: try table("sentences"))
    func caseAndSpace(_ row: SentenceRow) {
        let (intent, arguments) = Reader().read(row.sentence).asRow
        for variant in [
            row.sentence.uppercased(), row.sentence.lowercased(), "  \n\t\(row.sentence) \n ",
            "\u{A0}\(row.sentence)\u{2003}",
        ] {
            let (other, others) = Reader().read(variant).asRow
            #expect(other == intent && others.equals(arguments), "\(variant)")
        }
    }

    private func expectQuick(_ text: String) {
        // Ten times what it takes: only what grows out of all proportion is found. The machine may be busy with other things:
        // one reading of twenty that is quick shows that it can be.
        let clock = ContinuousClock()
        var quickest = Duration.seconds(1)
        for _ in 0..<20 where quickest >= .milliseconds(50) {
            quickest = min(quickest, clock.measure { _ = Reader().read(text) })
        }
        #expect(quickest < .milliseconds(50), "\(text.utf16.count) units")
    }
}

/// SplitMix64: the same numbers for the same seed.
private struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
