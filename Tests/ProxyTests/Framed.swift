@testable import Proxy

/// What a framer made of a connection's bytes.
struct Framed: Equatable {
    struct Part: Equatable {
        var head: Head
        var bytes: [UInt8]
        var isWhole: Bool
    }

    var messages: [Part] = []
    /// Bytes of a message that never got a name.
    var rest: [UInt8] = []

    /// - Parameter size: how many bytes come at a time.
    init(_ bytes: [UInt8], by size: Int, _ reader: @escaping () -> any MessageReader) throws {
        var framer = Framer(reader)
        for start in stride(from: 0, to: bytes.count, by: size) {
            add(try framer.pieces(of: Array(bytes[start..<min(start + size, bytes.count)])))
        }
        add(framer.end())
    }

    private mutating func add(_ pieces: [Piece]) {
        for piece in pieces {
            if let head = piece.head { messages.append(Part(head: head, bytes: [], isWhole: false)) }
            guard let last = messages.indices.last, !messages[last].isWhole else {
                rest += piece.bytes
                continue
            }
            messages[last].bytes += piece.bytes
            messages[last].isWhole = piece.isLast
        }
    }
}
