/// What the simulated AI remembers: the requests it had, and the answers that a test laid out for it.
struct Assistant: Sendable {
    /// One request, as it was answered.
    struct Record: Sendable {
        let at: Moment
        let model: String
        let lastUser: String
        let isStream: Bool
        let body: JSON
        /// Nil while it is under way, and when the connection was closed instead.
        var status: Int?
    }

    /// An answer laid out by a test.
    struct Script: Sendable {
        /// A part of the last user message; empty matches all.
        let match: String
        let answer: Completion.Content
        /// Nil: until it is removed.
        var count: Int?
    }

    private(set) var requests: [Record] = []
    private(set) var inFlight = 0
    private(set) var scripts: [Script] = []
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

    mutating func clearScripts() { scripts = [] }

    /// The laid out answer for a message, which is then used up.
    mutating func script(for message: String) -> Completion.Content? {
        guard let found = scripts.firstIndex(where: { $0.match.isEmpty || message.contains($0.match) }) else {
            return nil
        }
        let script = scripts[found]
        if let count = script.count {
            if count > 1 { scripts[found].count = count - 1 } else { scripts.remove(at: found) }
        }
        return script.answer
    }
}
