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
            ("can you download my diary for the last week?", .week, nil),
            ("скинь мои записи файлом", nil, nil),
            ("give me my data as csv", nil, .csv),
            ("export may", .calendarMonth(5, year: nil), nil),
        ] as [(String, ExportPeriod?, ExportFormat?)])
    func wish(_ text: String, period: ExportPeriod?, format: ExportFormat?) {
        #expect(Reader().export(in: text) == ExportMention(period: period, format: format))
    }

    @Test(
        "is nothing that means anything else",
        arguments: [
            "съел 200 г гречки", "сколько калорий за месяц?", "статистика за неделю", "скачать", "скинь рецепт борща",
            "выгрузи посудомойку", "пришли фото", "дай данные", "что такое экспорт нефти?", "дай таблицу умножения",
            "данные за неделю", "may I export it or not", "мой вес за месяц", "расскажи про excel", "",
            "выгрузи за неделю и за месяц", "выгрузи в csv и json", "покажи фильмы", "дай фильмы", "скинь вес",
            "дай питание на неделю", "give me movies",
            "give me my meals for today", "дай файл",
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

    @Test("behind the command is not guessed", arguments: ["что-нибудь", "2025", "неделя месяц", "pdf"])
    func unknown(_ text: String) {
        #expect(Reader().export(behindCommand: text) == nil)
    }
}
