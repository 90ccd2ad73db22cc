import Domain
import Reader
import Testing

@Suite("A wish for an export")
struct ExportTests {
    @Test(
        "is read with its days and its kind of file",
        arguments: [
            ("выгрузи данные за месяц в excel", ExportPeriod.month, ExportFormat.xlsx),
            ("Выгрузи, пожалуйста, мои данные за июль в эксель!", .calendarMonth(7, year: nil), .xlsx),
            ("экспорт", nil, nil),
            ("экспортируй дневник за неделю в csv", .week, .csv),
            ("сделай выгрузку за всё время", .everything, nil),
            ("скачать все данные", .everything, nil),
            ("выгрузи все данные за месяц", .month, nil),
            ("пришли мне данные таблицей", nil, .xlsx),
            ("выгрузи записи за март 2025 json", .calendarMonth(3, year: 2025), .json),
            ("export my data for July as csv", .calendarMonth(7, year: nil), .csv),
            ("Please export everything to a spreadsheet", .everything, .xlsx),
            ("can you download my diary for the last week?", .previous(.week), nil),
            ("скинь мои записи файлом", nil, nil),
            ("give me my data as csv", nil, .csv),
            ("export may", .calendarMonth(5, year: nil), nil),
            ("export my data from July", .calendarMonth(7, year: nil), nil),
        ] as [(String, ExportPeriod?, ExportFormat?)])
    func wish(_ text: String, period: ExportPeriod?, format: ExportFormat?) {
        #expect(Reader().export(in: text) == ExportMention(period: period, format: format))
    }

    @Test(
        "names the calendar's months, weeks and years, or stretches that end today",
        arguments: [
            ("за март 2025 года", ExportPeriod.calendarMonth(3, year: 2025)),
            ("март, 2025 г.", .calendarMonth(3, year: 2025)), ("2025 март", .calendarMonth(3, year: 2025)),
            ("за 2025 год", .calendarYear(2025)), ("за весь 2024", .calendarYear(2024)), ("2025", .calendarYear(2025)),
            ("за 2024-й год", .calendarYear(2024)), ("за год 2024", .calendarYear(2024)),
            ("for 2025", .calendarYear(2025)), ("the year 2025", .calendarYear(2025)),
            ("all of 2024", .calendarYear(2024)), ("for March 2025", .calendarMonth(3, year: 2025)),
            ("прошлый месяц", .previous(.month)), ("за прошлую неделю", .previous(.week)),
            ("за весь прошлый год", .previous(.year)), ("данные прошлого месяца", .previous(.month)),
            ("за предыдущий месяц", .previous(.month)), ("for last month", .previous(.month)),
            ("last week", .previous(.week)), ("for the last year", .previous(.year)),
            ("the previous month", .previous(.month)),
            ("за последний месяц", .month), ("за последнюю неделю", .week), ("за последний год", .year),
            ("эта неделя", .current(.week)), ("за этот месяц", .current(.month)), ("this year", .current(.year)),
            ("за текущий год", .current(.year)), ("с этого года", .current(.year)), ("for this week", .current(.week)),
            ("past week", .week), ("for the past year", .year), ("за месяц", .month), ("год", .year),
            ("за последние 7 дней", .week), ("за прошлые 7 дней", .week), ("за 10 дней", .recent(10, .day)),
            ("the last 30 days", .month), ("the last 31 days", .recent(31, .day)),
            ("last 3 months", .recent(3, .month)),
            ("за последние 3 месяца", .recent(3, .month)), ("за три месяца", .recent(3, .month)),
            ("за две недели", .recent(2, .week)), ("last two weeks", .recent(2, .week)),
            ("за 5 лет", .recent(5, .year)), ("за полгода", .recent(6, .month)),
            ("за последние полгода", .recent(6, .month)),
        ] as [(String, ExportPeriod)])
    func periods(_ text: String, period: ExportPeriod) {
        #expect(Reader().export(behindCommand: text)?.period == period)
        #expect(Reader().export(in: "экспорт \(text) csv") == ExportMention(period: period, format: .csv))
    }

    @Test(
        "names days and stretches of them",
        arguments: [
            ("с 1 по 15 июля", (1, 7, nil), (15, 7, nil)), ("с 1 по 15 июля 2025 года", (1, 7, nil), (15, 7, 2025)),
            ("с 25 декабря по 5 января", (25, 12, nil), (5, 1, nil)), ("1–15 июля", (1, 7, nil), (15, 7, nil)),
            ("с 10.06.2026 по 20.06.2026", (10, 6, 2026), (20, 6, 2026)),
            ("10.06.2026-20.06.2026", (10, 6, 2026), (20, 6, 2026)),
            ("10.06.26 – 20.06.26", (10, 6, 2026), (20, 6, 2026)), ("с 1.06 по 9.06", (1, 6, nil), (9, 6, nil)),
            ("2026-06-10 – 2026-06-20", (10, 6, 2026), (20, 6, 2026)),
            ("с 1-го по 5-е июля", (1, 7, nil), (5, 7, nil)),
            ("from 1 to 15 July", (1, 7, nil), (15, 7, nil)), ("from July 1 to 15", (1, 7, nil), (15, 7, nil)),
            ("from the 1st to the 15th of July", (1, 7, nil), (15, 7, nil)),
            ("from May 1 until July 15, 2026", (1, 5, nil), (15, 7, 2026)),
            ("за 5 июля", (5, 7, nil), (5, 7, nil)), ("за 05.07.2026.", (5, 7, 2026), (5, 7, 2026)),
            ("5 июля 2026 года", (5, 7, 2026), (5, 7, 2026)), ("for July 5th", (5, 7, nil), (5, 7, nil)),
            ("с 5 июля", (5, 7, nil), nil), ("since 2026-07-05", (5, 7, 2026), nil),
            ("с мая", (1, 5, nil), nil), ("с марта 2025 года", (1, 3, 2025), nil), ("с 2025 года", (1, 1, 2025), nil),
            ("since July", (1, 7, nil), nil), ("since 2025", (1, 1, 2025), nil),
        ] as [(String, (Int, Int, Int?), (Int, Int, Int?)?)])
    func spans(_ text: String, first: (Int, Int, Int?), last: (Int, Int, Int?)?) throws {
        func day(_ date: (Int, Int, Int?)) throws -> NamedDay {
            try #require(NamedDay(day: date.0, month: date.1, year: date.2))
        }
        let period = ExportPeriod.span(try day(first), try last.map(day))
        #expect(Reader().export(behindCommand: text)?.period == period)
        #expect(Reader().export(in: "выгрузи \(text), json") == ExportMention(period: period, format: .json))
    }

    @Test(
        "is nothing that means anything else",
        arguments: [
            "съел 200 г гречки", "сколько калорий за месяц?", "статистика за неделю", "скачать", "скинь рецепт борща",
            "выгрузи посудомойку", "пришли фото", "дай данные", "что такое экспорт нефти?", "дай таблицу умножения",
            "данные за неделю", "may I export it or not", "мой вес за месяц", "расскажи про excel", "",
            "выгрузи за неделю и за месяц", "выгрузи в csv и json", "покажи фильмы", "дай фильмы", "скинь вес",
            "дай питание на неделю", "give me movies",
            "give me my meals for today", "дай файл", "съел 5 яблок за 2 дня", "фильм 2012", "данные за 2025 год",
            "запиши вес за 5 июля", "что было 10.06.2026?", "last week I ate 5 apples",
        ])
    func others(_ text: String) {
        #expect(Reader().export(in: text) == nil, "\(text)")
    }

    @Test(
        "behind the command needs no word that says so",
        arguments: [
            ("", nil, nil), ("неделя", ExportPeriod.week, nil), ("за июль csv", .calendarMonth(7, year: nil), .csv),
            ("всё", .everything, nil), ("week xlsx", .week, ExportFormat.xlsx), ("json", nil, .json),
            ("год", .year, nil), ("сегодня", .today, nil), ("yesterday", .yesterday, nil),
        ] as [(String, ExportPeriod?, ExportFormat?)])
    func command(_ text: String, period: ExportPeriod?, format: ExportFormat?) {
        #expect(Reader().export(behindCommand: text) == ExportMention(period: period, format: format))
    }

    @Test(
        "behind the command is not guessed",
        arguments: [
            "что-нибудь", "неделя месяц", "pdf", "2025 2026", "1999", "31 июня", "с 1 по 15", "15", "01.13.2026",
            "29.02.2025", "по 15 июля", "until July 15", "5 и 10 июля", "июль и август", "0 дней", "1000 недель",
            "полтора месяца", "5 дней 3 недели", "за 1.5 года", "с прошлой недели", "since last month",
            "с 31.12.9999 по 5 января", "с 1.03.9996 по 29 февраля", "from July 5 to 0001-01-01", "с марта по май",
        ])
    func unknown(_ text: String) {
        #expect(Reader().export(behindCommand: text) == nil)
    }
}
