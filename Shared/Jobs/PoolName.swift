/// A kind of worker: each pool has its own stream, its own width, and never sees another pool's jobs.
public enum PoolName: String, CaseIterable, Codable, Sendable {
    case chat
    /// Buttons and "stop": work of the pool `chat` with places of its own, so that it never waits for what it is about.
    case control
    case photo
    case export
    case backup
    case report
    case send
    case sendBulk = "send-bulk"

    /// The pool that metrics and people know it as: `control` is a part of `chat`.
    public var shown: PoolName { self == .control ? .chat : self }

    /// The pool to be named in the settings of a worker that is to work for this one.
    public var setting: PoolName { self == .sendBulk ? .send : shown }
}
