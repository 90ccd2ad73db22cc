/// Operations that belong together: taken to collections with `within(_:)`, good until the closure returns that got it.
public struct Session: Sendable {
    let route: Route
}

/// What a session is for.
enum SessionKind: Sendable {
    /// All reads see one moment.
    case snapshot
    case transaction
}

extension Client {
    /// A session on whichever thread is free, for as long as `body` runs. That of a transaction begins with it.
    func withSession<Value>(
        _ kind: SessionKind, _ body: (Session) async throws -> Value
    ) async throws -> Value {
        let seat: Dispatcher.Seat = kind == .transaction ? .transaction : .anyone
        let opened = try await Route(client: self, seat: seat, session: nil).run { link throws(MongoError) in
            (thread: link.number, number: try link.startSession(kind))
        }
        let route = Route(client: self, seat: .thread(opened.thread), session: opened.number)
        defer {
            // Behind whatever of it is still under way. A closed client has ended it.
            submit(
                Dispatcher.Work(
                    since: .now,
                    run: { link in
                        link.endSession(opened.number)
                        return .nothing
                    }, refuse: { _ in }),
                to: route.seat)
        }
        return try await body(Session(route: route))
    }

    /// Runs reads that all see the same moment, over any number of collections.
    ///
    /// `find`, `aggregate` and `count` only; the server keeps the moment for five minutes, or as
    /// `minSnapshotHistoryWindowInSeconds` says, and answers with `SnapshotTooOld` (239) afterwards.
    public func withSnapshot<Value>(_ body: (Session) async throws -> Value) async throws -> Value {
        try await withSession(.snapshot, body)
    }
}
