public import Domain

/// What a sentence says, as far as it can be told without any AI.
public enum Reading: Hashable, Sendable {
    case filmWatched(FilmMention)
    case filmWanted(FilmMention)
    case filmSearch(FilmQuery)
    /// Somebody asks what to watch.
    case filmRecommend
    case meal(MealMention)
    case weight(WeightMention)
    case water(WaterMention)
    case steps(StepsMention)
    case sleep(SleepMention)
    /// Of what was eaten.
    case statistics(StatisticsPeriod)
    /// Of a measure that was recorded.
    case healthStatistics(Measure, StatisticsPeriod)
    /// The food whose values are asked for, as it was written.
    case foodSearch(String)
    /// This is meant, but something is missing or cannot be: the person has to be asked.
    case ask(Intent)
    /// Nothing for the reader: talk, or something that could only be guessed.
    case nothing
}

/// What a sentence can be about.
public enum Intent: String, CaseIterable, Codable, Sendable {
    case filmWatched = "film_watched"
    case filmWanted = "film_wanted"
    case filmSearch = "film_search"
    case filmRecommend = "film_recommend"
    case meal, weight, water, steps, sleep, statistics
    case foodSearch = "food_search"
}
