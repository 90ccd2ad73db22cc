import Foundation
import Glibc
import Spreadsheet
import Support
import Testing

@Suite("A workbook", .timeLimit(.minutes(2)))
struct WorkbookTests {
    private static let columns = [
        Column("Дата", .day, width: 12), Column("Время", .time, width: 9), Column("Что", .text, width: 40),
        Column("Ккал", .whole, width: 10, isSummed: true, shading: .byAmount),
    ]

    private func folder() throws -> String {
        let path = NSTemporaryDirectory() + "workbook-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        return path
    }

    private func book(
        in folder: String = NSTemporaryDirectory(), _ body: (Workbook) throws -> Void
    ) async throws -> ReadWorkbook {
        let book = try Workbook(in: folder, day: "dd.mm.yyyy")
        try body(book)
        var bytes: [UInt8] = []
        for try await piece in try book.finish().pieces { bytes += piece }
        return try await ReadWorkbook.read(bytes)
    }

    @Test("has real days, times and numbers, its heading in sight, a filter, widths, and a sum that needs no computing")
    func cells() async throws {
        let read = try await book { book in
            let sheet = try book.addSheet("Питание", Self.columns, sums: "Итого")
            try book.append(
                [
                    [.day(20_635), .time(750), .text("суп"), .number(312.25)],
                    [.day(20_636), .time(0), .empty, .number(0.1 + 0.2)],
                ], to: sheet)
        }
        let sheet = try #require(read["Питание"])
        #expect(
            sheet.rows == [
                ["textДата", "textВремя", "textЧто", "textКкал"],
                ["day 2026-07-01", "time 12:30", "textсуп", "number 312.25"],
                ["day 2026-07-02", "time 00:00", nil, "number 0.3"],
                ["textИтого", nil, nil, "formula =SUBTOTAL(109,D2:D3) = 312.55"],
            ])
        #expect(sheet.frozen == "A2" && sheet.filter == "A1:D3" && sheet.shaded == ["D2:D3"])
        #expect(sheet.widths["C"].map { $0.rounded() } == 41)
    }

    @Test("colours the cells of a column that are above those of another, and those within it otherwise")
    func compared() async throws {
        let columns = [
            Column("Дата", .day, width: 12),
            Column("Ккал", .whole, width: 10, isSummed: true, shading: .against(column: 2)),
            Column("Цель", .whole, width: 10),
        ]
        let read = try await book { book in
            let sheet = try book.addSheet("Дни", columns, sums: "Итого")
            let days: [[Cell]] = [
                [.day(20_635), .number(1999.5), .number(2000)], [.day(20_636), .number(2001), .number(2000)],
            ]
            try book.append(days, to: sheet)
            _ = try book.addSheet("Пусто", columns, sums: "Итого")
        }
        #expect(
            read["Дни"]?.rules == ["B2:B3 ROUND($B2,0)>$C2 FFF8D7D3", "B2:B3 ROUND($B2,0)<=$C2 FFDDF0DF"])
        #expect(read["Дни"]?.rows.last == ["textИтого", "formula =SUBTOTAL(109,B2:B3) = 4000.5", nil])
        #expect(read["Пусто"]?.rules == [])
    }

    @Test(
        "shows a text as it is, whatever it begins with and holds",
        arguments: [
            "=1+1", "+7 912", "-5", "@SUM(A1)", "=HYPERLINK(\"http://x\")", " с краёв ", "a\nb", "<b>&amp;\"'",
            "🍲 щи", "1e5", "TRUE", "'апостроф", "_x0041_", "https://example.com/a",
        ])
    func texts(_ text: String) async throws {
        let read = try await book { book in
            let sheet = try book.addSheet("A", [Column("Что", .text, width: 9)], sums: nil)
            try book.append([[.text(text)]], to: sheet)
        }
        #expect(read["A"]?.rows.last == ["text" + text])
    }

    @Test("holds of a text what a cell can: no control characters, and 32,767 units")
    func longTexts() async throws {
        let read = try await book { book in
            let sheet = try book.addSheet("A", [Column("Что", .text, width: 9)], sums: nil)
            let long = String(repeating: "щи🍲", count: 20_000)
            try book.append([[.text("a\0b\u{FFFE}\u{1}\u{1F}")], [.text(long)]], to: sheet)
        }
        let rows = try #require(read["A"]).rows
        #expect(rows[1] == ["texta\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}"])
        let kept = try #require(rows[2][0])
        #expect(kept.utf16.count - "text".count == 32_766 && kept.hasSuffix("щи"))
    }

    @Test("without rows is valid, and has no sum")
    func empty() async throws {
        let read = try await book { book in
            _ = try book.addSheet("Питание", Self.columns, sums: "Итого")
        }
        #expect(read["Питание"]?.rows.count == 1 && read["Питание"]?.filter == "A1:D1")
    }

    @Test("has charts of its reader's own program")
    func charts() async throws {
        let read = try await book { book in
            let summary = try book.addSheet("Сводка", [Column("Что", .text, width: 9)], sums: nil)
            let days = try book.addSheet("Дни", Self.columns, sums: nil)
            try book.append((0..<9).map { [.day(20_635 + $0), .empty, .empty, .number(Double($0))] }, to: days)
            for kind in [Chart.Kind.columns, .line] {
                let chart = Chart(
                    kind, title: "Ккал", unit: "ккал", of: days, names: 0, values: 3, rows: 0..<9, least: nil)
                try book.add(chart, to: summary, row: 1, column: 2)
            }
        }
        #expect(read["Сводка"]?.charts == 2)
        #expect(read["Сводка"]?.axes == ["dd.mm.yyyy", "dd.mm.yyyy"], "a day is no number to a reader")
        #expect(read["Дни"]?.printedOnAll == "$1:$1")
    }

    @Test("takes rows of several sheets in turn")
    func interleaved() async throws {
        let read = try await book { book in
            let sheets = [
                try book.addSheet("A", [Column("n", .whole, width: 9)], sums: nil),
                try book.addSheet("B", [Column("n", .whole, width: 9)], sums: nil),
            ]
            for number in 0..<1000 {
                for sheet in sheets { try book.append([[.number(Double(number))]], to: sheet) }
            }
        }
        #expect(read["A"]?.rows.count == 1001 && read["B"]?.rows.last == ["number 999.0"])
    }

    @Test("refuses a sheet's name that is taken or no name, and rows when it is finished")
    func refusals() throws {
        let book = try Workbook(in: NSTemporaryDirectory(), day: "dd.mm.yyyy")
        let sheet = try book.addSheet("A", Self.columns, sums: nil)
        for name in ["A", "a", "x/y", String(repeating: "я", count: 32)] {
            #expect(throws: WorkbookError.self) { try book.addSheet(name, Self.columns, sums: nil) }
        }
        _ = try book.finish()
        #expect(throws: WorkbookError.finished) { try book.append([[.empty]], to: sheet) }
    }

    @Test("has no room where there is no folder")
    func noFolder() {
        #expect(throws: WorkbookError.disk) { try Workbook(in: "/nonexistent/folder", day: "dd.mm.yyyy") }
    }

    @Test("leaves nothing in its folder and no file open, finished or not")
    func clean() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let before = try openFiles(in: folder)
        _ = try await book(in: folder) { book in
            let sheet = try book.addSheet("A", Self.columns, sums: nil)
            try book.append([[.day(1), .time(1), .text("x"), .number(1)]], to: sheet)
            // What is being written has no name either: a kill leaves nothing.
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            #expect(try openFiles(in: folder).count > before.count)
        }
        var dropped: Workbook? = try Workbook(in: folder, day: "dd.mm.yyyy")
        if let book = dropped {
            let sheet = try book.addSheet("A", Self.columns, sums: nil)
            try book.append([[.day(1), .time(1), .text("x"), .number(1)]], to: sheet)
        }
        dropped = nil
        #expect(try openFiles(in: folder) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    private func openFiles(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
            .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)") }
            .filter { $0.hasPrefix(folder) }.sorted()
    }

    @Test("of a hundred thousand rows takes no more memory than one of a thousand")
    func memory() throws {
        func fill(_ count: Int) throws {
            _ = try { () throws -> Int in
                let book = try Workbook(in: NSTemporaryDirectory(), day: "dd.mm.yyyy")
                let sheet = try book.addSheet("A", Self.columns, sums: "Итого")
                for batch in 0..<count / 500 {
                    try book.append(
                        (0..<500).map { [.day(batch), .time($0), .text("гречка № \($0)"), .number(Double($0))] },
                        to: sheet)
                }
                return try book.finish().size
            }()
        }
        try fill(1000)
        let before = try resident()
        try fill(100_000)
        #expect(try resident() - before < 16)
    }

    /// In MiB.
    private func resident() throws -> Int {
        let statm = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return (Int(statm[1]) ?? 0) * 4096 >> 20
    }
}
