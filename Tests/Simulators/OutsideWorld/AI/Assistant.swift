/// What the simulated AI remembers: the requests it had, and the answers that a test laid out for it.
struct Assistant: Sendable {
    /// One request, as it was answered.
    struct Record: Sendable {
        let at: Moment
        let model: String
        let lastUser: String
        let isStream: Bool
        /// Names of the tools that were offered.
        let tools: [String]
        let round: ToolRound
        let pictures: [Picture]
        /// Without the bytes of pictures.
        let body: JSON
        /// Nil while it is under way, and when the connection was closed instead.
        var status: Int?
    }

    private(set) var requests: [Record] = []
    private(set) var inFlight = 0
    var scripts: [Script] = []
    var sights: [ArrangedSight] = []
    /// By the id of a call: the steps that follow its result.
    var continuations: [String: [Completion.Content]] = [:]
    /// Records before a reset; their ends are ignored.
    private var forgotten = 0

    func afterReset() -> Assistant {
        var fresh = Assistant()
        fresh.forgotten = forgotten + requests.count
        return fresh
    }

    /// Writes down that a request came; gives its number for `finish`.
    mutating func begin(_ record: Record) -> Int {
        requests.append(record)
        inFlight += 1
        return forgotten + requests.count - 1
    }

    mutating func finish(_ number: Int, status: Int?) {
        guard number >= forgotten else { return }
        requests[number - forgotten].status = status
        inFlight -= 1
    }

    mutating func add(_ script: Script) { scripts.append(script) }

    mutating func clearScripts() { (scripts, continuations, sights) = ([], [:], []) }
}
