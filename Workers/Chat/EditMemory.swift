import Domain
import Jobs

/// Which jobs have answered a message, for as long as an edit of it is answered too.
struct EditMemory: Sendable {
    /// Longer than the time in which edits are answered, for jobs that waited.
    private static let lifetime = Duration.seconds(3600)

    let lanes: LaneFunctions
    let chat: ChatID
    let message: MessageID

    /// Notes that this job answers the message.
    ///
    /// - Returns: the jobs whose records it replaces if it can, newest first; the same when the job asks again.
    func note(_ job: JobKey) async throws -> [JobKey] {
        var standing: String?
        while true {
            let noted = Noted(standing ?? "")
            if noted.knows(job) { return noted.earlier(than: job) }
            let new = Noted(standing: [job] + noted.standing, replaced: [])
            let result = try await compareAndSet(expected: standing, new)
            if result.changed { return noted.standing }
            standing = result.now
        }
    }

    /// Notes that what the earlier jobs have stored goes.
    ///
    /// - Returns: false when a newer job has overtaken this one: then it is that one's to replace.
    func replace(_ earlier: [JobKey], by job: JobKey) async throws -> Bool {
        let new = Noted(standing: [job], replaced: earlier)
        let expected = Noted(standing: [job] + earlier, replaced: []).description
        let result = try await compareAndSet(expected: expected, new)
        return result.changed || result.now == new.description
    }

    private func compareAndSet(expected: String?, _ new: Noted) async throws -> (changed: Bool, now: String?) {
        try await lanes.compareAndSet(
            "asked:\(chat):\(message)", expected: expected, new: new.description, lifetime: Self.lifetime)
    }

    /// The jobs whose records stand, and behind a sign those that the newest of them has replaced; all newest first.
    private struct Noted: CustomStringConvertible {
        var standing: [JobKey]
        var replaced: [JobKey]

        init(standing: [JobKey], replaced: [JobKey]) {
            self.standing = standing
            self.replaced = replaced
        }

        init(_ text: String) {
            let halves = text.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
                .map { $0.split(separator: " ").map { JobKey(rawValue: String($0)) } }
            standing = halves.first ?? []
            replaced = halves.dropFirst().first ?? []
        }

        var description: String {
            let halves = [standing, replaced].map { $0.map(\.rawValue).joined(separator: " ") }
            return replaced.isEmpty ? halves[0] : halves.joined(separator: ">")
        }

        func knows(_ job: JobKey) -> Bool { standing.contains(job) || replaced.contains(job) }

        /// None for a job that a newer one has overtaken.
        func earlier(than job: JobKey) -> [JobKey] {
            guard standing.first == job else { return [] }
            return replaced.isEmpty ? Array(standing.dropFirst()) : replaced
        }
    }
}
