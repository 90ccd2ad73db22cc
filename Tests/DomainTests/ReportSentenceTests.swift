import Domain
import Phrases
import Testing

@Suite("What is told of quiet hours that were chosen")
struct ReportSentenceTests {
    private func plan(daily: TimeOfDay?) throws -> ReportPlan {
        let hours = QuietHours(from: try #require(TimeOfDay("23:00")), to: try #require(TimeOfDay("07:30")))
        return ReportPlan(daily: daily, weekly: nil, quiet: hours)
    }

    @Test("are the hours that are stored, also while there are no reports")
    func withoutReports() throws {
        let sentence = ReportSentence.quietHours(try plan(daily: nil), .utc)
        #expect(
            sentence.text(in: .russian) == """
                🌙 Тихие часы записал: с 23:00 до 07:30.
                Отчётов я не присылаю. Нужны — напишите: «присылай отчёт каждый вечер», «отчёт в 20:30», «недельный отчёт по \
                воскресеньям».
                """)
        #expect(
            sentence.text(in: .english) == """
                🌙 Quiet hours saved: 23:00 to 07:30.
                I send no reports. If you want them, write: “send me a report every evening”, “report at 20:30”, “weekly \
                report on Sundays”.
                """)
    }

    @Test("is the whole plan where there are reports", arguments: Language.allCases)
    func withReports(_ language: Language) throws {
        let plan = try plan(daily: ReportPlan.usualTime)
        let text = ReportSentence.quietHours(plan, .utc).text(in: language)
        #expect(text == ReportSentence.plan(plan, .utc).text(in: language) && text.contains("07:30"))
    }
}
