import Domain
import FamilyStore
import Jobs
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Takes in when a person's reports are to come, and tells what stands then.
struct ReportCounter: Sendable {
    let store: Store

    func answer(_ wish: ReportWish, _ member: Member, _ address: Address, _ job: Job) async throws -> [Draft] {
        var standing = member
        if let choice = PreferenceChoice(wish) {
            try await job.commit()
            let key = WriteKey(job: job.key, call: 0)
            // Removed since he was looked up.
            guard let chosen = try await store.family(of: member).choose(choice, by: key) else { return [] }
            standing = chosen
        }
        let (plan, zone) = (standing.preferences.reports, standing.preferences.zone)
        let sentence: ReportSentence = if case .quiet = wish { .quietHours(plan, zone) } else { .plan(plan, zone) }
        let text = RichText(sentence.text(in: standing.language))
        return [try .message(OutgoingMessage(text: text, card: nil), to: address)]
    }
}

extension PreferenceChoice {
    /// Nil for a wish that only asks.
    fileprivate init?(_ wish: ReportWish) {
        switch wish {
        case .daily(let time): self = .dailyReport(time ?? ReportPlan.usualTime)
        case .weekly(let day, let time):
            let day = day ?? WeeklyTime.usualDay
            self = .weeklyReport(WeeklyTime(day: day, time: time ?? WeeklyTime.usualTime(on: day)))
        case .stopDaily: self = .dailyReport(nil)
        case .stopWeekly: self = .weeklyReport(nil)
        case .stopAll: self = .noReports
        case .quiet(let hours): self = .quietHours(hours)
        case .ask: return nil
        }
    }
}
