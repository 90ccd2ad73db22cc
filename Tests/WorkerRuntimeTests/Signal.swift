/// Values from handlers to the test, which waits for them one by one.
final class Signal<Value: Sendable>: Sendable {
    private let stream: AsyncStream<Value>
    private let continuation: AsyncStream<Value>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream(of: Value.self) }

    func send(_ value: Value) { continuation.yield(value) }

    /// The next values, in the order in which they were sent. One caller at a time.
    ///
    /// - Throws: `CancellationError` when the test's time is up before they are there.
    func next(_ count: Int) async throws -> [Value] {
        var values: [Value] = []
        for await value in stream {
            values.append(value)
            if values.count == count { return values }
        }
        throw CancellationError()
    }
}

/// Holds whoever comes until it is opened, whether they are cancelled or not.
actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func pass() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
        isOpen = true
        for waiter in waiting { waiter.resume() }
        waiting = []
    }
}
