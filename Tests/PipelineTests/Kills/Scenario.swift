import Proxy
import Support

/// A job whose worker is killed at each of its messages.
struct Scenario: Sendable {
    /// Something that a job does in the world.
    struct Effect: Sendable {
        let name: String
        /// How often the job does it when nobody disturbs it.
        let times: Int
        /// How often it was done for the person of this chat.
        let count: @Sendable (Installation, Int64) async throws -> Int
        /// Names of the request that does it and of the one that remembers it: a worker that dies in between may leave it to
        /// be done again. In their order; none for what is never done twice.
        let windows: [(from: String, to: String)]
    }

    /// An installation without a worker, with the world arranged.
    let start: @Sendable () async throws -> Installation
    /// What the job's messages are called; nil for what is not the job's.
    let label: Checkpoint.Label
    /// A person puts the question.
    let ask: @Sendable (Installation, Int64) async throws -> Void
    let effects: [Effect]
}

extension Scenario.Effect {
    /// The deaths after which it may be found once more: the worker has done it, or may have, and could not say so.
    func windows(in passages: [Passage]) throws -> [ClosedRange<Cut>] {
        var requests = passages.filter { $0.message.direction == .request }[...]
        return try windows.map { window in
            let from = try next(window.from, in: &requests)
            return Cut.after(from)...Cut.before(try next(window.to, in: &requests))
        }
    }

    private func next(_ label: String, in requests: inout ArraySlice<Passage>) throws -> Int {
        requests = requests.drop { $0.label != label }
        guard let found = requests.popFirst() else { throw Missing("\(label) among the messages, where \(name) ends") }
        return found.number
    }
}
