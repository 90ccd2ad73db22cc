internal import Redis

/// A worker's right to change a lane: one entry, held by one consumer, in one delivery. Whoever shows another is refused.
public struct Lease: Hashable, Sendable {
    public let pool: PoolName
    public let consumer: String
    /// Id of the token in the pool's stream.
    public let entry: String
    /// How often that token has been delivered.
    public let count: Int
    public let lane: String
    public let job: JobKey
}

/// A job with the lease on it, as `take` and `reclaim` hand it out.
public struct Delivery: Sendable {
    public let lease: Lease
    /// Failed runs so far.
    public let attempts: Int
    /// Runs so far that ended without a word.
    public let crashes: Int
    /// Somebody asked to stop this job.
    public let isCancelled: Bool
    /// The stored item: `Item(decoding:)` reads it.
    public let item: [UInt8]
    /// Results of the steps that an earlier run finished, by name.
    public let memo: [String: [UInt8]]
    /// The other items of the album that the item is the first of, in their order; the lease holds for all of them.
    public let companions: [[UInt8]]
    /// Items in the lane of photos beside the lane of a conversation or its controls; zero for other lanes.
    public let photosWaiting: Int

    /// Reads the functions' reply: entry, count, lane, attempts, crashes, cancelled, item, memo, companions, photos.
    init?(_ reply: Reply, pool: PoolName, consumer: String) {
        guard let parts = reply.array, parts.count == 10,
            let entry = parts[0].text, let count = parts[1].integer, let lane = parts[2].text,
            let attempts = parts[3].integer, let crashes = parts[4].integer, let cancelled = parts[5].integer,
            let item = parts[6].bytes, let pairs = parts[7].array, let job = Item.key(of: item),
            let companions = parts[8].array, let photosWaiting = parts[9].integer
        else { return nil }
        lease = Lease(pool: pool, consumer: consumer, entry: entry, count: count, lane: lane, job: job)
        self.attempts = attempts
        self.crashes = crashes
        isCancelled = cancelled != 0
        self.item = item
        self.companions = companions.compactMap(\.bytes)
        self.photosWaiting = photosWaiting
        var memo: [String: [UInt8]] = [:]
        for index in stride(from: 0, to: pairs.count - 1, by: 2) {
            if let step = pairs[index].text, let result = pairs[index + 1].bytes { memo[step] = result }
        }
        self.memo = memo
    }
}
