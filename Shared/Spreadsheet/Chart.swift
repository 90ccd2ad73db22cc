/// A chart that the reader's own program draws from the cells of a sheet.
public struct Chart: Equatable, Sendable {
    public enum Kind: Sendable { case columns, line }

    public let kind: Kind
    public let title: String
    /// Of the vertical axis.
    public let unit: String
    /// Where the values stand.
    public let sheet: Sheet
    /// The column that names the values.
    public let names: Int
    public let values: Int
    /// Rows below the heading, from 0.
    public let rows: Range<Int>
    /// Where the vertical axis begins; nil for the choice of the reader's program.
    public let least: Double?

    public init(
        _ kind: Kind, title: String, unit: String, of sheet: Sheet, names: Int, values: Int, rows: Range<Int>,
        least: Double?
    ) {
        self.kind = kind
        self.title = title
        self.unit = unit
        self.sheet = sheet
        self.names = names
        self.values = values
        self.rows = rows
        self.least = least
    }
}

/// A sheet of a workbook, by which it is named to that workbook.
public struct Sheet: Hashable, Sendable {
    let number: Int
}
