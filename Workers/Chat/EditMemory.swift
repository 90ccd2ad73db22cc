import Domain
import Jobs

/// Which job has answered a message last, for as long as an edit of it is answered too.
struct EditMemory: Sendable {
    /// Longer than the time in which edits are answered, for jobs that waited.
    private static let lifetime = Duration.seconds(3600)

    let lanes: LaneFunctions
    let chat: ChatID
    let message: MessageID

    /// Notes that this job answers the message now.
    ///
    /// - Returns: the job before it, also when this job asks again; nil where there is none.
    func replaceJob(with job: JobKey) async throws -> JobKey? {
        var standing: String?
        while true {
            let before = standing.flatMap { Self.latest(of: $0) }
            if before == job.rawValue { return standing.flatMap { Self.earlier(of: $0) }.map(JobKey.init(rawValue:)) }
            let new = before.map { "\(job.rawValue) \($0)" } ?? job.rawValue
            let result = try await lanes.compareAndSet(
                "asked:\(chat):\(message)", expected: standing, new: new, lifetime: Self.lifetime)
            if result.changed { return before.map(JobKey.init(rawValue:)) }
            standing = result.now
        }
    }

    private static func latest(of noted: String) -> String? { noted.split(separator: " ").first.map(String.init) }

    private static func earlier(of noted: String) -> String? {
        noted.split(separator: " ").dropFirst().first.map(String.init)
    }
}
