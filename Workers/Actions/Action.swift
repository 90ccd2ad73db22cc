public import Domain

/// Something that a person can have done, whether a model understood the wish or the local reader did.
///
/// It is what the person said and nothing that was looked up or estimated for it. For whom it is done stands nowhere in it:
/// that is the sender of the update.
public enum Action: Codable, Equatable, Sendable {
    /// The person has seen a film. A rating is only one that the person gave.
    case saveFilm(NamedFilm, rating: Rating?)
    /// The person would like to see a film.
    case wantFilm(NamedFilm)
    /// Films that were seen or are wanted; nil for all of them.
    case searchFilms(String?, whose: Whose)
    /// At most so many films to see next, out of what the family thinks of them.
    case recommendFilms(limit: Int)
    /// The person ate or drank something.
    case logMeal(ReportedMeal)
    /// The person measured something; a day is only one that the person named.
    case logMeasurement(Measured, day: DayReference?)
    case foodStatistics(StatisticsPeriod)
    /// What is stored of a measure.
    case healthStatistics(Measure, StatisticsPeriod)
    /// The goal of a day's energy: to have one, none, or to hear of it.
    case energyGoal(EnergyGoalWish)
    /// What the food tables know of a food.
    case searchFoods(String)

    /// Among whose films is searched.
    public enum Whose: String, CaseIterable, Codable, Sendable {
        case mine, family
    }
}

extension Action {
    /// Whether it stores anything.
    public var isWrite: Bool {
        switch self {
        case .saveFilm, .wantFilm, .logMeal, .logMeasurement, .energyGoal(.set), .energyGoal(.remove): true
        case .searchFilms, .recommendFilms, .foodStatistics, .healthStatistics, .energyGoal(.ask), .searchFoods:
            false
        }
    }

    /// What it takes to have it done.
    public var capability: Capability {
        switch self {
        case .saveFilm: .saveFilm
        case .wantFilm: .wantFilm
        case .searchFilms: .searchFilms
        case .recommendFilms: .recommendFilms
        case .logMeal: .logMeal
        case .logMeasurement(let measured, _):
            switch measured.measure {
            case .weight: .recordWeight
            case .water: .recordWater
            case .steps: .recordSteps
            case .sleep: .recordSleep
            }
        case .foodStatistics: .foodStatistics
        case .healthStatistics: .healthStatistics
        case .energyGoal: .energyGoal
        case .searchFoods: .searchFoods
        }
    }
}
