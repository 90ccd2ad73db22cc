import Domain
import FamilyStore
import Spreadsheet

/// A text file for each table that has rows.
struct CSVWriter: ExportWriter {
    private static let type = "text/csv"
    /// Bytes that are written together.
    private static let batch = 64 << 10

    private struct Table {
        let file: ScratchFile
        var waiting: [UInt8]
        var size = 0
    }

    private let export: PersonalExport
    private let part: ExportPart
    private let rows: ExportRows
    private let text: CSVText
    private var tables: [ExportTable: Table] = [:]

    init(_ export: PersonalExport, _ part: ExportPart, _ rows: ExportRows) {
        self.export = export
        self.part = part
        self.rows = rows
        text = CSVText(language: export.request.language)
    }

    mutating func add(day: [LoggedMeal]) async throws {
        for meal in day {
            try add(rows.meal(meal), to: .meals)
            for item in rows.items(meal) { try add(item, to: .items) }
        }
        try add(rows.day(day), to: .days)
    }

    mutating func add(_ record: HealthRecord) async throws { try add(rows.record(record), to: .health) }

    mutating func add(_ film: Film) async throws { try add(rows.film(film), to: .films) }

    mutating func add(_ person: Person) async throws { try add(rows.person(person), to: .people) }

    private mutating func add(_ row: [Cell], to name: ExportTable) throws {
        var table = try tables.removeValue(forKey: name) ?? begin(name)
        table.waiting += text.line(row).utf8
        if table.waiting.count >= Self.batch { try write(&table) }
        tables[name] = table
    }

    private func begin(_ name: ExportTable) throws -> Table {
        let heading = rows.columns(of: name).map { Cell.text($0.heading) }
        return Table(
            file: try ScratchFile(in: export.folder), waiting: CSVText.beginning + text.line(heading).utf8)
    }

    private func write(_ table: inout Table) throws {
        table.size += table.waiting.count
        guard table.size <= export.limit else { throw ExportTooLarge() }
        try table.file.append(table.waiting)
        table.waiting.removeAll(keepingCapacity: true)
    }

    mutating func finish(_ summary: ExportSummary) async throws -> [MadeFile] {
        try ExportTable.allCases.enumerated().compactMap { place, name in
            guard var table = tables[name] else { return nil }
            try write(&table)
            return MadeFile(name: export.name(part, name), place: place, type: Self.type, bytes: table.file)
        }
    }
}
