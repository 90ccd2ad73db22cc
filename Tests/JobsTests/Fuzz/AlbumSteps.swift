import Domain
import Jobs

/// Photos that come together are one job.
extension Walk {
    /// So short that albums are complete within a walk.
    static let albumRule = AlbumRule(most: 3, quiet: .milliseconds(quiet), longest: .milliseconds(longest))
    private static let (quiet, longest) = (30, 80)

    /// The photos that a job of the lane's head would be about if it began now, and whether another could join them.
    private func gathered(_ lane: String) -> (jobs: [String], isComplete: Bool) {
        let waiting = (state.lists[lane] ?? []).map(\.job)
        guard let first = waiting.first else { return ([], true) }
        guard let album = history.items[first]?.album else { return ([first], true) }
        let together = waiting.prefix { history.items[$0]?.album == album }.prefix(Self.albumRule.most)
        return (Array(together), together.count == Self.albumRule.most || together.count < waiting.count)
    }

    /// Whether the job of the lane's head is settled to begin, whatever the time is.
    private func mustBegin(_ lane: String) -> Bool {
        let job = state.lists[lane]?.first?.job ?? ""
        return state.heads[job] != nil || state.cancelled.contains(job) || gathered(lane).isComplete
    }

    /// Milliseconds that a lane's album has waited at `now`, at least or at most, since its last and its first photo.
    private func waited(_ lane: String, _ now: Int, _ arrival: (ClosedRange<Int>) -> Int) -> (quiet: Int, whole: Int) {
        let times = gathered(lane).jobs.compactMap { history.arrivals[$0].map(arrival) }
        return (now - (times.last ?? now), now - (times.first ?? now))
    }

    /// An album that was handed out could have been complete by `end`.
    func requireRipe(_ lane: String, until end: Int) throws(Violation) {
        if mustBegin(lane) { return }
        let (quiet, whole) = waited(lane, end, \.lowerBound)
        try require(
            quiet >= Self.quiet || whole >= Self.longest, .ripe,
            "\(lane) began \(quiet) ms after its last photo, \(whole) in all")
    }

    /// A token that was due and not handed out belongs to an album that waits: its lane is delayed, and no run is counted.
    ///
    /// - Returns: false when it is no such token.
    func wait(_ entry: String, in pool: String, _ expected: inout Expectation) throws(Violation) -> Bool {
        guard !isTampered, let token = state.tokens[pool]?[entry], !mustBegin(token.lane) else { return false }
        let (quiet, whole) = waited(token.lane, clocks.now, \.upperBound)
        try require(
            quiet < Self.quiet && whole < Self.longest, .ripe,
            "\(token.lane) waits for an album that came \(quiet) ms ago")
        expected.forget(entry, in: pool)
        expected.delay(token.lane, milliseconds: 1...Self.quiet, attempts: token.attempts, crashes: token.crashes)
        return true
    }

    /// With its first lease it is settled what a job is about.
    func receive(
        _ companions: [[UInt8]], of job: String, on lane: String, _ expected: inout Expectation
    ) throws(Violation) {
        let jobs = state.heads[job] == nil ? gathered(lane).jobs : state.headJobs(of: lane)
        let items = companions.map { try? Item(decoding: $0) }
        try require(items == jobs.dropFirst().map { history.items[$0] }, .album, "\(job) came with \(items)")
        if history.items[job]?.album != nil { expected.state.heads[job] = jobs.count }
    }
}
