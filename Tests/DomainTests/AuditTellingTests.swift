import Domain
import Phrases
import Testing

@Suite("The audit log, told")
struct AuditTellingTests {
    private static let events: [(event: AuditTelling.Event, russian: String, english: String)] = [
        (
            .roleGiven(by: "Анна", to: "Вера", before: nil, after: .adult),
            "Вера теперь в семье, роль — взрослый (сделал(а) Анна)", "Вера is in the family now, as an adult (by Анна)"
        ),
        (
            .roleGiven(by: "Анна", to: "Вера", before: .adult, after: .admin),
            "Вера: роль была взрослый, стала администратор (сделал(а) Анна)",
            "Вера was an adult and is an admin now (by Анна)"
        ),
        (
            .roleGiven(by: nil, to: nil, before: nil, after: .owner),
            "удалённый человек теперь в семье, роль — владелец", "somebody erased is in the family now, as an owner"
        ),
        (
            .personRemoved(by: "Анна", "Вера"), "Вера больше не в семье (сделал(а) Анна)",
            "Вера is in the family no more (by Анна)"
        ),
        (
            .backupMade("a.age"), "сделана и проверена копия данных a.age",
            "a copy of the data was made and proved: a.age"
        ),
        (.backupRestored("a.age"), "данные восстановлены из копии a.age", "the data was restored from the copy a.age"),
        (
            .unknown(by: "Анна"), "запись более новой версии программы (сделал(а) Анна)",
            "an entry of a later version (by Анна)"
        ),
    ]

    @Test("says who did what, in both languages", arguments: events.indices)
    func told(_ number: Int) throws {
        let (event, russian, english) = Self.events[number]
        let day = try #require(LocalDay("2026-11-26"))
        let time = try #require(TimeOfDay("03:07"))
        let telling = AuditTelling([.init(day: day, time: time, event: event)])
        #expect(telling.text(in: .russian) == "🗒 Последние записи журнала:\n• 26.11.2026 03:07 — \(russian)")
        #expect(telling.text(in: .english) == "🗒 The newest entries of the log:\n• 2026-11-26 03:07 — \(english)")
    }

    @Test("says so when there is nothing")
    func empty() {
        #expect(AuditTelling([]).text(in: .russian) == "В журнале пока ничего нет.")
        #expect(AuditTelling([]).text(in: .english) == "There is nothing in the log yet.")
    }
}
