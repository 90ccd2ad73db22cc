/// A response's status and headers, gathered line by line.
struct ResponseHead: Sendable {
    private(set) var status = 0
    private(set) var headers: [Header] = []
    private(set) var isComplete = false
    private var bytes = 0

    /// Far above what any server sends; one that goes on for ever is stopped here.
    static let limit = 64 << 10

    /// Takes a line with its line break. False when all lines together exceed the limit.
    mutating func take(_ line: [UInt8]) -> Bool {
        bytes += line.count
        guard bytes <= Self.limit else { return false }
        if isComplete { return true }  // a trailer, which nobody here needs
        let text = trimmed(line[...])
        if text.isEmpty {
            isComplete = status >= 200
        } else if text.starts(with: "HTTP/".utf8) {
            begin(statusLine: text)
        } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
            let value = trimmed(text[(colon + 1)...])
            headers.append(
                Header(String(decoding: text[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self)))
        }
        return true
    }

    // An interim response, such as 100 Continue, is followed by another status line.
    private mutating func begin(statusLine: ArraySlice<UInt8>) {
        let fields = statusLine.split(separator: UInt8(ascii: " "), maxSplits: 2)
        status = fields.count > 1 ? Int(String(decoding: fields[1], as: UTF8.self)) ?? 0 : 0
        headers = []
    }
}

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return [] }
    return start[...last]
}

private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
}
