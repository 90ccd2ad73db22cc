/// What a server's thread tells a waiting test.
struct Events<Element: Sendable>: Sendable {
    private let stream: AsyncStream<Element>
    private let continuation: AsyncStream<Element>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func send(_ element: Element) { continuation.yield(element) }

    /// The next one; nil only when the test's task is cancelled.
    func next() async -> Element? { await stream.first { _ in true } }
}
