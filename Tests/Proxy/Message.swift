/// A request or a reply, as a checkpoint sees it before its first byte is passed on.
public struct Message: Sendable, Equatable {
    public enum Direction: Sendable {
        case request, reply
    }

    /// Name of the proxy: who is asked.
    public let server: String
    public let direction: Direction
    /// What is asked: `FCALL fb1_done`, `update films`, `POST /v1/models`. A reply has the name of its request.
    public let name: String
    /// What the request begins with: of Redis the command and its first arguments, each cut after 256 bytes; of MongoDB the
    /// command and its collection; of HTTP method and path.
    public let words: [String]
    /// What the reply begins with: of Redis its first values, of HTTP the status; nothing of a request.
    public let answer: [String]

    public init(server: String, direction: Direction, name: String, words: [String], answer: [String] = []) {
        self.server = server
        self.direction = direction
        self.name = name
        self.words = words
        self.answer = answer
    }
}

/// A message that got a number.
public struct Passage: Sendable, Equatable, CustomStringConvertible {
    /// From 1, over all proxies of a checkpoint.
    public let number: Int
    public let message: Message
    /// What the checkpoint calls it.
    public let label: String

    /// `17 → mongo update films`, `18 ← mongo update films`.
    public var description: String {
        "\(number) \(message.direction == .request ? "→" : "←") \(message.server) \(label)"
    }
}
