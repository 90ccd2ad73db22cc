public import Jobs
internal import Resilience

/// A kind of work: a value with one handler. Everything else, from taking to settling, is the runtime.
public struct Pool: Sendable {
    public let name: PoolName
    /// Jobs that one process works on at a time.
    public let width: Int
    /// How long a run may take.
    public let deadline: @Sendable (JobKind) -> Duration
    /// How failed runs are repeated.
    public let retries: RetryPolicy
    /// What is said when a person stopped the job.
    public let stopped: @Sendable (Job) -> [Draft]
    /// Ends a job that would be parked, with what is said instead of an apology: after its last failure, a run that took too
    /// long, or a crash too many. Nil, from it or in its place, parks the job; so does an error.
    public let givenUp: (@Sendable (Job, Reason) async throws -> [Draft]?)?
    public let handle: @Sendable (Job) async throws -> JobOutcome

    public init(
        name: PoolName, width: Int, retries: RetryPolicy, deadline: @escaping @Sendable (JobKind) -> Duration,
        stopped: @escaping @Sendable (Job) -> [Draft],
        givenUp: (@Sendable (Job, Reason) async throws -> [Draft]?)?,
        handle: @escaping @Sendable (Job) async throws -> JobOutcome
    ) {
        self.name = name
        self.width = width
        self.retries = retries
        self.deadline = deadline
        self.stopped = stopped
        self.givenUp = givenUp
        self.handle = handle
    }

    /// What metrics and the log's lines about jobs call it.
    var label: String { name.shown.rawValue }
}
