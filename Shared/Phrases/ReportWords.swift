internal import Domain

/// The lines of a person's report.
struct ReportWords {
    let language: Language
    let isWeek: Bool

    private var isRussian: Bool { language == .russian }
    private var figures: Figures { Figures(language: language) }

    func heading(_ days: DayRange) -> String {
        let period = ExportSentence.period(days, in: language)
        return switch (isRussian, isWeek) {
        case (true, false): "📊 Ваш день, \(period)"
        case (true, true): "📊 Ваша неделя, \(period)"
        case (false, false): "📊 Your day, \(period)"
        case (false, true): "📊 Your week, \(period)"
        }
    }

    func food(_ food: PersonalReport.Food) -> String {
        let sum = nutrition(food.perDay)
        if isRussian {
            let meals = "\(food.meals) \(Plural.russian(food.meals, "приём", "приёма", "приёмов")) пищи"
            guard isWeek else { return "🍽 \(meals): \(sum)" }
            return "🍽 \(meals), дней с записями: \(food.days). В среднем за день: \(sum)"
        }
        let meals = "\(food.meals) \(Plural.english(food.meals, "meal", "meals"))"
        guard isWeek else { return "🍽 \(meals): \(sum)" }
        return "🍽 \(meals), days with records: \(food.days). Per day on average: \(sum)"
    }

    func goal(_ goal: PersonalReport.Goal, of food: PersonalReport.Food) -> String {
        guard isWeek else {
            let progress = EnergyProgress(goal.goal, eaten: food.perDay.kcal)
            return "🎯 \(isRussian ? progress.russian(isDayOver: true) : progress.english(isDayOver: true))"
        }
        let (kcal, within) = (figures.whole(goal.goal.kcal), goal.daysWithin)
        return isRussian
            ? "🎯 В пределах цели (\(kcal) ккал): \(within) \(Plural.russian(within, "день", "дня", "дней")) из \(food.days)"
            : "🎯 Within your goal (\(kcal) kcal): \(within) \(Plural.english(within, "day", "days")) of \(food.days)"
    }

    func before(_ nutrition: Nutrition, days: Int) -> String {
        let sum = self.nutrition(nutrition)
        let by = basis(days).map { " (\($0))" } ?? ""
        return switch (isRussian, isWeek) {
        case (true, false): "   За 7 дней до этого в среднем\(by): \(sum)"
        case (true, true): "   Неделей раньше\(by): \(sum)"
        case (false, false): "   Mean of the 7 days before\(by): \(sum)"
        case (false, true): "   The week before\(by): \(sum)"
        }
    }

    func reading(_ reading: PersonalReport.Reading) -> String {
        let name: String
        switch (reading.measure, isRussian) {
        case (.weight, true): name = "⚖️ Вес"
        case (.weight, false): name = "⚖️ Weight"
        case (.water, true): name = "💧 Вода"
        case (.water, false): name = "💧 Water"
        case (.steps, true): name = "👣 Шаги"
        case (.steps, false): name = "👣 Steps"
        case (.sleep, true): name = "😴 Сон"
        case (.sleep, false): name = "😴 Sleep"
        }
        let isMean = isWeek && reading.measure != .weight
        var told = "\(name): \(amount(reading.value, of: reading.measure))"
        if isMean {
            told += isRussian ? " в среднем за день" : " a day on average"
            told += basis(reading.days).map { " \($0)" } ?? ""
        }
        guard let before = reading.before else { return told }
        let by = reading.measure == .weight ? nil : basis(reading.daysBefore)
        let earlier = "\(earlier(reading.measure)) \(amount(before, of: reading.measure))"
        return "\(told) (\(earlier)\(by.map { ", \($0)" } ?? ""))"
    }

    /// Of how many days a mean is; nil where it is of all seven.
    private func basis(_ days: Int) -> String? {
        guard days < 7 else { return nil }
        return isRussian
            ? "по \(days) \(Plural.russian(days, "дню", "дням", "дням"))"
            : "from \(days) \(Plural.english(days, "day", "days"))"
    }

    func films(_ films: [PersonalReport.Film], of count: Int) -> String {
        let titles = films.map { film in
            let title = isRussian ? "«\(film.title)»" : "“\(film.title)”"
            return title + (film.rating.map { " — \(figures.short($0))" } ?? "")
        }
        let list = titles.joined(separator: ", ")
        let more = count - films.count
        guard more > 0 else { return "🎬 \(list)" }
        return "🎬 \(list) \(isRussian ? "и ещё" : "and") \(more)\(isRussian ? "" : " more")"
    }

    private func earlier(_ measure: Measure) -> String {
        if measure == .weight { return isRussian ? "раньше" : "before" }
        return switch (isRussian, isWeek) {
        case (true, false): "обычно"
        case (true, true): "неделей раньше"
        case (false, false): "usually"
        case (false, true): "the week before"
        }
    }

    private func amount(_ value: Double, of measure: Measure) -> String {
        switch measure {
        case .weight: "\(figures.short(value)) \(isRussian ? "кг" : "kg")"
        case .water: "\(figures.whole(value)) \(isRussian ? "мл" : "ml")"
        case .steps: figures.whole(value)
        case .sleep: figures.duration(Int(value.rounded()))
        }
    }

    private func nutrition(_ nutrition: Nutrition) -> String {
        let (kcal, protein) = (figures.whole(nutrition.kcal), figures.whole(nutrition.protein))
        let (fat, carbohydrates) = (figures.whole(nutrition.fat), figures.whole(nutrition.carbohydrates))
        return isRussian
            ? "\(kcal) ккал, белки \(protein) г, жиры \(fat) г, углеводы \(carbohydrates) г"
            : "\(kcal) kcal, protein \(protein) g, fat \(fat) g, carbohydrates \(carbohydrates) g"
    }
}
