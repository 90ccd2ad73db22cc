extension Assistant {
    /// Answers laid out by a test: the first for a person's words, each following one for the results of the calls in the
    /// one before.
    struct Script: Sendable {
        /// A part of the last user message; empty matches all.
        let match: String
        /// At least one.
        let steps: [Completion.Content]
        /// How often the first step is given; nil: until it is removed.
        var count: Int?

        /// The step that a request is due, and those behind it.
        typealias Due = (step: Completion.Content, rest: [Completion.Content])
    }

    /// The laid out answer for a request; one for a person's words is then used up.
    ///
    /// Results are known by the ids of their calls. Results of calls that no script has made, or that its last step made,
    /// get a script without calls that matches the person's words.
    mutating func due(_ request: CompletionRequest) -> Script.Due? {
        if let id = request.round.results.first?.id, let rest = continuations[id], let step = rest.first {
            return (step, Array(rest.dropFirst()))
        }
        let isFirst = request.round.number == 0
        let found = scripts.firstIndex { script in
            (script.match.isEmpty || request.lastUser.contains(script.match))
                && (isFirst || script.steps[0].toolCalls.isEmpty)
        }
        guard let found else { return nil }
        let script = scripts[found]
        if let count = script.count {
            if count > 1 { scripts[found].count = count - 1 } else { scripts.remove(at: found) }
        }
        return (script.steps[0], Array(script.steps.dropFirst()))
    }

    /// Keeps what is to follow the calls of an answer.
    mutating func follow(_ calls: [String], by rest: [Completion.Content]) {
        for id in calls { continuations[id] = rest }
    }
}
