import Domain
import Phrases
import Testing

@Suite("The morning report")
struct SystemReportTests {
    private static let quiet = SystemReport(
        people: 4, work: nil, queue: .init(waiting: 0, dead: 0, oldestMinutes: nil),
        backup: .init(hoursAgo: 5, bytes: 13_002_342, records: 12_345, isEncrypted: true, failedSince: false),
        auditHeads: ["home:3:ab", "installation:1:cd"])
    private static let troubled = SystemReport(
        people: 1,
        work: .init(
            done: 12_345, failed: 3, parked: 1, aiAnswers: 80, aiFailures: 2, aiTokens: 123_456, aiCost: 0.074),
        queue: .init(waiting: 2, dead: 1, oldestMinutes: 75),
        backup: .init(hoursAgo: 30, bytes: 1_048_576, records: 21, isEncrypted: false, failedSince: true),
        auditHeads: [])

    @Test("says that all is well")
    func well() {
        #expect(
            Self.quiet.text(in: .russian) == """
                📋 Утренний отчёт
                Людей: 4.
                Очередь пуста.
                Резервная копия: 5 ч назад, 12\u{202F}345 записей, 12,4 МБ, зашифрована.
                Журнал заканчивается на:
                home:3:ab
                installation:1:cd
                """)
        #expect(
            Self.quiet.text(in: .english) == """
                📋 Morning report
                People: 4.
                The queue is empty.
                Backup: 5 h ago, 12,345 records, 12.4 MB, encrypted.
                The audit log ends at:
                home:3:ab
                installation:1:cd
                """)
    }

    @Test("says what is not, and that there was no backup yet")
    func trouble() {
        #expect(
            Self.troubled.text(in: .russian) == """
                📋 Утренний отчёт
                Людей: 1.
                За сутки: сделано заданий — 12\u{202F}345, сбоев — 3.
                ⚠️ За сутки не удалось: 1.
                ИИ: ответов — 80, отказов — 2, токенов — 123\u{202F}456, около $0,07.
                В очереди: 2, старейшее ждёт 75 мин.
                ⚠️ Не удалось обработать: 1 сообщение.
                Резервная копия: 30 ч назад, 21 запись, 1 МБ, ⚠️ не зашифрована.
                ⚠️ Следующая копия не удалась.
                """)
        #expect(
            Self.troubled.text(in: .english) == """
                📋 Morning report
                People: 1.
                In a day: jobs done — 12,345, failures — 3.
                ⚠️ Given up in a day: 1.
                AI: answers — 80, failures — 2, tokens — 123,456, about $0.07.
                In the queue: 2, the oldest for 75 min.
                ⚠️ Could not be worked on: 1 message.
                Backup: 30 h ago, 21 records, 1 MB, ⚠️ not encrypted.
                ⚠️ The one after it failed.
                """)
        var none = Self.quiet
        none.backup = nil
        #expect(none.text(in: .russian).contains("⚠️ Резервной копии ещё не было."))
        #expect(none.text(in: .english).contains("⚠️ There has been no backup yet."))
    }
}
