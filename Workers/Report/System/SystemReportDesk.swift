import Domain
import FamilyStore
import Foundation
import Jobs
import Mongo
import Operations
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Tells every owner and admin how the installation stands.
struct SystemReportDesk: Sendable {
    private static let pause = Duration.seconds(15)
    /// A report that MongoDB kept waiting for longer is none of this morning.
    private static let patience = Duration.seconds(4 * 3600)

    let store: Store
    let lanes: LaneFunctions
    let isStoreReady: @Sendable () -> Bool

    func handle(_ job: Job, due: Date) async throws -> JobOutcome {
        let now = try await lanes.now() ?? job.arrival
        guard .milliseconds(now - job.arrival) < Self.patience else { return .done([]) }
        guard isStoreReady() else { return .later(Self.pause, "mongo_away") }
        do {
            return .done(try await drafts(at: Date(timeIntervalSince1970: Double(now) / 1000), due: due))
        } catch let error as MongoError where error.isPassing {
            return .later(Self.pause, "mongo_away")
        }
    }

    private func drafts(at now: Date, due: Date) async throws -> [Draft] {
        var report = SystemReport(
            people: try await store.directory.roll().count, work: try await work(until: now),
            queue: try await queue(at: now),
            backup: backup(try await store.backups.state(), at: now), auditHeads: [])
        let heads = try await store.audit.heads()
        var drafts: [Draft] = []
        for person in try await store.directory.administrators() {
            let family = try await store.directory.member(person.id)?.family
            // What another family's log ends at is not his.
            report.auditHeads = heads.filter { $0.family == family || $0.family == .installation }.map(\.description)
            let address = Address(
                chat: ChatID(person.id.rawValue), thread: nil, user: person.id, message: nil, language: person.language)
            let text = RichText(report.text(in: person.language))
            let message = OutgoingMessage(text: text, card: nil, silentFrom: ReportTiming.silentFrom(due))
            drafts.append(try .message(message, to: address))
        }
        return drafts
    }

    /// Of the last full day and the hour that has begun.
    private func work(until now: Date) async throws -> SystemReport.Work? {
        let counts = HourlyCounts(connection: lanes.connection, prefix: lanes.prefix)
        let sums = try await counts.sums(until: Int64(now.timeIntervalSince1970 * 1000), hours: 25)
        guard !sums.isEmpty else { return nil }
        func count(_ field: HourlyCounts.Field) -> Int { Int(min(sums[field, default: 0], 1e15)) }
        return SystemReport.Work(
            done: count(.done), failed: count(.failed), parked: count(.parked), aiAnswers: count(.aiAnswers),
            aiFailures: count(.aiFailures), aiTokens: count(.aiTokens), aiCost: sums[.aiCost])
    }

    private func queue(at now: Date) async throws -> SystemReport.Queue {
        let state = try await lanes.queueState()
        return SystemReport.Queue(
            // This very job is in flight, and no news.
            waiting: state.ready.values.reduce(0, +) + state.delayed, dead: state.dead,
            oldestMinutes: state.oldest.map { max(0, Int(now.timeIntervalSince1970 * 1000) - Int($0)) / 60_000 })
    }

    private func backup(_ state: BackupState, at now: Date) -> SystemReport.Backup? {
        state.success.map { success in
            SystemReport.Backup(
                hoursAgo: max(0, Int(now.timeIntervalSince(success.at)) / 3600), bytes: success.bytes,
                records: success.documents, isEncrypted: success.isEncrypted,
                failedSince: state.failure.map { $0.at > success.at } ?? false)
        }
    }
}
