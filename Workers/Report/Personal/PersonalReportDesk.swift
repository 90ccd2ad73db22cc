import Charts
import Domain
import FamilyStore
import FoundationEssentials
import Jobs
import Logging
import enum Mongo.MongoError
import Outputs
import Phrases
import Schedules
import TelegramAPI
import WorkerRuntime

/// Tells a person at the time that he has chosen what he has written down.
struct PersonalReportDesk: Sendable {
    private static let pause = Duration.seconds(15)

    let store: Store
    let lanes: LaneFunctions
    let isStoreReady: @Sendable () -> Bool
    let painter: ChartPainter
    let logger: Logger

    func handle(_ job: Job, _ work: PersonalWork, due: Date) async throws -> JobOutcome {
        do {
            return try await outcome(of: job, work, due: due)
        } catch let error as MongoError where error.isPassing {
            try Task.checkCancellation()
            return .later(Self.pause, "mongo_away")
        }
    }

    private func outcome(of job: Job, _ work: PersonalWork, due: Date) async throws -> JobOutcome {
        guard case .reports(let chat) = Lane(job.lane), !chat.isGroup else { return .never("no_person") }
        let user = UserID(chat.rawValue)
        guard isStoreReady() else { return .later(Self.pause, "mongo_away") }
        let now = Date(timeIntervalSince1970: Double(try await lanes.now() ?? job.arrival) / 1000)
        guard let member = try await store.directory.member(user), member.wants(work) else {
            return told(job, work, "unwanted")
        }
        let plan = member.preferences
        switch ReportTiming(work: work, due: due, quiet: plan.reports.quiet, zone: plan.zone).verdict(at: now) {
        case .now: break
        case .later(let pause): return .later(pause, "quiet_hours")
        case .never: return told(job, work, "too_late")
        }
        let address = Address(chat: chat, thread: nil, user: user, message: nil, language: member.language)
        let period = ReportPeriod(of: work, due: due, in: plan.zone)
        // A step: what a run has made of these days, a later one does not tell otherwise.
        guard let made = try await job.step("report", { try await made(of: period, member, job) }) else {
            return told(job, work, "nothing_to_tell")
        }
        return told(
            job, work, made.chart == nil ? "text" : "chart",
            [try made.draft(to: address, silentFrom: ReportTiming.silentFrom(due))])
    }

    /// Nil when there is nothing to tell.
    private func made(of period: ReportPeriod, _ member: Member, _ job: Job) async throws -> MadeReport? {
        let facts = ReportFacts(store: store, member: member, period: period)
        guard let report = try await facts.report() else { return nil }
        let text = report.text(in: member.language)
        let charts = try await facts.charts(of: report)
        guard !charts.isEmpty, let png = try await painted(charts, job) else {
            return MadeReport(text: text, chart: nil)
        }
        let bytes = AsyncStream<[UInt8]> { pieces in
            pieces.yield(png)
            pieces.finish()
        }
        let parcel = try await store.outbox(of: member).put(bytes, by: WriteKey(job: job.key, call: 0))
        return MadeReport(text: text, chart: parcel)
    }

    /// Nil where no picture comes of it: the text says it all.
    private func painted(_ charts: [Chart], _ job: Job) async throws -> [UInt8]? {
        do {
            let painted = try await painter.png(of: charts)
            if painted.unknownGlyphs > 0 {
                logger.warning(
                    "the fonts lack letters of a chart",
                    metadata: ["trace": "\(job.key.trace)", "letters": "\(painted.unknownGlyphs)"])
            }
            return painted.png
        } catch let error as ChartError {
            logger.error(
                "a chart could not be painted", metadata: ["trace": "\(job.key.trace)", "error": "\(error)"])
            return nil
        }
    }

    private func told(_ job: Job, _ work: PersonalWork, _ what: String, _ drafts: [Draft] = []) -> JobOutcome {
        logger.info(
            "a report is made",
            metadata: ["trace": "\(job.key.trace)", "work": "\(work.rawValue)", "as": "\(what)"])
        return .done(drafts)
    }
}

/// A report as it goes to its reader.
private struct MadeReport: Codable, Sendable {
    let text: String
    let chart: Parcel?

    /// - Parameter silentFrom: as in `OutgoingMessage`.
    func draft(to address: Address, silentFrom: Int64) throws -> Draft {
        guard let chart else {
            return try .message(
                OutgoingMessage(text: RichText(text), card: nil, silentFrom: silentFrom), to: address)
        }
        let file = OutgoingFile(
            parcel: chart, name: "report.png", type: "image/png", caption: RichText(text), asPhoto: true,
            silentFrom: silentFrom)
        return try .file(file, to: address)
    }
}

extension Member {
    /// Whether he still asks for it, and may.
    fileprivate func wants(_ work: PersonalWork) -> Bool {
        guard Permissions.allows(.reports, for: role, in: .privately) else { return false }
        return switch work {
        case .dailyReport: preferences.reports.daily != nil
        case .weeklyReport: preferences.reports.weekly != nil
        }
    }
}
