import Domain
import FamilyStore
import FoundationEssentials
import Jobs
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Knows who is a member, lets people in by their links, and turns strangers away: once a day, and without asking the AI.
struct Doorkeeper: Sendable {
    private static let refusalPause = Duration.seconds(24 * 3600)

    let store: Store
    let lanes: LaneFunctions

    func member(_ user: UserID) async throws -> Member? { try await store.directory.member(user) }

    /// Takes a person in by a link, a stranger or a member who rises by it.
    func open(_ code: InviteCode, for user: UserID, named name: String?, _ address: Address, _ job: Job) async throws
        -> [Draft]
    {
        let accepted = try await store.invites.accept(
            code, for: user, name: name, by: WriteKey(job: job.key, call: 0), at: Date())
        switch accepted {
        case .failure(let refusal): return [try .phrase(.inviteRefused(refusal.problem), to: address)]
        case .success(let member):
            try await lanes.knownPeople.note(user, isMember: true)
            // Somebody whose Telegram speaks a language that the bot speaks too is not asked for it.
            if let language = address.language, language != member.language {
                _ = try await store.family(of: member)
                    .choose(.language(language), by: WriteKey(job: job.key, call: 1))
            }
            return [try .phrase(.admitted(member.role), to: address)]
        }
    }

    func refuse(_ user: UserID, _ address: Address, _ job: Job) async throws -> [Draft] {
        let said = try await lanes.compareAndSet(
            "stranger:\(user)", expected: nil, new: job.key.rawValue, lifetime: Self.refusalPause)
        guard said.changed || said.now == job.key.rawValue else { return [] }
        return [try .phrase(.stranger(user), to: address)]
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
