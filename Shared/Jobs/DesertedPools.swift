public import Redis

extension LaneFunctions {
    /// The pools in which a lane has waited for so long while nobody who works for them has been heard of.
    ///
    /// Whoever has a free place asks every few seconds, and whoever has none beats: `patience` must be longer than both take.
    /// A closed queue hands out nothing, and deserts no pool.
    public func desertedPools(patience: Duration) async throws(ConnectionError) -> [PoolName] {
        guard try await closedQueue() == nil else { return [] }
        guard let now = try await now() else { throw .unexpectedReply }
        let since = now - Int64(patience / .milliseconds(1))
        var deserted: [PoolName] = []
        for pool in PoolName.allCases {
            let stream = "\(prefix)rdy:\(pool.rawValue)"
            guard let moment = try await momentOfFirstWaiting(in: stream), moment <= since else { continue }
            let idle = try await info("CONSUMERS", stream, [LaneFunctions.group]).compactMap { $0["idle"]?.integer }
            if !idle.contains(where: { Duration.milliseconds($0) < patience }) { deserted.append(pool) }
        }
        return deserted
    }

    /// When the first token that nobody was given came into a stream: its id tells, by Redis' clock.
    private func momentOfFirstWaiting(in stream: String) async throws(ConnectionError) -> Int64? {
        let groups = try await info("GROUPS", stream, [])
        let last = groups.first { $0["name"]?.text == LaneFunctions.group }?["last-delivered-id"]?.text
        let first = try await connection.send(
            Command("XRANGE", stream, last.map { "(\($0)" } ?? "-", "+", "COUNT", "1"))
        return first.array?.first?.array?.first?.text.flatMap { Int64($0.prefix { $0 != "-" }) }
    }

    /// `XINFO`; nothing where there is no such stream, or no such group yet.
    private func info(
        _ what: String, _ stream: String, _ arguments: [String]
    ) async throws(ConnectionError) -> [[String: Reply]] {
        guard try await connection.send(Command("EXISTS", stream)).integer == 1 else { return [] }
        var command = Command(arguments: 3 + arguments.count)
        for argument in ["XINFO", what, stream] + arguments { command.add(argument) }
        do {
            return try await connection.send(command).array.map { rows in rows.map(Self.fields) } ?? []
        } catch .refused(let reply) where reply.name == .noGroup {
            return []
        }
    }

    private static func fields(_ row: Reply) -> [String: Reply] {
        let parts = row.array ?? []
        var fields: [String: Reply] = [:]
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            if let name = parts[index].text { fields[name] = parts[index + 1] }
        }
        return fields
    }
}
