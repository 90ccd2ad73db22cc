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
        /// Names of the request that does it, the last of its name before the one that remembers it: a worker that dies in
        /// between may leave it to be done again. None for what is never done twice.
        let windows: [(from: String, to: String)]
    }

    /// An installation without a worker, with the world arranged.
    let start: @Sendable () async throws -> Installation
    /// What the job's messages are called; nil for what is not the job's.
    let label: Checkpoint.Label
    /// What a person says.
    let question: Words
    /// How it comes in: in words, unless it is told otherwise.
    var tell: (@Sendable (Installation, Int64) async throws -> Void)?
    let effects: [Effect]
}

extension Scenario.Effect {
    /// The deaths after which it may be found once more: the worker has done it, or may have, and could not say so.
    func windows(in passages: [Passage]) throws -> [ClosedRange<Cut>] {
        let requests = passages.filter { $0.message.direction == .request }
        return try windows.map { window in
            guard let to = requests.first(where: { $0.label == window.to })?.number,
                let from = requests.last(where: { $0.label == window.from && $0.number < to })?.number
            else { throw Missing("\(window) among the messages, where \(name) begins and ends") }
            return Cut.after(from)...Cut.before(to)
        }
    }
}
