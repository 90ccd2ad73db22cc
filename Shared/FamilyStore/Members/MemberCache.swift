import Domain

/// Members who were looked up a moment ago.
struct MemberCache: Sendable {
    private struct Entry {
        let member: Member?
        let since: ContinuousClock.Instant
    }

    /// Below the second within which a change must be in force.
    static let lifetime = Duration.milliseconds(500)
    private static let capacity = 1000
    private var entries: [UserID: Entry] = [:]

    func member(_ user: UserID, at now: ContinuousClock.Instant) -> Member? {
        guard let entry = entries[user], now - entry.since < Self.lifetime else { return nil }
        return entry.member
    }

    /// - Parameter since: when it was asked for; an answer that is older than a `forget` is not believed.
    mutating func remember(_ member: Member, since: ContinuousClock.Instant) {
        if let entry = entries[member.user], entry.since > since { return }
        if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
        entries[member.user] = Entry(member: member, since: since)
    }

    mutating func forget(_ user: UserID, at now: ContinuousClock.Instant) {
        entries[user] = Entry(member: nil, since: now)
    }
}
