import Domain
import FamilyStore
import Phrases
import Spreadsheet

/// A workbook with a sheet for each table, and one before them that sums up and shows charts.
struct WorkbookWriter: ExportWriter {
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    private let export: PersonalExport
    private let part: ExportPart
    private let rows: ExportRows
    private let book: Workbook
    private let summarySheet: Sheet
    private var sheets: [ExportTable: Sheet] = [:]

    init(_ export: PersonalExport, _ part: ExportPart, _ rows: ExportRows) throws {
        self.export = export
        self.part = part
        self.rows = rows
        book = try Workbook(in: export.folder, day: export.request.language == .russian ? "dd.mm.yyyy" : "yyyy-mm-dd")
        summarySheet = try book.addSheet(
            rows.text(.summary),
            [Column(rows.text(.figure), .text, width: 32), Column(rows.text(.value), .text, width: 26)], sums: nil)
        for table in ExportTable.allCases where table != .people { try addSheet(table) }
    }

    private mutating func addSheet(_ table: ExportTable) throws {
        let isSummed = [.meals, .items, .days].contains(table)
        sheets[table] = try book.addSheet(
            rows.text(table.label), rows.columns(of: table), sums: isSummed ? rows.text(.total) : nil)
    }

    mutating func add(day: [LoggedMeal]) async throws {
        for meal in day {
            try add([rows.meal(meal)], to: .meals)
            try add(rows.items(meal), to: .items)
        }
        try add([rows.day(day)], to: .days)
    }

    mutating func add(_ record: HealthRecord) async throws { try add([rows.record(record)], to: .health) }

    mutating func add(_ film: Film) async throws { try add([rows.film(film)], to: .films) }

    mutating func add(_ person: Person) async throws {
        if sheets[.people] == nil { try addSheet(.people) }
        try add([rows.person(person)], to: .people)
    }

    private func add(_ rows: [[Cell]], to table: ExportTable) throws {
        guard let sheet = sheets[table] else { return }
        do { try book.append(rows, to: sheet) } catch WorkbookError.tooManyRows { throw ExportTooLarge() }
    }

    mutating func finish(_ summary: ExportSummary) async throws -> [MadeFile] {
        try book.append(figures(summary), to: summarySheet)
        try addCharts(summary)
        return [MadeFile(name: export.name(part), place: 0, type: Self.type, bytes: try book.finish())]
    }

    private func figures(_ summary: ExportSummary) -> [[Cell]] {
        let clock = export.member.clock
        let perDay = summary.total.scaled(by: summary.days > 0 ? 1 / Double(summary.days) : 0)
        let period = part.shown.map { ExportSentence.period($0, in: export.request.language) }
        var figures: [(ExportLabel, Cell)] = [
            (.who, .text(export.member.name.isEmpty ? "\(export.member.user)" : export.member.name)),
            (.period, .text(period ?? rows.text(.allTime))), (.zone, .text(clock.zone.name)),
            (.madeOn, .text(ExportSentence.period(today, in: export.request.language))),
        ]
        if part.count > 1 { figures.append((.part, .text("\(part.number) / \(part.count)"))) }
        if summary.days > 0 {
            figures += [
                (.daysWithRecords, .number(Double(summary.days))), (.mealsInAll, .number(Double(summary.meals))),
                (.kcalInAll, .number(summary.total.kcal.rounded())), (.kcalPerDay, .number(perDay.kcal.rounded())),
                (.proteinPerDay, Self.tenths(perDay.protein)), (.fatPerDay, Self.tenths(perDay.fat)),
                (.carbohydratesPerDay, Self.tenths(perDay.carbohydrates)),
            ]
        }
        if let weight = summary.lastWeight { figures.append((.lastWeight, .number(weight))) }
        if summary.filmsSeen + summary.filmsWanted > 0 {
            figures += [
                (.filmsSeen, .number(Double(summary.filmsSeen))), (.filmsWanted, .number(Double(summary.filmsWanted))),
            ]
        }
        return figures.map { [.text(rows.text($0)), $1] }
    }

    private var today: DayRange {
        let today = export.member.clock.day(at: export.moment)
        return DayRange(today, today)
    }

    private static func tenths(_ value: Double) -> Cell { .number((value * 10).rounded() / 10) }

    /// Each beside or below the other, at the right of the figures.
    private func addCharts(_ summary: ExportSummary) throws {
        var row = 1
        if summary.days > 0, let days = sheets[.days] {
            let chart = Chart(
                .columns, title: rows.text(.kcalByDay), unit: rows.text(.kcal), of: days, names: 0, values: 2,
                rows: 0..<summary.days, least: nil)
            try book.add(chart, to: summarySheet, row: row, column: 3)
            row += 18
        }
        if summary.weights > 0, let health = sheets[.health] {
            let chart = Chart(
                .line, title: rows.text(.weightByDay), unit: rows.text(.kilograms), of: health, names: 0, values: 3,
                rows: 0..<summary.weights, least: summary.leastWeight.map { max(0, ($0 - 2).rounded(.down)) })
            try book.add(chart, to: summarySheet, row: row, column: 3)
        }
    }
}
