public import Domain

/// Sentences about an export that are rendered where they are made.
public enum ExportSentence: Sendable {
    /// So many records are written already.
    case progress(records: Int)
    /// All is read, and the file is put together.
    case packing
    /// Stands below a file: of which days it is, and which of how many.
    case caption(DayRange?, part: Int, of: Int)

    /// On a button.
    case button(ExportPeriod, ExportFormat)

    public func text(in language: Language) -> String {
        let figures = Figures(language: language)
        switch (self, language) {
        case (.progress(let records), .russian): return "Готовлю файл… Записей: \(figures.whole(records))"
        case (.progress(let records), .english): return "Making your file… Records: \(figures.whole(records))"
        case (.packing, .russian): return "Готовлю файл… Осталось упаковать"
        case (.packing, .english): return "Making your file… It only needs packing"
        case (.caption(let days, let part, let parts), .russian):
            let period = days.map { ExportSentence.period($0, in: language) } ?? "за всё время"
            return "Ваши данные, \(period)" + (parts > 1 ? " (часть \(part) из \(parts))" : "")
        case (.caption(let days, let part, let parts), .english):
            let period = days.map { ExportSentence.period($0, in: language) } ?? "all time"
            return "Your data, \(period)" + (parts > 1 ? " (part \(part) of \(parts))" : "")
        case (.button(let period, let format), .russian): return "\(Self.russian(period)) \(Self.name(format))"
        case (.button(let period, let format), .english): return "\(Self.english(period)) \(Self.name(format))"
        }
    }

    private static func russian(_ period: ExportPeriod) -> String {
        switch period {
        case .week: "Неделя"
        case .month: "Месяц"
        case .year: "Год"
        default: "Всё"
        }
    }

    private static func english(_ period: ExportPeriod) -> String {
        switch period {
        case .week: "Week"
        case .month: "Month"
        case .year: "Year"
        default: "All"
        }
    }

    private static func name(_ format: ExportFormat) -> String {
        switch format {
        case .xlsx: "Excel"
        case .csv: "CSV"
        case .json: "JSON"
        }
    }

    /// `01.07.2026 – 31.07.2026`, `2026-07-01 – 2026-07-31`, or the one day.
    public static func period(_ days: DayRange, in language: Language) -> String {
        let (first, last) = (date(days.first, in: language), date(days.last, in: language))
        return days.first == days.last ? first : "\(first) – \(last)"
    }

    private static func date(_ day: LocalDay, in language: Language) -> String {
        switch language {
        case .russian: day.description.split(separator: "-").reversed().joined(separator: ".")
        case .english: day.description
        }
    }
}
