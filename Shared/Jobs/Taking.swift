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

/// A token that Redis has given to a consumer, with what it would take to give it back as it was.
public struct HeldToken: Sendable, Equatable {
    public let lease: Lease
    public let attempts: Int
    public let crashes: Int
}

extension LaneFunctions {
    /// The consumer group of every pool's stream, named so in `Scripts/lanes.lua` too.
    static let group = "w"

    /// Takes up to `limit` jobs that nobody holds. An empty list of deliveries means: only litter was found, ask again.
    ///
    /// The photos of an album are one job. While more of them may come it is delayed, and is not among these.
    public func take(
        _ limit: Int, from pool: PoolName, as consumer: String, albums: AlbumRule = .telegram
    ) async throws(ConnectionError) -> Taken {
        let reply = try await call(
            "take", [.text(pool.rawValue), .text(consumer), .number(limit)] + albums.arguments)
        guard let parts = reply.array, let last = parts.first?.text else { throw .unexpectedReply }
        if !last.isEmpty { return .nothing(after: last) }
        return .deliveries(try deliveries(parts.dropFirst(), pool, consumer))
    }

    /// Takes over up to `limit` jobs whose holder has not been heard of for `idle`; parks those with `crashLimit` crashes.
    public func reclaim(
        _ limit: Int, from pool: PoolName, as consumer: String, idle: Duration, crashLimit: Int,
        albums: AlbumRule = .telegram
    ) async throws(ConnectionError) -> Reclaimed {
        let milliseconds = Int(idle / .milliseconds(1))
        let reply = try await call(
            "reclaim",
            [.text(pool.rawValue), .text(consumer), .number(milliseconds), .number(limit), .number(crashLimit)]
                + albums.arguments)
        guard let parts = reply.array, let parked = parts.first?.array else { throw .unexpectedReply }
        return Reclaimed(
            deliveries: try deliveries(parts.dropFirst(), pool, consumer),
            parked: parked.compactMap { $0.text.map(JobKey.init(rawValue:)) })
    }

    /// Up to `limit` tokens that Redis has given to a consumer. Those that it knows nothing of were lost on the way to it.
    public func held(
        by consumer: String, in pool: PoolName, limit: Int
    ) async throws(ConnectionError) -> [HeldToken] {
        let stream = "\(prefix)rdy:\(pool.rawValue)"
        let pending = try await connection.send(
            Command("XPENDING", stream, LaneFunctions.group, "-", "+", String(limit), consumer))
        var held: [HeldToken] = []
        for row in pending.array ?? [] {
            guard let fields = row.array, fields.count == 4, let entry = fields[0].text, let count = fields[3].integer
            else { throw .unexpectedReply }
            let found = try await connection.send(Command("XRANGE", stream, entry, entry))
            guard let token = found.array?.first?.array?.last?.array?.compactMap(\.text), token.count == 10 else {
                continue  // it is over already
            }
            let lease = Lease(
                pool: pool, consumer: consumer, entry: entry, count: count, lane: token[1],
                job: JobKey(rawValue: token[3]))
            held.append(HeldToken(lease: lease, attempts: Int(token[7]) ?? 0, crashes: Int(token[9]) ?? 0))
        }
        return held
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
