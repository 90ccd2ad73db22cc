import Domain
public import Reader

extension Action {
    /// What a sentence asks for that was read without a model; nil for talk, and for what the person has to be asked about.
    public init?(_ reading: Reading) {
        switch reading {
        case .filmWatched(let film):
            guard let named = NamedFilm(film.title, year: film.year) else { return nil }
            self = .saveFilm(named, rating: film.rating)
        case .filmWanted(let film):
            guard let named = NamedFilm(film.title, year: film.year) else { return nil }
            self = .wantFilm(named)
        case .filmSearch(let search): self = .searchFilms(search.query, whose: search.who == .family ? .family : .mine)
        case .filmRecommend: self = .recommendFilms(limit: 5)
        case .meal(let meal):
            let items = meal.items.map(ReportedItem.init)
            guard let reported = ReportedMeal(items: items, kind: meal.meal, day: meal.day, time: meal.time) else {
                return nil
            }
            self = .logMeal(reported)
        case .weight(let weight): self.init(.weight, weight.kilograms, weight.day)
        case .water(let water): self.init(.water, water.millilitres, water.day)
        case .steps(let steps): self.init(.steps, Double(steps.count), steps.day)
        case .sleep(let sleep): self.init(.sleep, Double(sleep.minutes), sleep.day)
        case .statistics(let period): self = .foodStatistics(period)
        case .healthStatistics(let measure, let period): self = .healthStatistics(measure, period)
        case .foodSearch(let food): self = .searchFoods(food)
        case .ask, .nothing: return nil
        }
    }

    private init?(_ measure: Measure, _ value: Double, _ day: DayReference?) {
        guard let measured = Measured(measure, measure == .weight ? value : value.rounded()) else { return nil }
        self = .logMeasurement(measured, day: day)
    }
}

extension ReportedItem {
    init(_ food: FoodMention) {
        let amount: Amount? =
            switch food.amount {
            case .grams(let grams): .grams(grams)
            case .millilitres(let millilitres): .millilitres(millilitres)
            case .count(let count, .piece): .count(count, unit: nil)
            case .count(let count, .tablespoon): .count(count, unit: "ст. л.")
            case .count(let count, .teaspoon): .count(count, unit: "ч. л.")
            case .count(let count, let unit): .count(count, unit: unit.rawValue)
            case nil: nil
            }
        self.init(name: food.name, amount: amount, nutrition: nil)
    }
}
