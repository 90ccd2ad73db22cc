import Glibc

/// What is written back: a byte that tells how it went, width and height in four bytes each, little-endian, and the pixels.
enum Answer {
    case picture(width: Int, height: Int)
    case damaged
    case tooLarge(width: Int, height: Int)

    var header: [UInt8] {
        switch self {
        case .picture(let width, let height): [0] + Self.bytes(width) + Self.bytes(height)
        case .damaged: [1] + Self.bytes(0) + Self.bytes(0)
        case .tooLarge(let width, let height): [2] + Self.bytes(width) + Self.bytes(height)
        }
    }

    private static func bytes(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

/// The two ends of the conversation, which is one socket.
enum Conversation {
    /// All that comes until the other side has no more; nil when that is too much.
    static func read(atMost limit: Int) -> [UInt8]? {
        var all: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe Glibc.read(0, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 ? all : nil }
            all += part[..<count]
            guard all.count <= limit else { return nil }
        }
    }

    static func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = unsafe bytes
        while let start = rest.baseAddress, unsafe !rest.isEmpty {
            let count = unsafe Glibc.write(1, start, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    static func write(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe write($0) } }
}
