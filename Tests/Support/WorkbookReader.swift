import Foundation

/// A workbook as openpyxl reads it, which shares no line with what wrote it.
public struct ReadWorkbook: Decodable, Sendable {
    public struct Sheet: Decodable, Sendable {
        public let name: String
        /// `A2` where the first row stays in sight.
        public let frozen: String?
        /// `A1:H4`
        public let filter: String?
        public let widths: [String: Double]
        public let charts: Int
        /// How the charts' names are shown.
        public let axes: [String]
        /// The rows that stand on every printed page.
        public let printedOnAll: String?
        public let shaded: [String]
        /// What colours cells by a formula: the cells, the formula of the first, the colour.
        public let rules: [String]
        /// By rows; each cell as `text…`, `number 1.5`, `day 2026-07-01`, `time 12:30`, `formula =… = 3.0`, or nil.
        public let rows: [[String?]]
        /// How the numbers of these cells are shown: `#,##0.0`.
        public let formats: [[String]]
    }

    public let sheets: [Sheet]

    public subscript(name: String) -> Sheet? { sheets.first { $0.name == name } }

    /// - Parameter bytes: of the file.
    public static func read(_ bytes: [UInt8]) async throws -> ReadWorkbook {
        let path = NSTemporaryDirectory() + "familybot-read-\(UUID().uuidString).xlsx"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }  // one that stays in /tmp harms nobody
        // Debian's own Python: deploy/setup installs openpyxl for it.
        let python = try ChildProcess("/usr/bin/python3", ["-c", script, path])
        guard try await python.exitStatus() == 0 else { throw Missing("a workbook: \(python.log)") }
        return try JSONDecoder().decode(ReadWorkbook.self, from: Data(python.log.utf8))
    }

    private static let script = """
        import datetime, json, sys, warnings
        import openpyxl
        warnings.simplefilter("ignore")
        book, cached = (openpyxl.load_workbook(sys.argv[1], data_only=only) for only in (False, True))

        def shown(cell, value):
            if cell.value is None: return None
            if cell.data_type == "f": return f"formula {cell.value} = {value}"
            if isinstance(cell.value, datetime.datetime): return f"day {cell.value:%Y-%m-%d}"
            if isinstance(cell.value, datetime.time): return f"time {cell.value:%H:%M}"
            if cell.data_type == "s" or cell.data_type == "inlineStr": return "text" + cell.value
            return f"number {float(cell.value)!r}"

        print(json.dumps({"sheets": [{
            "name": sheet.title, "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref,
            "widths": {name: column.width for name, column in sheet.column_dimensions.items()},
            "charts": len(sheet._charts), "axes": [chart.x_axis.numFmt.formatCode for chart in sheet._charts],
            "printedOnAll": sheet.print_title_rows, "shaded": [str(key.sqref) for key in sheet.conditional_formatting],
            "rules": [f"{cells.sqref} {rule.formula[0]} {rule.dxf.fill.bgColor.rgb}"
                      for cells in sheet.conditional_formatting for rule in cells.rules if rule.type == "expression"],
            "rows": [[shown(cell, cached[sheet.title][cell.coordinate].value) for cell in row] for row in sheet.iter_rows()],
            "formats": [[cell.number_format for cell in row] for row in sheet.iter_rows()],
        } for sheet in book.worksheets]}))
        """
}
