public import Redis

/// What a look at a pool's stream brought.
public enum Taken: Sendable {
    case deliveries([Delivery])
    /// Nothing waits. Entries behind this id are news.
    case nothing(after: String)
}

/// What a look at silent workers brought.
public struct Reclaimed: Sendable {
    /// Jobs that are in our hands now.
    public let deliveries: [Delivery]
    /// Jobs that took too many workers down with them and lie with the dead letters now.
    public let parked: [JobKey]
}

extension LaneFunctions {
    /// Takes up to `limit` jobs that nobody holds. An empty list of deliveries means: only litter was found, ask again.
    public func take(_ limit: Int, from pool: PoolName, as consumer: String) async throws(ConnectionError) -> Taken {
        let reply = try await call("take", [.text(pool.rawValue), .text(consumer), .number(limit)])
        guard let parts = reply.array, let last = parts.first?.text else { throw .unexpectedReply }
        if !last.isEmpty { return .nothing(after: last) }
        return .deliveries(try deliveries(parts.dropFirst(), pool, consumer))
    }

    /// Takes over up to `limit` jobs whose holder has not been heard of for `idle`; parks those with `crashLimit` crashes.
    public func reclaim(
        _ limit: Int, from pool: PoolName, as consumer: String, idle: Duration, crashLimit: Int
    ) async throws(ConnectionError) -> Reclaimed {
        let milliseconds = Int(idle / .milliseconds(1))
        let reply = try await call(
            "reclaim",
            [.text(pool.rawValue), .text(consumer), .number(milliseconds), .number(limit), .number(crashLimit)])
        guard let parts = reply.array, let parked = parts.first?.array else { throw .unexpectedReply }
        return Reclaimed(
            deliveries: try deliveries(parts.dropFirst(), pool, consumer),
            parked: parked.compactMap { $0.text.map(JobKey.init(rawValue:)) })
    }

    private func deliveries(
        _ replies: ArraySlice<Reply>, _ pool: PoolName, _ consumer: String
    ) throws(ConnectionError) -> [Delivery] {
        var deliveries: [Delivery] = []
        for reply in replies {
            guard let delivery = Delivery(reply, pool: pool, consumer: consumer) else { throw .unexpectedReply }
            deliveries.append(delivery)
        }
        return deliveries
    }
}
