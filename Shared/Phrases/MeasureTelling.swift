public import Domain

extension Telling {
    /// What is stored of a measure in some days.
    public struct Measured: Sendable, Equatable {
        public var measure: Measure
        public var period: Statistics.Period
        /// Mean of the days that have a record, in the unit of the measure; nil without one.
        public var perDay: Double?
        /// Days that have a record.
        public var days: Int

        public init(_ measure: Measure, _ period: Statistics.Period, perDay: Double?, days: Int) {
            self.measure = measure
            self.period = period
            self.perDay = perDay
            self.days = days
        }
    }

    /// The last weight that is stored.
    public struct LastWeight: Sendable, Equatable {
        public var kilograms: Double
        public var day: Day
        /// Since the first of the last days; nil where it was not weighed twice in them.
        public var change: Double?
        /// How many last days.
        public var days: Int

        public init(kilograms: Double, day: Day, change: Double?, days: Int) {
            self.kilograms = kilograms
            self.day = day
            self.change = change
            self.days = days
        }
    }
}

extension Telling.Measured {
    var russian: String {
        let when =
            switch period {
            case .today: "сегодня"
            case .yesterday: "вчера"
            case .week: "за неделю"
            case .month: "за месяц"
            }
        let (name, none, example) =
            switch measure {
            case .weight: ("⚖️ Вес", "⚖️ Веса", "вес 72,4")
            case .water: ("💧 Вода", "💧 Воды", "вода 300")
            case .steps: ("👣 Шаги", "👣 Шагов", "шаги 8000")
            case .sleep: ("😴 Сон", "😴 Сна", "спал 7 ч 30 мин")
            }
        guard let perDay else { return "\(none) \(when) не записано. Записать можно так: «\(example)»." }
        let value = amount(perDay, Figures(language: .russian), "кг", "мл")
        guard period == .week || period == .month else { return "\(name) \(when): \(value)." }
        return """
            \(name) \(when): в среднем \(value) в день (\(days) \(Plural.russian(days, "день", "дня", "дней")) с записями).
            """
    }

    var english: String {
        let when =
            switch period {
            case .today: "today"
            case .yesterday: "yesterday"
            case .week: "in the last 7 days"
            case .month: "in the last 30 days"
            }
        let (name, none, example) =
            switch measure {
            case .weight: ("⚖️ Weight", "⚖️ No weight", "weight 72.4")
            case .water: ("💧 Water", "💧 No water", "water 300")
            case .steps: ("👣 Steps", "👣 No steps", "steps 8000")
            case .sleep: ("😴 Sleep", "😴 No sleep", "slept 7 h 30 min")
            }
        guard let perDay else { return "\(none) saved \(when). To save some, write: “\(example)”." }
        let value = amount(perDay, Figures(language: .english), "kg", "ml")
        guard period == .week || period == .month else { return "\(name) \(when): \(value)." }
        return """
            \(name) \(when): \(value) a day on average (\(days) \(Plural.english(days, "day", "days")) with records).
            """
    }

    private func amount(_ value: Double, _ figures: Figures, _ kilograms: String, _ millilitres: String) -> String {
        switch measure {
        case .weight: "\(figures.short(value)) \(kilograms)"
        case .water: "\(figures.whole(value)) \(millilitres)"
        case .steps: figures.whole(value)
        case .sleep: figures.duration(Int(value.rounded()))
        }
    }
}

extension Telling.LastWeight {
    var russian: String {
        let figures = Figures(language: .russian)
        let when =
            switch day {
            case .today: " сегодня"
            case .yesterday: " вчера"
            case .date: day.russian
            }
        let told = "⚖️ Последний записанный вес —\(when): \(figures.short(kilograms)) кг."
        guard let difference else { return told }
        if difference == 0 { return "\(told) За \(days) дней не изменился." }
        return "\(told) За \(days) дней: \(difference > 0 ? "+" : "")\(figures.short(difference)) кг."
    }

    var english: String {
        let figures = Figures(language: .english)
        let when =
            switch day {
            case .today: " from today"
            case .yesterday: " from yesterday"
            case .date: day.english
            }
        let told = "⚖️ Your last saved weight\(when): \(figures.short(kilograms)) kg."
        guard let difference else { return told }
        if difference == 0 { return "\(told) The same over \(days) days." }
        return "\(told) Over \(days) days: \(difference > 0 ? "+" : "")\(figures.short(difference)) kg."
    }

    /// In tenths of a kilogram, as it is told.
    private var difference: Double? { change.map { ($0 * 10).rounded() / 10 } }
}
