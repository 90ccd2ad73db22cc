/// A command in RESP, laid out once in the caller's task so that the connection's thread only copies bytes.
public struct Command: Sendable {
    var bytes: [UInt8]

    /// Begins a command of exactly `arguments` parts, the name included; add them in order.
    public init(arguments: Int, capacity: Int = 256) {
        bytes = []
        bytes.reserveCapacity(capacity)
        appendHeader("*", arguments)
    }

    /// A command of text parts: `Command("GET", "key")`.
    public init(_ parts: String...) { self.init(parts) }

    /// A command of text parts.
    public init(_ parts: [String]) {
        self.init(arguments: parts.count)
        for part in parts { add(part) }
    }

    public mutating func add(_ text: String) { add(text.utf8) }

    public mutating func add(_ bytes: [UInt8]) { add(bytes[...]) }

    public mutating func add(_ number: Int) { add(String(number)) }

    private mutating func add(_ part: some Collection<UInt8>) {
        appendHeader("$", part.count)
        bytes.append(contentsOf: part)
        appendLineEnd()
    }

    private mutating func appendHeader(_ mark: Unicode.Scalar, _ count: Int) {
        bytes.append(UInt8(ascii: mark))
        bytes.append(contentsOf: String(count).utf8)
        appendLineEnd()
    }

    private mutating func appendLineEnd() {
        bytes.append(13)
        bytes.append(10)
    }
}
