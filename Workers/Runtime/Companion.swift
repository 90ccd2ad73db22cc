public import Jobs

/// Another photo of the album that a job is about: settled together with it, whichever way that ends.
public struct Companion: Sendable, Equatable {
    public let key: JobKey
    /// As it was enqueued: an update as Telegram sent it.
    public let payload: [UInt8]
    /// When the update reached us, in milliseconds since 1970.
    public let arrival: Int64
}
