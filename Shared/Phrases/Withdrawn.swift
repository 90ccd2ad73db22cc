public import Domain

/// Names what was stored by an earlier form of a message and went when it was edited.
public struct Withdrawn: Sendable {
    public var films: [Telling.Film] = []
    /// The names of what each meal was made of.
    public var meals: [[String]] = []
    /// Values in the measure's own unit.
    public var records: [(measure: Measure, value: Double)] = []

    public init() {}

    public var isEmpty: Bool { films.isEmpty && meals.isEmpty && records.isEmpty }

    /// Plain text in `language`, one sentence.
    public func text(in language: Language) -> String {
        let figures = Figures(language: language)
        var names = films.map { film in
            let title = language == .russian ? "«\(film.title)»" : "“\(film.title)”"
            return film.year.map { "\(title) (\($0))" } ?? title
        }
        names += meals.map { $0.joined(separator: " + ") }
        names += records.map { Self.name($0.measure, $0.value, figures, language) }
        let list = names.joined(separator: ", ")
        switch language {
        case .russian: return "Убрал то, что было в прежнем варианте сообщения: \(list)."
        case .english: return "Removed what the earlier version of the message said: \(list)."
        }
    }

    private static func name(_ measure: Measure, _ value: Double, _ figures: Figures, _ language: Language) -> String {
        let minutes = Int(value)
        return switch (measure, language) {
        case (.weight, .russian): "вес \(figures.short(value)) кг"
        case (.weight, .english): "weight \(figures.short(value)) kg"
        case (.water, .russian): "вода \(figures.whole(value)) мл"
        case (.water, .english): "water \(figures.whole(value)) ml"
        case (.steps, .russian): "шаги \(figures.whole(value))"
        case (.steps, .english): "steps \(figures.whole(value))"
        case (.sleep, .russian): "сон \(minutes / 60) ч \(minutes % 60) мин"
        case (.sleep, .english): "sleep \(minutes / 60) h \(minutes % 60) min"
        }
    }
}
