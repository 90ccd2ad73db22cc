import Domain

/// What a word, or a few words that belong together, may mean.
enum Sense: Hashable {
    // What sentences are made of.
    case meaningless, me, us, others, relative, company, not, would, future, question, whether, article, of, recording
    case show, find, isThere, need, thing, tolerated, preposition, with, and, by, each, size, please

    // Days, times and amounts.
    case day(DayReference), partOfDay(PartOfDay), halfOfDay(PartOfDay), at, hour, noon, midnight
    case number(Double), scale(Double), andHalf, half, unit(Unit), lastDays, period(StatisticsPeriod)

    // Films.
    case watched, seen, toCinema, went, cinemaFor, wanting, toWatch, film, genre, notFilm, neverFilm, place, remark
    case recommend, whatToWatch, watchlist, list, forLater, rating, points, stars, solid, grade(Double)
    case year, about, out, episode, dull

    // Food.
    case eat, drink, had, mealVerb(MealKind), mealName(MealKind), mealPhrase(MealKind), food, notFood, indefinite
    case water, then, mealPlace

    // Measures.
    case weight, weighed, steps, walked, sleep, slept, now, nutrient, eaten, left, diary, statistics
    case foodTable, searchFood, contains

    /// The hours that a part of the day may have.
    enum PartOfDay: Hashable { case morning, noon, evening, night }
}

/// What an amount is counted in.
enum Unit: Hashable {
    case grams(Double)
    case millilitres(Double)
    case household(HouseholdUnit)
    case pounds
    case hours, minutes

    /// In grams.
    static let ounce = 28.35

    /// Letters that are a unit only behind a number.
    static let bare: Set<String> = ["г", "л", "ч", "м", "g", "l", "h", "m", "can", "шт", "кг", "kg"]
}
