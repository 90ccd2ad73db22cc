/// Finds out how far one message reaches and what it is called, from its bytes as they come.
protocol MessageReader: Sendable {
    /// Reads on.
    ///
    /// - Returns: how many of the bytes belong to the message; less than all of them only behind its end.
    mutating func read(_ bytes: ArraySlice<UInt8>) throws(Unreadable) -> Int

    /// What is known of the message so far, once that is enough to name it; always when it is complete.
    var head: Head? { get }

    var isComplete: Bool { get }

    /// Whether the message is as long as the connection lasts.
    var endsWithConnection: Bool { get }
}

/// What tells one message from another.
struct Head: Equatable {
    var name: String
    var words: [String]
    /// Number of a request, and the one that a reply answers, where a protocol has them.
    var id: Int32?
    var answers: Int32?
    var wantsNoReply = false
}

/// Bytes that are none of the protocol's: the connection cannot be cut into messages.
struct Unreadable: Error, CustomStringConvertible {
    let description: String
}
