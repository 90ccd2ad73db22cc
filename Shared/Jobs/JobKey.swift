public import Domain

/// The name of a job for its whole life, and the trace id of everything that it causes.
///
/// Update id and message date together: update ids start anew at random after a quiet week. Outputs of a job carry its key
/// with a slash and a number behind it.
public struct JobKey: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// - Parameter date: seconds since 1970, of the message or event.
    public init(update: UpdateID, date: Int64) { rawValue = "\(update)-\(date)" }

    /// The key of the `number`-th output of this job.
    public func output(_ number: Int) -> JobKey { JobKey(rawValue: "\(rawValue)/\(number)") }

    /// The key of the update at the root: the same from the update to the last of its replies.
    public var trace: String { String(rawValue.prefix { $0 != "/" }) }

    public var description: String { rawValue }
}
