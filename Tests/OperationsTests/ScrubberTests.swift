import Foundation
@testable import Operations
import Testing

@Suite struct ScrubberTests {
    private func scrubbed(_ text: String, hiding secrets: [String] = []) -> String {
        var line = LogLine(scrubber: Scrubber(secrets: secrets.map { Secret($0) }))
        line.append(escaping: text)
        return String(decoding: line.bytes, as: UTF8.self)
    }

    private static let key = String(repeating: "aB3_-", count: 6)

    @Test(
        "what looks like a token or a key is hidden, what does not is kept",
        arguments: [
            ("123456:\(key)", "[hidden]"),
            ("bot123456:\(key)/x", "bot[hidden]/x"),
            ("12345:\(key)", "12345:\(key)"),
            ("123456:\(key.dropLast())", "123456:\(key.dropLast())"),
            ("123456:\(key)\(key)", "[hidden]"),
            ("1:2:123456:\(key)!", "1:2:[hidden]!"),
            ("123456:\(key) and 654321:\(key)", "[hidden] and [hidden]"),
            ("sk-12345678", "[hidden]"),
            ("sk-1234567", "sk-1234567"),
            ("Bearer sk-proj-abc_DEF123.", "Bearer [hidden]."),
            ("k-12345678", "k-12345678"),
            ("-", "-"), (":", ":"), ("", ""), ("sk-", "sk-"), ("2026-01-01T10:20:30Z", "2026-01-01T10:20:30Z"),
        ])
    func patterns(text: String, expected: String) {
        #expect(scrubbed(text) == expected)
    }

    @Test("registered secrets are hidden wherever they stand, the longest first, short ones are left out")
    func registered() {
        #expect(scrubbed("a hunter22 b hunter22", hiding: ["hunter22"]) == "a [hidden] b [hidden]")
        #expect(scrubbed("hunter22plus", hiding: ["hunter22", "hunter22plus"]) == "[hidden]")
        #expect(scrubbed("пароль-секрет!", hiding: ["секрет"]) == "пароль-[hidden]!")
        #expect(scrubbed("abcab abc", hiding: ["abc"]) == "abcab abc")
        #expect(scrubbed("hunter2", hiding: ["hunter22"]) == "hunter2")
    }

    /// The oracle is the regular expression of which the scanner is the hand-written form.
    @Test("the scanner hides exactly what the regular expression matches")
    func oracle() {
        var generator = SeededGenerator(seed: 1)
        let pieces = ["1", "7", "sk-", "s", "k", "-", ":", "_", "A", "z", " ", "Я", "123456", Self.key, "abcdefgh"]
        let pattern = /[0-9]{6,}:[A-Za-z0-9_-]{30,}|sk-[A-Za-z0-9_-]{8,}/
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 1...40, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            #expect(scrubbed(text) == text.replacing(pattern, with: "[hidden]"), "\(text)")
        }
    }
}
