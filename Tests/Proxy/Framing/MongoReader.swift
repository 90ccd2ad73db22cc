/// Reads one message of MongoDB's wire protocol: its length comes first.
struct MongoReader: MessageReader {
    private enum Operation: Int32 {
        case reply = 1
        case query = 2004
        case message = 2013
    }

    private static let header = 16
    /// Behind the header: flags, kind of section, length of the document, type of its first element.
    private static let firstElement = header + 4 + 1 + 4
    /// Enough for the names of a command and its collection, which come first.
    private static let enough = 512
    private static let longest = 48_000_000 + 16_384
    private static let text: UInt8 = 2
    /// Bits of the flags.
    private static let moreToCome: UInt32 = 2

    private var start: [UInt8] = []
    private var count = 0
    /// Nil until it has come.
    private var size: Int?

    var isComplete: Bool { size == count }
    let endsWithConnection = false

    var head: Head? {
        guard isComplete || start.count >= Self.enough else { return nil }
        let id = number(at: 4)
        let answered = number(at: 8)
        var head = Head(name: "", words: [], id: id, answers: answered == 0 ? nil : answered)
        switch Operation(rawValue: number(at: 12)) {
        case .reply: head.words = ["reply"]
        case .query: head.words = ["hello"]  // no driver of today asks anything else in this way
        case .message:
            head.words = command
            head.wantsNoReply = answered == 0 && UInt32(bitPattern: number(at: Self.header)) & Self.moreToCome != 0
        case nil: head.words = ["unknown"]
        }
        head.name = head.words.joined(separator: " ")
        return head
    }

    mutating func read(_ bytes: ArraySlice<UInt8>) throws(Unreadable) -> Int {
        var rest = bytes
        if size == nil {
            take(from: &rest, upTo: 4)
            guard count >= 4 else { return bytes.count }
            let said = Int(number(at: 0))
            guard (Self.header...Self.longest).contains(said) else { throw Unreadable(description: "no size") }
            size = said
        }
        if let size { take(from: &rest, upTo: size) }
        return bytes.count - rest.count
    }

    private mutating func take(from rest: inout ArraySlice<UInt8>, upTo end: Int) {
        let part = rest.prefix(end - count)
        start += part.prefix(max(0, Self.enough - start.count))
        count += part.count
        rest = rest.dropFirst(part.count)
    }

    /// Name of the command and, where it has one, of its collection: the first element of the body.
    private var command: [String] {
        guard start.count > Self.firstElement, start[Self.header + 4] == 0 else { return ["unknown"] }
        let type = start[Self.firstElement]
        let element = start[(Self.firstElement + 1)...]
        let name = element.prefix { $0 != 0 }
        guard type == Self.text else { return [String(decoding: name, as: UTF8.self)] }
        let value = element.dropFirst(name.count + 1 + 4).prefix { $0 != 0 }
        return [String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)]
    }

    private func number(at offset: Int) -> Int32 {
        guard start.count >= offset + 4 else { return 0 }
        return start[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int32($1) }
    }
}
