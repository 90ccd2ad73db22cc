/// A workbook of Excel that is written row by row: its memory does not grow with its rows, which wait on the disk in files
/// without names.
///
/// Its calls write to the disk, and the last of them packs everything: they are for a thread of one's own.
public final class Workbook {
    private let file: ScratchFile
    private var library: Library?

    /// - Parameters:
    ///   - folder: where there is room for a few times what the file will have.
    ///   - day: how days are shown, in the language of the format: `dd.mm.yyyy`.
    public init(in folder: String, day: String) throws(WorkbookError) {
        file = try ScratchFile(in: folder)
        library = try Library(writing: file, folder: folder, day: day)
    }

    /// Adds a sheet behind those that there are. Its heading stays in sight, and its rows can be filtered.
    ///
    /// - Parameters:
    ///   - name: at most 31 characters, none of `[]:*?/\`, and no other sheet's.
    ///   - sums: what stands in the first column of the row of sums; nil for no such row.
    public func addSheet(_ name: String, _ columns: [Column], sums: String?) throws(WorkbookError) -> Sheet {
        try open().addSheet(name, columns, sums: sums)
    }

    /// Adds rows below those that a sheet has. What a row has beyond the columns is left out.
    public func append(_ rows: [[Cell]], to sheet: Sheet) throws(WorkbookError) {
        let library = try open()
        for row in rows { try library.append(row, to: sheet) }
    }

    /// Puts a chart beside the rows of a sheet.
    ///
    /// - Parameters:
    ///   - row: from 0, the heading's among them.
    ///   - column: from 0.
    public func add(_ chart: Chart, to sheet: Sheet, row: Int, column: Int) throws(WorkbookError) {
        try open().add(chart, to: sheet, row: row, column: column)
    }

    /// Rows that a sheet has, without heading and sums.
    public func rows(of sheet: Sheet) throws(WorkbookError) -> Int { try open().rows(of: sheet) }

    /// Writes sums and charts and packs it all. Nothing can be added afterwards.
    public func finish() throws(WorkbookError) -> ScratchFile {
        let library = try open()
        self.library = nil
        try library.finish()
        return file
    }

    private func open() throws(WorkbookError) -> Library {
        guard let library else { throw .finished }
        return library
    }
}
