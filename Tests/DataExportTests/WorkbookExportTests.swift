import DataExport
import Domain
import FamilyStore
import Mongo
import Support
import Testing

@Suite("An export to Excel", .timeLimit(.minutes(2)))
struct WorkbookExportTests {
    @Test("has what stands in MongoDB, cell by cell, in the person's own days and times")
    func cells() async throws {
        let diary = try await Diary()
        try await diary.eat(["гречка", "котлета"], minutes: 30)
        try await diary.eat(["яблоко"], kcal: 50, minutes: -60, isPhoto: true)
        try await diary.eat(["суп"], kcal: 200.5, back: 3)
        let book = try await diary.workbook(diary.export(.xlsx))
        #expect(book.sheets.map(\.name) == ["Сводка", "Питание", "Продукты", "Дни", "Здоровье", "Фильмы", "Люди"])
        let documents: [Document] = try await diary.client.collection("meals").find(
            where: [:], options: FindOptions(sort: ["day": 1, "at": 1])
        ).all()
        let meals = try #require(book["Питание"])
        #expect(meals.rows.count == documents.count + 2)
        for (row, document) in zip(meals.rows.dropFirst(), documents) {
            #expect(row[0] == "day \(document["day"]?.string ?? "")")
            let total = try #require(document["total"]?.document)
            #expect(row[4] == total["kcal"]?.double.map { "number \($0)" })
            #expect(row[7] == total["carbohydrates"]?.double.map { "number \($0)" })
        }
        #expect(meals.rows[1][1...3] == ["time 12:00", "textобед", "textсуп"])
        #expect(meals.rows[2][1...3] == ["time 11:00", "textобед", "textяблоко"] && meals.rows[2][8] == "textфото")
        #expect(meals.rows[3][3] == "textгречка, котлета" && meals.rows[3][8] == "textсловам")
        let items = try #require(book["Продукты"])
        #expect(items.rows[1...4].map { $0[3] } == ["textсуп", "textяблоко", "textгречка", "textкотлета"])
        #expect(items.rows[1][4] == "number 150.5" && items.rows[1][9] == "textтаблица")
        let days = try #require(book["Дни"])
        #expect(days.rows[1...2].map { $0[0] } == ["day 2026-11-22", "day 2026-11-25"])
        #expect(days.rows[3][2] == "formula =SUBTOTAL(109,C2:C3) = 497.412")
        #expect(days.frozen == "A2" && days.filter == "A1:F3" && days.shaded == ["C2:C3"])
        #expect(book["Сводка"]?.charts == 1)
    }

    @Test("has the person's goal beside each day with meals, and colours the days above it and those within")
    func goal() async throws {
        let diary = try await Diary()
        try await diary.eat(["торт"], kcal: 2000.5, back: 3)
        try await diary.eat(["суп"], kcal: 2000.4)
        let plain = try #require(try await diary.workbook(diary.export(.xlsx))["Дни"])
        #expect(plain.rows.allSatisfy { $0.count == 6 } && plain.rules.isEmpty)
        let days = try #require(try await diary.workbook(diary.export(.xlsx, of: diary.aiming(at: 2000)))["Дни"])
        #expect(days.rows.map { $0[6] } == ["textЦель, ккал", "number 2000.0", "number 2000.0", nil])
        #expect(days.rows.map { $0[2] }[1...2] == ["number 2000.5", "number 2000.4"])
        #expect(days.rules == ["C2:C3 ROUND($C2,0)>$G2 FFF8D7D3", "C2:C3 ROUND($C2,0)<=$G2 FFDDF0DF"])
        #expect(days.filter == "A1:G3" && days.shaded == ["C2:C3"])
    }

    @Test("has weights first, and a chart of them; films with ratings, and those that are wanted")
    func healthAndFilms() async throws {
        let diary = try await Diary()
        try await diary.measure(.water, 300)
        try await diary.measure(.weight, 72.4, back: 1)
        try await diary.measure(.weight, 72.1)
        try await diary.measure(.sleep, 450)
        try await diary.watch("Интерстеллар (2014)", 9.5)
        try await diary.want("Дюна")
        let book = try await diary.workbook(diary.export(.xlsx))
        #expect(
            book["Здоровье"]?.rows.dropFirst().map { $0[2...4].map { $0 ?? "" } } == [
                ["textвес", "number 72.4", "textкг"], ["textвес", "number 72.1", "textкг"],
                ["textвода", "number 300.0", "textмл"], ["textсон", "number 450.0", "textмин"],
            ])
        #expect(
            book["Здоровье"]?.formats.dropFirst().map { $0[3] } == ["#,##0.0", "#,##0.0", "#,##0", "#,##0"],
            "only kilograms have a decimal")
        #expect(
            book["Фильмы"]?.rows.dropFirst().map { $0.map { $0 ?? "" } } == [
                ["textДюна", "", "textв списке", "", "day 2026-11-25"],
                ["textИнтерстеллар", "number 2014.0", "textпросмотрен", "number 9.5", "day 2026-11-25"],
            ])
        #expect(book["Сводка"]?.charts == 1)
        let figures = try #require(book["Сводка"]).rows.map { [$0[0] ?? "", $0[1] ?? ""] }
        #expect(
            figures.contains(["textЧьи данные", "textАня"])
                && figures.contains(["textЗа какое время", "textза всё время"]))
        #expect(figures.contains(["textПоследний вес, кг", "number 72.1"]))
    }

    @Test("has nothing of anybody else, and the people of the family only for those who look after it")
    func whose() async throws {
        let diary = try await Diary()
        try await diary.eat(["своя каша"])
        try await diary.eat(["чужой суп"], by: diary.adult)
        try await diary.measure(.weight, 66.6, by: diary.adult)
        try await diary.watch("Чужое кино", 3, by: diary.adult)
        try await diary.watch("Общее кино", 3, by: diary.adult)
        try await diary.watch("Общее кино", 8)
        let own = try await diary.workbook(diary.export(.xlsx))
        let texts = own.sheets.flatMap(\.rows).joined().compactMap { $0 }
        #expect(!texts.contains { $0.contains("чужой") || $0.contains("Чужое") || $0.contains("66.6") })
        #expect(own["Фильмы"]?.rows.dropFirst().map { $0[3] } == ["number 8.0"])
        #expect(own["Люди"]?.rows.dropFirst().map { $0[0] } == ["textАня", "textБоря"])
        let others = try await diary.workbook(diary.export(.xlsx, of: diary.adult))
        #expect(others["Люди"] == nil && others["Питание"]?.rows[1][3] == "textчужой суп")
    }

    @Test(
        "of everything has the people of the family also where who looks after it has recorded nothing",
        arguments: ExportFormat.allCases)
    func people(_ format: ExportFormat) async throws {
        let diary = try await Diary()
        let file = try #require(try await diary.files(diary.export(format)).first)
        if format == .xlsx {
            #expect(
                try await ReadWorkbook.read(file.value)["Люди"]?.rows.dropFirst().map { $0[0] } == [
                    "textАня", "textБоря",
                ])
        } else {
            let text = String(decoding: file.value, as: UTF8.self)
            #expect(text.contains("Аня") && text.contains("Боря"))
        }
        #expect(try await diary.files(diary.export(format, of: diary.adult)).isEmpty)
        #expect(try await diary.files(diary.export(format, DayRange(Diary.day, Diary.day))).isEmpty)
    }

    @Test("of some days has those days, of each kind of records; without any it is none")
    func range() async throws {
        let diary = try await Diary()
        for back in 0..<10 { try await diary.eat(["день \(back)"], back: back) }
        try await diary.measure(.weight, 70, back: 9)
        try await diary.measure(.weight, 71, back: 2)
        let week = StatisticsPeriod.week.days(on: Diary.day)
        let book = try await diary.workbook(diary.export(.xlsx, week))
        #expect(book["Питание"]?.rows.count == 9 && book["Здоровье"]?.rows.count == 2)
        let before = DayRange(Diary.day.adding(-99), Diary.day.adding(-50))
        #expect(try await diary.files(diary.export(.xlsx, before)).isEmpty)
    }

    @Test("speaks English to those who do")
    func english() async throws {
        let diary = try await Diary(.english)
        try await diary.eat(["soup"])
        try await diary.eat(["salad"], isPhoto: true)
        for measure in Measure.allCases { try await diary.measure(measure, 70) }
        try await diary.watch("Dune", 8)
        try await diary.want("Solaris")
        let days = DayRange(Diary.day.adding(-6), Diary.day)
        for range in [nil, days] {
            let book = try await diary.workbook(diary.export(.xlsx, range, language: .english))
            #expect(book.sheets.map(\.name) == ["Summary", "Meals", "Items", "Days", "Health", "Films", "People"])
            for sheet in book.sheets { #expect(sheet.rows.count > 1, "\(sheet.name)") }
            let texts = book.sheets.flatMap(\.rows).joined().compactMap { $0 }.filter {
                $0 != "textАня" && $0 != "textБоря"
            }
            let russian = texts.filter { $0.contains { ("\u{400}"..."\u{4FF}").contains($0) } }
            #expect(russian.isEmpty, "\(russian)")
        }
    }

    @Test("keeps what people wrote as text, whatever it begins with")
    func formulas() async throws {
        let diary = try await Diary()
        try await diary.eat(["=cmd|'/c calc'!A1", "+1", "-2", "@x"])
        try await diary.watch("=1+1", 5)
        let book = try await diary.workbook(diary.export(.xlsx))
        #expect(book["Продукты"]?.rows[1...4].map { $0[3] } == ["text=cmd|'/c calc'!A1", "text+1", "text-2", "text@x"])
        #expect(book["Фильмы"]?.rows[1][0] == "text=1+1")
    }

    @Test("that would be too large is cut by days into parts that hold all of it once")
    func parts() async throws {
        let diary = try await Diary()
        for back in 0..<12 { try await diary.eat(["день \(back)"], back: back) }
        try await diary.watch("Кино", 5)
        let export = diary.export(.xlsx, limit: 1000)
        await #expect(throws: ExportTooLarge.self) { try await diary.files(export) }
        let parts = try await export.parts(4)
        #expect(
            parts.map(\.count) == [4, 4, 4, 4]
                && parts.first?.shown == DayRange(Diary.day.adding(-11), Diary.day.adding(-9)))
        let roomy = diary.export(.xlsx)
        var eaten: [String?] = []
        for part in parts {
            let book = try await diary.workbook(roomy, part)
            eaten += book["Питание"]?.rows.dropFirst().dropLast().map { $0[3] } ?? []
            #expect(book["Фильмы"]?.rows.count == (part.number == 1 ? 2 : 1))
        }
        #expect(eaten == (0..<12).reversed().map { "textдень \($0)" })
        #expect(try await diary.files(roomy, parts[1]).keys.first == "familybot-all-2026-11-25-2.xlsx")
        #expect(try await diary.export(.xlsx, DayRange(Diary.day, Diary.day)).parts(4).count == 1)
    }
}
