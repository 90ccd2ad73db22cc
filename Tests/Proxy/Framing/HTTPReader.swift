/// Reads one request or reply of HTTP/1.1.
struct HTTPReader: MessageReader {
    enum Side {
        case request, reply
    }

    private enum State {
        case head
        case body(left: Int)
        case chunkSize
        case chunk(left: Int)
        case trailer
        case untilClose
        case complete
    }

    private static let longestHead = 64 * 1024

    private let side: Side
    private var state = State.head
    private var line: [UInt8] = []
    private var lines: [String] = []
    private var headSize = 0
    private(set) var head: Head?

    init(of side: Side) { self.side = side }

    var isComplete: Bool { if case .complete = state { true } else { false } }
    var endsWithConnection: Bool { if case .untilClose = state { true } else { false } }

    mutating func read(_ bytes: ArraySlice<UInt8>) throws(Unreadable) -> Int {
        var rest = bytes
        while !rest.isEmpty, !isComplete {
            switch state {
            case .head, .chunkSize, .trailer: try readLine(&rest)
            case .body(let left): state = skip(left, of: &rest).map { .body(left: $0) } ?? .complete
            case .chunk(let left): state = skip(left, of: &rest).map { .chunk(left: $0) } ?? .chunkSize
            case .untilClose: return bytes.count
            case .complete: break
            }
        }
        return bytes.count - rest.count
    }

    /// - Returns: how many are still to come; nil for none.
    private func skip(_ left: Int, of rest: inout ArraySlice<UInt8>) -> Int? {
        let part = min(left, rest.count)
        rest = rest.dropFirst(part)
        return part == left ? nil : left - part
    }

    private mutating func readLine(_ rest: inout ArraySlice<UInt8>) throws(Unreadable) {
        while let byte = rest.popFirst() {
            line.append(byte)
            headSize += 1
            guard headSize <= Self.longestHead else { throw Unreadable(description: "a head without an end") }
            if byte == UInt8(ascii: "\n") { break }
        }
        guard line.last == UInt8(ascii: "\n") else { return }
        let text = String(String(decoding: line, as: UTF8.self).trimmingLineEnd)
        line = []
        switch state {
        case .head where text.isEmpty: try finishHead()
        case .head: lines.append(text)
        case .chunkSize:
            headSize = 0
            guard let size = Int(text.prefix { $0 != ";" }.filter { $0 != " " }, radix: 16), size >= 0 else {
                throw Unreadable(description: "a chunk without a size")
            }
            state = size == 0 ? .trailer : .chunk(left: size + 2)
        case .trailer: if text.isEmpty { state = .complete }
        case .body, .chunk, .untilClose, .complete: break
        }
    }

    private mutating func finishHead() throws(Unreadable) {
        let words = (lines.first ?? "").split(separator: " ").map(String.init)
        guard words.count >= 2 else { throw Unreadable(description: "no first line") }
        let isInterim = side == .reply && words[1].hasPrefix("1")
        if !isInterim { head = makeHead(words) }
        state = isInterim ? .head : try bodyState(status: side == .reply ? words[1] : "")
        lines = []
        headSize = 0
    }

    private func makeHead(_ words: [String]) -> Head {
        guard side == .request else { return Head(name: "", words: [words[1]]) }
        // A bot's token is part of its paths, and the log is for people.
        let path = words[1].replacing(/^\/(file\/)?bot[^\/]+/, with: "")
        return Head(name: "\(words[0]) \(path)", words: [words[0], path])
    }

    private func bodyState(status: String) throws(Unreadable) -> State {
        if status == "204" || status == "304" { return .complete }
        if field("transfer-encoding")?.lowercased().hasSuffix("chunked") == true { return .chunkSize }
        guard let length = field("content-length") else { return side == .request ? .complete : .untilClose }
        guard let size = Int(length), size >= 0 else { throw Unreadable(description: "a body without a size") }
        return size == 0 ? .complete : .body(left: size)
    }

    private func field(_ name: String) -> String? {
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == name { return parts[1].trimmingPrefix(" ").description }
        }
        return nil
    }
}
