public import Redis

/// What a stop has met in a lane.
public enum Cancellation: Equatable, Sendable {
    /// The job at its head, which will say that it stopped.
    case marked(JobKey)
    /// A job that is storing what it made, and ends as if nobody had said anything.
    case tooLate(JobKey)
    /// Nobody.
    case nothing
}

extension LaneFunctions {
    /// Lets lanes go on whose delay is over, at most `limit`.
    public func promote(limit: Int) async throws(ConnectionError) -> Int {
        try await count("promote", [.number(limit)])
    }

    /// Mends the pointers of these lanes (I1 to I3) where they are broken.
    ///
    /// - Returns: number of lanes mended; anything but zero means that somebody touched the keys, or a bug.
    public func sweep(_ lanes: [String]) async throws(ConnectionError) -> Int {
        try await count("sweep", lanes.map { .text($0) })
    }

    /// Drops up to `limit` tokens that no lane points at and nobody holds.
    public func collectGarbage(in pool: PoolName, limit: Int) async throws(ConnectionError) -> Int {
        try await count("gc", [.text(pool.rawValue), .number(limit)])
    }

    /// Removes consumers that hold nothing and have not asked for `idle`.
    public func reap(_ pool: PoolName, idle: Duration) async throws(ConnectionError) -> Int {
        try await count("reap", [.text(pool.rawValue), .number(Int(idle / .milliseconds(1)))])
    }

    /// Redis' clock in milliseconds since 1970; nil when the reply is not a time.
    public func now() async throws(ConnectionError) -> Int64? {
        let parts = try await connection.send(Command("TIME")).array ?? []
        guard parts.count == 2, let seconds = parts[0].integer, let micros = parts[1].integer else { return nil }
        return Int64(seconds) * 1000 + Int64(micros / 1000)
    }

    /// Removes dead letters that have lain for `age`: they hold what people wrote.
    ///
    /// - Returns: how many.
    public func expireDead(after age: Duration) async throws(ConnectionError) -> Int {
        guard let now = try await now() else { throw .unexpectedReply }
        let oldest = now - Int64(age / .milliseconds(1))
        let trimmed = try await connection.send(Command("XTRIM", "\(prefix)dead", "MINID", "\(oldest)-0"))
        return trimmed.integer ?? 0
    }

    /// Marks the job at the lane's head as cancelled and tells all workers, unless the job is committed.
    public func cancel(_ lane: Lane) async throws(ConnectionError) -> Cancellation {
        guard let job = try await call("cancel", [.text(lane.description)]).text else { throw .unexpectedReply }
        if job.isEmpty { return .nothing }
        guard job.hasPrefix("!") else { return .marked(JobKey(rawValue: job)) }
        return .tooLate(JobKey(rawValue: String(job.dropFirst())))
    }

    /// All lanes that have a pointer or items, in no order and perhaps more than once.
    public func lanes() async throws(ConnectionError) -> [String] {
        let listed = "\(prefix)l:"
        var names: [String] = []
        try await scan(["HSCAN", "\(prefix)cur"], []) { page in
            for index in stride(from: 0, to: page.count, by: 2) { page[index].text.map { names.append($0) } }
        }
        try await scan(["SCAN"], ["MATCH", "\(listed)*"]) { page in
            for key in page { key.text.map { names.append(String($0.dropFirst(listed.count))) } }
        }
        return names
    }

    private func scan(
        _ head: [String], _ tail: [String], _ body: ([Reply]) -> Void
    ) async throws(ConnectionError) {
        var cursor = "0"
        repeat {
            let reply = try await connection.send(Command(head + [cursor] + tail + ["COUNT", "1000"]))
            guard let parts = reply.array, parts.count == 2, let next = parts[0].text, let page = parts[1].array else {
                throw ConnectionError.unexpectedReply
            }
            body(page)
            cursor = next
        } while cursor != "0"
    }

    private func count(_ name: String, _ arguments: [Argument]) async throws(ConnectionError) -> Int {
        guard let count = try await call(name, arguments).integer else { throw .unexpectedReply }
        return count
    }
}
