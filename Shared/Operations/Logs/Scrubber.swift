/// Finds what must not reach a log: bot tokens (`\d{6,}:[A-Za-z0-9_-]{30,}`), AI keys (`sk-[A-Za-z0-9_-]{8,}`), and
/// the secrets that the program was started with.
///
/// The last net, not the rule: errors and fields are made without secrets in the first place.
public struct Scrubber: Sendable {
    private let secrets: [[UInt8]]
    /// Bytes at which a match can be found; all others are passed over with one look.
    private let isInteresting: [Bool]
    /// How far beyond a cut a match may reach that begins before it.
    let reach: Int

    /// - Parameter secrets: those shorter than six bytes are left out, they would blacken innocent words.
    public init(secrets: [Secret]) {
        self.secrets = secrets.map { Array($0.reveal().utf8) }.filter { $0.count >= 6 }.sorted { $0.count > $1.count }
        var isInteresting = [Bool](repeating: false, count: 256)
        isInteresting[Int(UInt8(ascii: ":"))] = true
        isInteresting[Int(UInt8(ascii: "-"))] = true
        for secret in self.secrets { isInteresting[Int(secret[0])] = true }
        self.isInteresting = isInteresting
        reach = max(512, self.secrets.first?.count ?? 0)
    }

    /// The first range at or after `start` that must be hidden.
    func firstMatch(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
        var index = start
        while index < text.count {
            if isInteresting[Int(text[index])], let match = match(in: text, at: index, notBefore: start) {
                return match
            }
            index += 1
        }
        return nil
    }

    private func match(in text: Span<UInt8>, at index: Int, notBefore start: Int) -> Range<Int>? {
        if let secret = secrets.first(where: { text.holds($0, at: index) }) { return index..<(index + secret.count) }
        switch text[index] {
        case UInt8(ascii: ":"):
            let digits = text.run(before: index, notBefore: start, where: \.isDigit)
            let key = text.run(after: index, where: \.isKeyCharacter)
            return digits >= 6 && key >= 30 ? (index - digits)..<(index + 1 + key) : nil
        case UInt8(ascii: "-"):
            let key = text.run(after: index, where: \.isKeyCharacter)
            guard key >= 8, index - start >= 2, text[index - 2] == UInt8(ascii: "s"),
                text[index - 1] == UInt8(ascii: "k")
            else { return nil }
            return (index - 2)..<(index + 1 + key)
        default:
            return nil
        }
    }
}

extension Span<UInt8> {
    fileprivate func holds(_ bytes: [UInt8], at start: Int) -> Bool {
        guard start + bytes.count <= count else { return false }
        for offset in bytes.indices where self[start + offset] != bytes[offset] { return false }
        return true
    }

    fileprivate func run(before end: Int, notBefore start: Int, where matches: (UInt8) -> Bool) -> Int {
        var length = 0
        while end - length > start, matches(self[end - length - 1]) { length += 1 }
        return length
    }

    fileprivate func run(after index: Int, where matches: (UInt8) -> Bool) -> Int {
        var end = index + 1
        while end < count, matches(self[end]) { end += 1 }
        return end - index - 1
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    fileprivate var isKeyCharacter: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
