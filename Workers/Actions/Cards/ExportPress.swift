public import Domain

/// A press on a button that asks for an export.
public struct ExportPress: Hashable, Sendable {
    /// The stretches of days that have buttons.
    public enum Period: Character, CaseIterable, Sendable {
        case week = "w"
        case month = "m"
        case everything = "a"

        public var period: ExportPeriod {
            switch self {
            case .week: .week
            case .month: .month
            case .everything: .everything
            }
        }
    }

    public let period: Period
    public let format: ExportFormat

    public init(period: Period, format: ExportFormat) {
        self.period = period
        self.format = format
    }
}

extension ExportPress {
    /// `ew.xlsx`
    var fields: String { "e\(period.rawValue).\(format.rawValue)" }

    init?(fields text: Substring) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2, parts[0].first == "e",
            let period = parts[0].last.flatMap(Period.init), let format = ExportFormat(rawValue: String(parts[1]))
        else { return nil }
        self.init(period: period, format: format)
    }
}
