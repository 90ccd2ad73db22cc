import Mongo

/// Names one write for all time: the job that makes it, and its number within the job.
///
/// A job that is run again, or by two workers at once, makes the same writes with the same keys. Every rule of this module
/// sees to it that the second of them changes nothing and reads back what stands.
public struct WriteKey: Hashable, Sendable, CustomStringConvertible {
    /// The number of the write by which a job meets a person, before all others that it makes.
    public static let meeting = -1

    /// `<job key>#<call number>`, which is also the `_id` of what the write makes.
    public let description: String
    /// The number within the job.
    public let call: Int

    /// - Parameters:
    ///   - job: the key of the job.
    ///   - call: the same in every run of the job.
    public init(job: some RawRepresentable<String>, call: Int) {
        description = "\(job.rawValue)#\(call)"
        self.call = call
    }

    var value: BSONValue { .string(description) }
}
