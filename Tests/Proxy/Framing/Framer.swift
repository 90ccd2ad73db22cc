/// A part of a message that can be passed on.
struct Piece: Equatable {
    /// With the first part.
    var head: Head?
    var bytes: [UInt8]
    var isLast: Bool
}

/// Cuts one direction of a connection into messages, however their bytes are spread over segments.
struct Framer {
    private let fresh: () -> any MessageReader
    private var reader: any MessageReader
    /// Held back until the message has a name.
    private var held: [UInt8] = []
    private var begun = false

    /// - Parameter fresh: makes a reader for the next message.
    init(_ fresh: @escaping () -> any MessageReader) {
        self.fresh = fresh
        reader = fresh()
    }

    mutating func pieces(of bytes: [UInt8]) throws(Unreadable) -> [Piece] {
        var pieces: [Piece] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = try reader.read(rest)
            held += rest.prefix(count)
            rest = rest.dropFirst(count)
            guard begun || reader.head != nil else { continue }
            pieces.append(Piece(head: begun ? nil : reader.head, bytes: held, isLast: reader.isComplete))
            held = []
            begun = !reader.isComplete
            if reader.isComplete { reader = fresh() }
        }
        return pieces
    }

    /// The connection has ended: what that completes, or what it broke off.
    mutating func end() -> [Piece] {
        let completes = begun && reader.endsWithConnection
        guard completes || !held.isEmpty else { return [] }
        defer { held = [] }
        return [Piece(head: nil, bytes: held, isLast: completes)]
    }
}
