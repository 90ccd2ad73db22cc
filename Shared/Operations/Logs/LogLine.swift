/// One line under construction: scrubbed, escaped, and never longer than its limit.
///
/// The same escaping serves both formats, so that no value can break out of its line, colour a terminal or forge a
/// second event.
struct LogLine {
    /// Longer lines are split by Docker's JSON driver, and no event of ours needs more.
    static let limit = 16 * 1024
    private static let hidden: String = "[hidden]"
    /// Kept free for what ends a line that had to be cut.
    private static let reserve = 32

    private(set) var bytes: [UInt8] = []
    private(set) var isCut = false
    private let scrubber: Scrubber

    init(scrubber: Scrubber) {
        self.scrubber = scrubber
        bytes.reserveCapacity(512)
    }

    /// Appends text of our own, which needs neither scrubbing nor escaping.
    mutating func append(raw text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ timestamp: Timestamp) { timestamp.append(to: &bytes) }

    /// Appends foreign text as the inside of a JSON string; what does not fit is left out at a character's boundary.
    mutating func append(escaping text: String) {
        let utf8 = text.utf8.span
        let end = min(utf8.count, Self.limit)
        // A secret that begins before the cut must be seen whole to be recognised.
        let seen = utf8.extracting(first: end + scrubber.reach)
        var start = 0
        while !isCut, let secret = scrubber.firstMatch(in: seen, from: start), secret.lowerBound < end {
            escape(seen, start..<secret.lowerBound)
            append(raw: Self.hidden)
            start = secret.upperBound
        }
        if start < end { escape(seen, start..<end) }
        if end < utf8.count { isCut = true }
    }

    /// Whether a further field may be begun; if not, the line counts as cut.
    mutating func hasRoom() -> Bool {
        if bytes.count > Self.limit - 2 * Self.reserve { isCut = true }
        return !isCut
    }

    private mutating func escape(_ text: Span<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound, !isCut {
            let byte = text[index]
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            if bytes.count > Self.limit - Self.reserve - 8 || index + length > range.upperBound {
                isCut = true
            } else if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F {
                escape(byte)
            } else {
                for offset in index..<(index + length) { bytes.append(text[offset]) }
            }
            index += length
        }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append(raw: #"\""#)
        case UInt8(ascii: "\\"): append(raw: #"\\"#)
        case UInt8(ascii: "\n"): append(raw: #"\n"#)
        case UInt8(ascii: "\r"): append(raw: #"\r"#)
        case UInt8(ascii: "\t"): append(raw: #"\t"#)
        default:
            append(raw: #"\u00"#)
            bytes.append(UInt8(ascii: "0") + byte >> 4)
            bytes.append(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") + byte & 15 - 10)
        }
    }
}
