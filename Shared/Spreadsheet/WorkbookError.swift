/// Why there is no workbook.
public enum WorkbookError: Error, Equatable, Sendable {
    /// The disk: no room, no folder, or it fails. Later it may work.
    case disk
    /// More rows than a sheet can have.
    case tooManyRows
    /// The library refuses what it was told, by its own number: a mistake of ours.
    case refused(Int)
    /// It is finished: nothing can be added.
    case finished
}

extension WorkbookError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .disk: "the disk does not take the file"
        case .tooManyRows: "more rows than a sheet can have"
        case .refused(let code): "libxlsxwriter refuses with \(code)"
        case .finished: "the workbook is finished"
        }
    }
}
