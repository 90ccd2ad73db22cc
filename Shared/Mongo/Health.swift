internal import Threading

extension Client {
    /// Succeeds when the primary answers in time.
    ///
    /// - Throws: `notConnected` when the time is over, and what else is in the way.
    public func ping(within time: Duration) async throws(MongoError) {
        let answer = Answer()
        submit(
            Dispatcher.Work(
                since: .now,
                run: { link in
                    do throws(MongoError) {
                        _ = try link.run(["ping": 1], on: "admin", session: nil)
                        answer.give(.success(()))
                        return .present
                    } catch {
                        answer.give(.failure(error))
                        return Outage.Sign(error)
                    }
                }, refuse: { answer.give(.failure($0)) }),
            to: .anyone)
        let result = await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // Cancelled when the answer is there.
                if (try? await Task.sleep(for: time)) != nil { answer.give(.failure(.notConnected)) }
            }
            defer { group.cancelAll() }
            return await answer.value
        }
        try result.get()
    }

    /// Seconds for which the server keeps what a snapshot reads.
    public func snapshotWindow() async throws(MongoError) -> Int {
        struct Reply: Decodable { let minSnapshotHistoryWindowInSeconds: Int }
        let reply: Reply = try await database("admin").run(["getParameter": 1, "minSnapshotHistoryWindowInSeconds": 1])
            .decode()
        return reply.minSnapshotHistoryWindowInSeconds
    }
}

/// The first answer that is given.
private final class Answer: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Result<Void, MongoError>, Never>)
        case given(Result<Void, MongoError>)
    }

    private let state = Locked(State.open)

    func give(_ result: Result<Void, MongoError>) {
        let waiting = state.withLock { state -> CheckedContinuation<Result<Void, MongoError>, Never>? in
            switch state {
            case .given: return nil
            case .open:
                state = .given(result)
                return nil
            case .awaited(let continuation):
                state = .given(result)
                return continuation
            }
        }
        waiting?.resume(returning: result)
    }

    var value: Result<Void, MongoError> {
        get async {
            await withCheckedContinuation { continuation in
                let known = state.withLock { state -> Result<Void, MongoError>? in
                    if case .given(let result) = state { return result }
                    state = .awaited(continuation)
                    return nil
                }
                if let known { continuation.resume(returning: known) }
            }
        }
    }
}
