/// A person's wish for his own data as a file.
public struct ExportRequest: Hashable, Codable, Sendable {
    /// Nil for all that there is.
    public var days: DayRange?
    public var format: ExportFormat
    /// Of headings and sentences.
    public var language: Language

    public init(days: DayRange?, format: ExportFormat, language: Language) {
        self.days = days
        self.format = format
        self.language = language
    }
}

/// What kind of file is made.
public enum ExportFormat: String, CaseIterable, Codable, Sendable {
    /// A workbook of Excel with a sheet for each kind of records.
    case xlsx
    /// A text file with a table for each kind of records.
    case csv
    /// One text file for programs.
    case json
}
