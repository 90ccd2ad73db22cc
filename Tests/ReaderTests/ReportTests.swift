import Domain
import Reader
import Testing

@Suite("A wish for reports")
struct ReportTests {
    @Test(
        "that come each day is read with its hour",
        arguments: [
            ("присылай отчёт каждый вечер", nil), ("Отчёт вечером в 21:00", "21:00"), ("отчёт вечером в 9", "21:00"),
            ("отчёт в 20:30", "20:30"), ("Шли мне, пожалуйста, ежедневный отчёт!", nil), ("отчёт в 9 утра", "09:00"),
            ("присылай отчёт по утрам", "09:00"), ("присылай сводку за день каждый вечер в 10", "22:00"),
            ("хочу получать отчёт по вечерам в девять", "21:00"), ("нужен вечерний отчёт", nil),
            ("send me a report every evening", nil), ("report at 20:30", "20:30"), ("daily report at 9 pm", "21:00"),
            ("please send me a daily report", nil), ("I want a report every morning at 8", "08:00"),
            ("отчёт каждый день", nil), ("включи вечерний отчёт", nil),
        ] as [(String, String?)])
    func daily(_ text: String, time: String?) {
        #expect(Reader().reports(in: text) == .daily(time.flatMap { TimeOfDay($0) }), "\(text)")
    }

    @Test(
        "that come each week is read with its day and hour",
        arguments: [
            ("недельный отчёт по воскресеньям", .sunday, nil), ("присылай отчёт раз в неделю", nil, nil),
            ("отчёт за неделю присылай по понедельникам в 9", .monday, "09:00"),
            ("еженедельный отчёт каждое воскресенье в 20:00", .sunday, "20:00"),
            ("отчёт по субботам утром", .saturday, "09:00"), ("send me a weekly report", nil, nil),
            ("weekly report on Sundays", .sunday, nil), ("weekly report every friday at 7 pm", .friday, "19:00"),
            ("отчёт каждую неделю", nil, nil), ("присылай недельный отчёт", nil, nil),
        ] as [(String, Weekday?, String?)])
    func weekly(_ text: String, day: Weekday?, time: String?) {
        #expect(Reader().reports(in: text) == .weekly(day, time.flatMap { TimeOfDay($0) }), "\(text)")
    }

    @Test(
        "to come no more is read",
        arguments: [
            ("не присылай отчёты", .stopAll), ("больше не присылай мне отчёты", .stopAll),
            ("отключи отчёты", .stopAll), ("хватит отчётов", .stopAll), ("отчёты не нужны", .stopAll),
            ("не присылай недельный отчёт", .stopWeekly), ("выключи вечерний отчёт", .stopDaily),
            ("stop the reports", .stopAll), ("no more reports", .stopAll), ("don't send me reports", .stopAll),
            ("turn off the weekly report", .stopWeekly), ("stop the daily report", .stopDaily),
        ] as [(String, ReportWish)])
    func stop(_ text: String, wish: ReportWish) { #expect(Reader().reports(in: text) == wish, "\(text)") }

    @Test(
        "with quiet hours is read",
        arguments: [
            ("тихие часы с 23 до 7", "23:00", "07:00"), ("не беспокой меня с 22:30 до 8:15", "22:30", "08:15"),
            ("не беспокоить с 11 вечера до 7 утра", "23:00", "07:00"), ("тихие часы с 10 до 8", "22:00", "08:00"),
            ("quiet hours from 23 to 7", "23:00", "07:00"), ("do not disturb from 1 am to 9 am", "01:00", "09:00"),
        ])
    func quiet(_ text: String, from: String, to: String) throws {
        let hours = QuietHours(from: try #require(TimeOfDay(from)), to: try #require(TimeOfDay(to)))
        #expect(Reader().reports(in: text) == .quiet(hours), "\(text)")
    }

    @Test(
        "of which more must be known, or that only asks, is told how it stands",
        arguments: [
            "присылай отчёты", "настройки отчётов", "когда приходят отчёты?", "report settings",
            "присылай отчёт каждый вечер и недельный", "какие у меня отчёты?", "какие отчёты включены",
            "what reports do I get", "which reports do I have?", "what reports are enabled?", "отчёт в 25:00",
            "report at 24:30", "тихие часы выключи", "turn off quiet hours",
        ])
    func ask(_ text: String) { #expect(Reader().reports(in: text) == .ask, "\(text)") }

    @Test(
        "is nothing that means anything else",
        arguments: [
            "отчёт за неделю", "weekly report", "покажи отчёт за месяц", "пришли отчёт за сегодня", "отчёт",
            "report for this week", "send me the report for this week", "хочу отчёт за неделю", "съел отчёт в 9",
            "сдай отчёт начальнику в 9", "присылай фото каждый вечер", "не беспокойся", "не беспокой", "тихие часы",
            "quiet", "отмени", "стоп", "вес 72,4", "каждый вечер в 21:00", "посмотрел Отчёт, 9/10", "",
            "тихие часы с 8:00 до 8:00", "присылай отчёт в 9 и в 21", "присылай отчёт утром и вечером",
            "утренний и вечерний отчёт присылай", "send me a report every morning and evening", "отключи, не беспокой",
            "каждое утро в 25:00", "отчёт по курсу доллара каждый день", "не отчёт",
        ])
    func others(_ text: String) { #expect(Reader().reports(in: text) == nil, "\(text)") }
}
