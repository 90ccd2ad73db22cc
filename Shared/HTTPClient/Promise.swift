import Threading

/// A value that the client's thread delivers to one waiting caller. The first settlement counts.
final class Promise<Value: Sendable>: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Result<Value, Failure>, Never>)
        case settled(Result<Value, Failure>)
    }

    private let state = Locked(State.open)

    func settle(_ result: Result<Value, Failure>) {
        let waiter: CheckedContinuation<Result<Value, Failure>, Never>? = state.withLock { state in
            switch state {
            case .open:
                state = .settled(result)
                return nil
            case .awaited(let waiter):
                state = .settled(result)
                return waiter
            case .settled:
                return nil
            }
        }
        waiter?.resume(returning: result)
    }

    /// Waits. A cancelled task stops waiting at once; `cancel` then tells the thread to stop working for it.
    func value(whenCancelled cancel: @escaping @Sendable () -> Void) async throws(Failure) -> Value {
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready: Result<Value, Failure>? = state.withLock { state in
                    if case .settled(let result) = state { return result }
                    state = .awaited(continuation)
                    return nil
                }
                if let ready { continuation.resume(returning: ready) }
            }
        } onCancel: {
            settle(.failure(.cancelled))
            cancel()
        }
        return try result.get()
    }
}
