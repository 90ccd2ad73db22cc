internal import Threading

/// A value that can be waited for: every change wakes the waiters whose condition it made true.
///
/// There is no polling: a waiter is a closure tried once at the start and then after each change, in order of arrival.
final class Watched<Value: Sendable>: Sendable {
    private struct Waiter {
        let id: Int
        /// Tries the condition; gives what wakes the waiter when it holds.
        let attempt: @Sendable (inout Value) -> (@Sendable () -> Void)?
        let cancel: @Sendable () -> Void
    }

    private struct Box {
        var value: Value
        var waiters: [Waiter] = []
        var lastID = 0
        /// Waiters on their way here, and those of them that were cancelled meanwhile.
        var coming: Set<Int> = []
        var cancelled: Set<Int> = []

        mutating func satisfied() -> [@Sendable () -> Void] {
            var wakes: [@Sendable () -> Void] = []
            var index = 0
            while index < waiters.count {
                if let wake = waiters[index].attempt(&value) {
                    wakes.append(wake)
                    waiters.remove(at: index)
                    // A condition may take something out of the value, which may be what an earlier waiter waits for.
                    index = 0
                } else {
                    index += 1
                }
            }
            return wakes
        }
    }

    private let box: Locked<Box>

    init(_ value: Value) { box = Locked(Box(value: value)) }

    /// Changes the value and wakes whoever waited for that. A `body` that throws must leave the value as it was.
    func change<Result: Sendable, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let (result, wakes) = try box.withLock { box throws(Failure) in
            let result = try body(&box.value)
            return (result, box.satisfied())
        }
        for wake in wakes { wake() }
        return result
    }

    /// Reads the value without waking anybody.
    func read<Result: Sendable>(_ body: (borrowing Value) -> Result) -> Result {
        box.withLock { body($0.value) }
    }

    /// Waits until `take` gives something. What `take` changes on the way is kept, also when it gives nil.
    func first<Result: Sendable>(_ take: @escaping @Sendable (inout Value) -> Result?) async throws -> Result {
        let id = newWaiter()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
                let waiter = Waiter(
                    id: id,
                    attempt: { value in
                        guard let result = take(&value) else { return nil }
                        return { continuation.resume(returning: result) }
                    },
                    cancel: { continuation.resume(throwing: CancellationError()) })
                self.enqueue(waiter)
            }
        } onCancel: {
            self.cancel(id)
        }
    }

    /// Waits as `first` does, but gives nil when `limit` has passed.
    func first<Result: Sendable>(
        within limit: Duration, _ take: @escaping @Sendable (inout Value) -> Result?
    ) async throws -> Result? {
        if let result = change(take) { return result }
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await self.first(take) }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func newWaiter() -> Int {
        box.withLock { box in
            box.lastID += 1
            box.coming.insert(box.lastID)
            return box.lastID
        }
    }

    private func enqueue(_ waiter: Waiter) {
        let wakes = box.withLock { box -> [@Sendable () -> Void] in
            box.coming.remove(waiter.id)
            if box.cancelled.remove(waiter.id) != nil { return [waiter.cancel] }
            box.waiters.append(waiter)
            return box.satisfied()
        }
        for wake in wakes { wake() }
    }

    private func cancel(_ id: Int) {
        let cancel = box.withLock { box -> (@Sendable () -> Void)? in
            guard let index = box.waiters.firstIndex(where: { $0.id == id }) else {
                if box.coming.contains(id) { box.cancelled.insert(id) }
                return nil
            }
            return box.waiters.remove(at: index).cancel
        }
        cancel?()
    }
}
