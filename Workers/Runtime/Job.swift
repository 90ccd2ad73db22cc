import Foundation
public import Jobs

/// A job in a handler's hands.
public struct Job: Sendable {
    public let key: JobKey
    public let kind: JobKind
    /// Name of the lane it stands in.
    public let lane: String
    public let address: Address?
    /// As it was enqueued: an update as Telegram sent it, or an output.
    public let payload: [UInt8]
    /// When the update at the root reached us, in milliseconds since 1970.
    public let arrival: Int64
    /// The other photos of the same album, in the order in which they came. They stay the same over all runs of the job: a
    /// photo that comes later is a job of its own.
    public internal(set) var companions: [Companion] = []
    /// Photos of the same person in the same chat that nobody has finished yet, as it was when the job was taken; zero for
    /// jobs that are no messages, buttons or stops.
    public internal(set) var photosWaiting = 0
    /// Failed runs before this one.
    public let attempts: Int
    /// Runs before this one that ended without a word.
    public let crashes: Int
    let steps: StepBook

    /// Does something paid or irreversible once: the result is stored under the job's fence before `work` is believed, and a
    /// later run of the job gets it from there.
    ///
    /// A step is repeated only when the process dies between the end of `work` and the store.
    ///
    /// - Parameter name: unique within the job and stable over versions.
    /// - Throws: what `work` throws; `LeaseLost` when the job belongs to another worker by now.
    public func step<Result: Codable & Sendable>(
        _ name: String, _ work: () async throws -> Result
    ) async throws -> Result {
        if let known = steps.result(of: name) {
            return try JSONDecoder().decode(Boxed<Result>.self, from: Data(known)).it
        }
        let result = try await work()
        let stored = try JSONEncoder().encode(Boxed(it: result))
        let standing = try await steps.remember([UInt8](stored), of: name)
        if standing.elementsEqual(stored) { return result }
        return try JSONDecoder().decode(Boxed<Result>.self, from: Data(standing)).it
    }

    /// Lets no stop end the job any more, in this run and in all later ones: called before the first thing is stored that a
    /// job which says that it stopped must not have stored. What is stored is then told.
    ///
    /// - Throws: `JobStopped` when a stop came first; `LeaseLost` when the job belongs to another worker by now.
    public func commit() async throws { try await steps.commit() }

    /// Whether a step has a result already, from an earlier run of this job.
    public func hasResult(of step: String) -> Bool { steps.result(of: step) != nil }
}

/// JSON's top level must be an object for every decoder to agree.
private struct Boxed<Result: Codable>: Codable { let it: Result }

/// Another worker holds the job by now, or it is over: whatever was made is dropped.
public struct LeaseLost: Error, CustomStringConvertible {
    public let description = "the lease is lost"
    public init() {}
}

/// A person stopped the job before anything was stored: the run ends, and says so.
public struct JobStopped: Error, CustomStringConvertible {
    public let description = "a person stopped the job"
    public init() {}
}
