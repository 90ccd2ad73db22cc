import Domain
import FamilyStore
import FoundationEssentials
import Jobs
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Knows who is a member, lets people in by their links, and turns strangers away: without asking the AI, once a day, and
/// three times a day when they bring links that open nothing.
struct Doorkeeper: Sendable {
    private static let refusalPause = Duration.seconds(24 * 3600)
    private static let refusedCodes = 3

    let store: Store
    let lanes: LaneFunctions

    /// The member that a person is, whom a first message tells how to call him and in which language.
    func member(_ user: UserID, named name: String?, _ address: Address, _ job: Job) async throws -> Member? {
        guard let member = try await store.directory.member(user) else { return nil }
        return try await meet(member, named: name, address, job)
    }

    // No commit goes before: what it stores is true of the person also when the job is stopped.
    private func meet(_ member: Member, named name: String?, _ address: Address, _ job: Job) async throws -> Member? {
        try await store.family(of: member).meet(
            named: name.flatMap(PersonName.init), speaking: address.language,
            by: WriteKey(job: job.key, call: WriteKey.meeting))
    }

    /// Takes a person in by a link, a stranger or a member who rises by it.
    func open(_ code: InviteCode, for user: UserID, named name: String?, _ address: Address, _ job: Job) async throws
        -> [Draft]
    {
        try await job.commit()
        let accepted = try await store.invites.accept(
            code, for: user, name: name.flatMap(PersonName.init), by: WriteKey(job: job.key, call: 0), at: Date())
        switch accepted {
        case .failure(let refusal):
            guard try await store.directory.member(user) == nil else {
                return [try .phrase(.inviteRefused(refusal.problem), to: address)]
            }
            return try await refuse(refusal.problem, user, address, job)
        case .success(let member):
            try await lanes.knownPeople.note(user, isMember: true)
            var address = address
            // Nil for one who was removed in this moment: he was let in, and reads so.
            address.language = try await meet(member, named: name, address, job)?.language ?? member.language
            return [try .phrase(.admitted(member.role), to: address)]
        }
    }

    func refuse(_ user: UserID, _ address: Address, _ job: Job) async throws -> [Draft] {
        guard try await isAmong(1, in: "stranger:\(user)", job) else { return [] }
        return [try .phrase(.stranger(user), to: address)]
    }

    /// Answers a stranger whose code opens nothing.
    func refuse(
        _ problem: Phrase.InviteProblem, _ user: UserID, _ address: Address, _ job: Job
    ) async throws -> [Draft] {
        guard try await isAmong(Self.refusedCodes, in: "codes:\(user)", job) else { return [] }
        return [try .phrase(.inviteRefused(problem), to: address)]
    }

    /// Whether the job is one of the first since a day without any; the same in every run of it.
    private func isAmong(_ most: Int, in key: String, _ job: Job) async throws -> Bool {
        var standing: String?
        while true {
            let answered = standing?.split(separator: " ").map(String.init) ?? []
            if answered.contains(job.key.rawValue) { return true }
            guard answered.count < most else { return false }
            let new = (answered + [job.key.rawValue]).joined(separator: " ")
            let result = try await lanes.compareAndSet(
                key, expected: standing, new: new, lifetime: Self.refusalPause)
            if result.changed { return true }
            standing = result.now
        }
    }
}

extension Invites.Refusal {
    fileprivate var problem: Phrase.InviteProblem {
        switch self {
        case .unknown: .unknown
        case .used: .used
        case .expired: .expired
        case .inAnotherFamily: .inAnotherFamily
        }
    }
}
