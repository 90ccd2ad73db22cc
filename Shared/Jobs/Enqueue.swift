public import Domain
public import Redis

/// What became of an update at the door.
public enum EnqueueOutcome: Int, Sendable {
    case ready = 1
    case queued = 2
    /// It was here before: nothing was added.
    case duplicate = 0
    /// Its lane is full. The refusal was pushed, at most once a minute.
    case laneFull = -1
    /// Too much from people whom nobody knows.
    case tooManyStrangers = -2
}

extension LaneFunctions {
    /// Stores an update in its lane, once however often it is delivered.
    ///
    /// - Parameters:
    ///   - sender: nil passes the limits for strangers.
    ///   - capacity: items that the lane may hold.
    ///   - refusal: pushed to its lane when this one is full.
    public func enqueue(
        _ item: Item, of update: UpdateID, on lane: Lane, from sender: UserID?, capacity: Int,
        refusal: (lane: Lane, item: Item)?, deadline: Duration
    ) async throws(ConnectionError) -> EnqueueOutcome {
        let reply = try await call(
            "enq",
            [
                .text(lane.description), .text(update.description), .text(sender?.description ?? ""), .number(capacity),
                .bytes(item.encoded), .text(refusal?.lane.description ?? ""), .bytes(refusal?.item.encoded ?? []),
            ], deadline: deadline)
        guard let code = reply.integer, let outcome = EnqueueOutcome(rawValue: code) else { throw .unexpectedReply }
        return outcome
    }

    /// Stores an item of scheduled work in its lane, once for a slot however many ask, and forget that they did, within a
    /// week. There is no limit, and like an output it finds room on a full Redis.
    ///
    /// - Parameters:
    ///   - name: of the work, without a colon.
    ///   - slot: the time that the work is for, in whatever form is the same for all who ask.
    /// - Returns: false when the slot was enqueued before.
    public func enqueueOnce(
        _ item: Item, on lane: Lane, for name: String, slot: String
    ) async throws(ConnectionError) -> Bool {
        let reply = try await call(
            "cron", [.text(name), .text(slot), .text(lane.description), .bytes(item.encoded)])
        guard let pushed = reply.integer else { throw .unexpectedReply }
        return pushed == 1
    }
}
