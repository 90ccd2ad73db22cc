extension Client {
    /// Runs writes and reads that happen all or not at all, and see one moment.
    ///
    /// `body` runs again from its beginning when another transaction is in its way or the primary changes, so that it must do
    /// nothing besides that may not be done twice. Errors of its operations must leave it.
    ///
    /// A thread does nothing else meanwhile, so all but one of the client's transactions at a time, or one where it has a
    /// single connection, and others wait. `body` should await nothing but operations of its session: a transaction that hears
    /// of none for five seconds is undone and made again, and MongoDB ends each after a minute.
    ///
    /// - Parameter patience: how long it is tried again.
    /// - Throws: what `body` throws, then nothing is kept; `transient` when the patience has ended, then nothing is kept;
    ///   `connectionLost` when it is unknown what became of the end.
    public func withTransaction<Value>(
        patience: Duration = .seconds(15), _ body: (Session) async throws -> Value
    ) async throws -> Value {
        let deadline = ContinuousClock.now + patience
        var attempt = 0
        while true {
            do {
                return try await withSession(.transaction) { session in
                    try await self.attempt(in: session, until: deadline, body)
                }
            } catch let error as MongoError {
                guard case .transient = error, ContinuousClock.now < deadline else { throw error }
            }
            attempt += 1
            // Two that collide must not collide again.
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...min(500, 4 << min(attempt, 7)))))
        }
    }

    private func attempt<Value>(
        in session: Session, until deadline: ContinuousClock.Instant, _ body: (Session) async throws -> Value
    ) async throws -> Value {
        let value: Value
        do { value = try await body(session) } catch {
            // Where this fails, the server ends it by itself.
            try? await session.act { link, number throws(MongoError) in try link.abortTransaction(number) }
            throw error
        }
        while true {
            let outcome = try await session.act { link, number throws(MongoError) in try link.commitTransaction(number)
            }
            switch outcome {
            case .done: return value
            case .unknown where ContinuousClock.now < deadline: continue  // doing it again is harmless
            case .unknown: throw MongoError.connectionLost
            }
        }
    }
}

extension Session {
    fileprivate func act<Value: Sendable>(
        _ body: @escaping @Sendable (Link, Int) throws(MongoError) -> Value
    ) async throws(MongoError) -> Value {
        guard let number = route.session else { throw .closed }
        return try await route.run { link throws(MongoError) in try body(link, number) }
    }
}
