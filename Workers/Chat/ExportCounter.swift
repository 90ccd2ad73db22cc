import Actions
import Domain
import FamilyStore
import FoundationEssentials
import Jobs
import Outputs
import Phrases
import Reader
import TelegramAPI
import WorkerRuntime

/// Takes in wishes for an export, in words or by buttons, and hands them to the pool that makes the files.
struct ExportCounter: Sendable {
    /// Buttons: a row for each stretch of days, a column for each kind of file.
    private static let periods: [ExportPress.Period] = [.week, .month, .everything]

    /// - Parameter mention: nil for words that nobody understands.
    func answer(
        _ mention: ExportMention?, _ member: Member, _ address: Address, _ job: Job
    ) throws -> [Draft] {
        guard let mention else { return [try .phrase(.exportUsage, to: address)] }
        if mention.period == nil, mention.format == nil { return [try menu(member.language, address)] }
        return try begin(
            mention.period ?? .month, mention.format ?? .xlsx, member, address, job)
    }

    func answer(_ press: ExportPress, _ member: Member, _ address: Address, _ job: Job) throws -> [Draft] {
        try begin(press.period.period, press.format, member, address, job)
    }

    private func begin(
        _ period: ExportPeriod, _ format: ExportFormat, _ member: Member, _ address: Address, _ job: Job
    ) throws -> [Draft] {
        let moment = Date(timeIntervalSince1970: Double(job.arrival) / 1000)
        let request = ExportRequest(
            days: period.days(on: member.clock.day(at: moment)), format: format, language: member.language)
        let order = ExportOrder(request: request, note: CardName(rawValue: "export:\(job.key)"))
        let note = OutgoingMessage(text: RichText(Phrase.exportStarted.text(in: member.language)), card: order.note)
        return [try .message(note, to: address), try .export(order, for: member.user, to: address)]
    }

    private func menu(_ language: Language, _ address: Address) throws -> Draft {
        let rows = Self.periods.map { period in
            ExportFormat.allCases.compactMap { format in
                CallbackData.export(ExportPress(period: period, format: format)).text.map {
                    Keyboard.Button(
                        ExportSentence.button(period.period, format).text(in: language), .callback($0))
                }
            }
        }
        let text = RichText(Phrase.exportMenu.text(in: language))
        return try .message(OutgoingMessage(text: text, card: nil, keyboard: Keyboard(rows: rows)), to: address)
    }
}
