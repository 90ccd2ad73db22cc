import StandIn
import Threading

/// A trouble that the test ends.
final class Outage: Sendable {
    private let trouble: Locked<StandIn.Answer?>

    init(_ trouble: StandIn.Answer) { self.trouble = Locked(trouble) }

    /// Nil when it is over.
    var answer: StandIn.Answer? { trouble.withLock { $0 } }

    func end() { trouble.withLock { $0 = nil } }
}

/// Lets tasks wait until the test says go; after that nobody waits.
final class Gate: Sendable {
    private let stream: AsyncStream<Never>
    private let opening: AsyncStream<Never>.Continuation

    init() { (stream, opening) = AsyncStream.makeStream() }

    func open() { opening.finish() }

    /// One task may wait.
    func passed() async { for await _ in stream {} }
}
