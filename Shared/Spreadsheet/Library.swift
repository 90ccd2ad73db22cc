internal import CXLSXWriter

/// The handle of libxlsxwriter. It lives on its workbook's thread.
@safe
final class Library {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let formats: Formats
    private var sheets: [OpenSheet] = []
    private var isFinished = false

    private static let headingHeight = 32.0
    private static let a4: UInt8 = 9
    private static let light: lxw_color_t = 0xFFFFFF
    private static let dark: lxw_color_t = 0xF5B26B

    init(writing file: ScratchFile, folder: String, day: String) throws(WorkbookError) {
        let book = unsafe folder.withCString { folder in
            var options = unsafe lxw_workbook_options()
            unsafe options.constant_memory = 1
            unsafe options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return unsafe workbook_new_opt(file.path, &options)
        }
        guard let book = unsafe book else { throw .disk }
        unsafe self.book = book
        unsafe formats = Formats(of: book, day: day)
    }

    deinit { if !isFinished { unsafe fb_workbook_drop(book) } }

    func addSheet(_ name: String, _ columns: [Column], sums: String?) throws(WorkbookError) -> Sheet {
        let mistake = unsafe workbook_validate_sheet_name(book, name)
        guard mistake == LXW_NO_ERROR else { throw .refused(Int(mistake.rawValue)) }
        guard let handle = unsafe workbook_add_worksheet(book, name) else { throw .disk }
        let sheet = unsafe OpenSheet(handle: handle, name: name, columns: columns, sumsHeading: sums)
        sheets.append(sheet)
        unsafe worksheet_set_row(handle, 0, Self.headingHeight, nil)
        for (number, column) in columns.enumerated() {
            let place = UInt16(number)
            unsafe worksheet_set_column(handle, place, place, column.width, formats.cell(column.style))
            try check(
                unsafe worksheet_write_string(handle, 0, place, column.heading.fitForCell, formats.heading))
        }
        unsafe worksheet_freeze_panes(handle, 1, 0)
        // On paper: all columns on a page's width, and the heading on every page.
        unsafe worksheet_set_paper(handle, Self.a4)
        unsafe worksheet_set_landscape(handle)
        unsafe worksheet_fit_to_pages(handle, 1, 0)
        try check(unsafe worksheet_repeat_rows(handle, 0, 0))
        return Sheet(number: sheets.count - 1)
    }

    func rows(of sheet: Sheet) -> Int { sheets[sheet.number].rows }

    func append(_ row: [Cell], to sheet: Sheet) throws(WorkbookError) {
        let place = sheets[sheet.number].rows + 1
        // The last row is kept for the sums.
        guard place < LXW_ROW_MAX - 1 else { throw .tooManyRows }
        let handle = unsafe sheets[sheet.number].handle
        let columns = sheets[sheet.number].columns
        for (number, (cell, column)) in zip(row, columns).enumerated() {
            let isWhole = if case .whole = cell { true } else { false }
            let format = unsafe formats.cell(isWhole ? .whole : column.style)
            if case .text(let text) = cell {
                try check(
                    unsafe worksheet_write_string(handle, UInt32(place), UInt16(number), text.fitForCell, format))
            } else if let value = cell.serial {
                try check(unsafe worksheet_write_number(handle, UInt32(place), UInt16(number), value, format))
                if column.isSummed { sheets[sheet.number].sums[number] += value }
            }
        }
        sheets[sheet.number].rows = place
    }

    func add(_ chart: Chart, to sheet: Sheet, row: Int, column: Int) throws(WorkbookError) {
        let kind = chart.kind == .columns ? LXW_CHART_COLUMN : LXW_CHART_LINE
        guard let handle = unsafe workbook_add_chart(book, UInt8(kind.rawValue)),
            let series = unsafe chart_add_series(handle, nil, nil)
        else { throw .disk }
        let source = sheets[chart.sheet.number]
        let (first, last) = (UInt32(chart.rows.lowerBound + 1), UInt32(chart.rows.upperBound))
        let (names, values) = (UInt16(chart.names), UInt16(chart.values))
        unsafe chart_series_set_categories(series, source.name, first, names, last, names)
        unsafe chart_series_set_values(series, source.name, first, values, last, values)
        unsafe chart_series_set_name(series, chart.title)
        unsafe chart_title_set_name(handle, chart.title)
        unsafe chart_legend_set_position(handle, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        if let format = formats.number(source.columns[chart.names].style) {
            // A program that reads no cached format shows a day as the number that it is.
            unsafe chart_axis_set_num_format(handle.pointee.x_axis, format)
        }
        unsafe chart_axis_set_name(handle.pointee.y_axis, chart.unit)
        if let least = chart.least { unsafe chart_axis_set_min(handle.pointee.y_axis, least) }
        var options = unsafe lxw_chart_options()
        unsafe options.x_scale = 1.6
        unsafe options.y_scale = 1.1
        unsafe options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
        try check(
            unsafe worksheet_insert_chart_opt(
                sheets[sheet.number].handle, UInt32(row), UInt16(column), handle, &options))
    }

    func finish() throws(WorkbookError) {
        for sheet in sheets { try finish(sheet) }
        guard unsafe fb_workbook_flush(book) == 0 else { throw .disk }
        isFinished = true  // it frees the handle, also where it fails
        try check(unsafe workbook_close(book))
    }

    private func finish(_ sheet: OpenSheet) throws(WorkbookError) {
        guard let lastColumn = sheet.columns.indices.last.map({ UInt16($0) }) else { return }
        unsafe worksheet_autofilter(sheet.handle, 0, 0, UInt32(sheet.rows), lastColumn)
        guard sheet.rows > 0 else { return }
        for (number, column) in sheet.columns.enumerated() {
            switch column.shading {
            case .byAmount: try shade(sheet, UInt16(number))
            case .against(let limit): try compare(sheet, UInt16(number), with: limit)
            case nil: break
            }
        }
        guard let heading = sheet.sumsHeading else { return }
        let row = UInt32(sheet.rows + 1)
        for (number, column) in sheet.columns.enumerated() {
            let (place, format) = unsafe (UInt16(number), formats.sum(column.isSummed ? column.style : .text))
            if column.isSummed {
                // 109 adds up what the filter shows. The value is for programs that do not compute, as on phones.
                let letters = Self.letters(of: number)
                try check(
                    unsafe worksheet_write_formula_num(
                        sheet.handle, row, place, "=SUBTOTAL(109,\(letters)2:\(letters)\(sheet.rows + 1))", format,
                        sheet.sums[number]))
            } else {
                try check(
                    unsafe worksheet_write_string(sheet.handle, row, place, number == 0 ? heading : "", format))
            }
        }
    }

    private func shade(_ sheet: OpenSheet, _ column: UInt16) throws(WorkbookError) {
        var shading = unsafe lxw_conditional_format()
        unsafe shading.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
        unsafe shading.min_color = Self.light
        unsafe shading.max_color = Self.dark
        try check(
            unsafe worksheet_conditional_format_range(
                sheet.handle, 1, column, UInt32(sheet.rows), column, &shading))
    }

    /// The formulas are those of the first row: programs shift them for the others.
    private func compare(_ sheet: OpenSheet, _ column: UInt16, with limit: Int) throws(WorkbookError) {
        let value = "ROUND($\(Self.letters(of: Int(column)))2,0)"
        let most = "$\(Self.letters(of: limit))2"
        try unsafe colour(sheet, column, where: "=\(value)>\(most)", formats.above)
        try unsafe colour(sheet, column, where: "=\(value)<=\(most)", formats.within)
    }

    private func colour(
        _ sheet: OpenSheet, _ column: UInt16, where formula: String, _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(WorkbookError) {
        let code = unsafe formula.withCString { formula in
            var rule = unsafe lxw_conditional_format()
            unsafe rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            unsafe rule.value_string = UnsafeMutablePointer(mutating: formula)  // it is copied
            unsafe rule.format = format
            return unsafe worksheet_conditional_format_range(
                sheet.handle, 1, column, UInt32(sheet.rows), column, &rule)
        }
        try check(code)
    }

    private func check(_ code: lxw_error) throws(WorkbookError) {
        switch code {
        case LXW_NO_ERROR: return
        case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: throw .tooManyRows
        case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE,
            LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
            throw .disk
        default: throw .refused(Int(code.rawValue))
        }
    }

    /// `A`, `Z`, `AA`.
    private static func letters(of column: Int) -> String {
        let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return column < 26 ? letter : letters(of: column / 26 - 1) + letter
    }
}

/// A sheet that is being written.
@safe
private struct OpenSheet {
    let handle: UnsafeMutablePointer<lxw_worksheet>
    let name: String
    let columns: [Column]
    let sumsHeading: String?
    var rows = 0
    var sums: [Double]

    init(handle: UnsafeMutablePointer<lxw_worksheet>, name: String, columns: [Column], sumsHeading: String?) {
        unsafe self.handle = handle
        self.name = name
        self.columns = columns
        self.sumsHeading = sumsHeading
        sums = Array(repeating: 0, count: columns.count)
    }
}
