public import Domain

/// What the bot tells about what it has stored or found: made from what was read back, never from what was meant to be
/// stored.
///
/// Unlike a `Phrase` it is rendered where it is made, by a worker that knows its reader's language, and is never queued.
public enum Telling: Sendable, Equatable {
    /// A film with a rating from 0 to 10, and how many films this person has rated now.
    case filmRated(Film, rating: Double, ratedByPerson: Int)
    /// A film that was seen and got no rating.
    case filmSeen(Film)
    /// A film on the watchlist; `isNew` is false when it stood there already.
    case filmWanted(Film, isNew: Bool)
    /// A title that several films of the family have.
    case filmAmbiguous(title: String, years: [Int])
    /// What a search found: of the person's own films, or of those that the family shares. `isNarrowed` is false when all
    /// of them were asked for.
    case films([FilmLine], total: Int, whose: Whose, isNarrowed: Bool)
    /// Films to see next, best first; empty when there is nothing to go by.
    case recommendations([FilmLine])
    /// A meal as it is stored, with what stands in the diary for its day.
    case meal(Meal)
    /// A meal that was deleted and can be had back for a day.
    case mealDeleted(Meal)
    /// A meal with what its estimate took for granted.
    case mealReasons(Meal)
    /// Foods that are in no table: nothing was stored.
    case foodsUnknown([String])
    case statistics(Statistics)
    /// A goal of a day's energy that was chosen, beside what is eaten today.
    case goalSet(EnergyProgress)
    /// The same of one that stands.
    case goal(EnergyProgress)
    case goalRemoved
    /// There is no goal; what is eaten today, in kilocalories.
    case noGoal(eaten: Double)
    /// Nothing was stored: the number is no goal.
    case goalRefused(EnergyGoalRefusal)
    /// What the food tables know, values of 100 g; empty when nothing fits.
    case foods([FoodLine])
    case weight(kilograms: Double, before: Double?, day: Day)
    /// What was drunk now and on that day altogether, in millilitres. Sums are nil where others read along.
    case water(millilitres: Double, dayTotal: Double?, day: Day)
    /// Steps that were told now, and those of that day altogether.
    case steps(Int, dayTotal: Int?, day: Day)
    /// Of one night.
    case sleep(minutes: Int, day: Day)
    /// What is stored of a measure in some days.
    case measured(Measured)
    case lastWeight(LastWeight)
    /// No weight was ever stored.
    case noWeight
    /// Nothing was stored for that day.
    case dayRefused(Day, DayRefusal)
    /// It looks like a record, but what exactly is meant does not become clear.
    case askBack(About)

    /// A film by its title and the year in which it came out.
    public struct Film: Sendable, Equatable {
        public var title: String
        public var year: Int?

        public init(title: String, year: Int?) {
            self.title = title
            self.year = year
        }
    }

    public struct FilmLine: Sendable, Equatable {
        public var film: Film
        /// The person's own, 0 to 10.
        public var rating: Double?
        /// Mean of the family's ratings, 0 to 10.
        public var familyRating: Double?
        public var isWanted: Bool

        public init(film: Film, rating: Double?, familyRating: Double?, isWanted: Bool) {
            self.film = film
            self.rating = rating
            self.familyRating = familyRating
            self.isWanted = isWanted
        }
    }

    public enum Whose: Sendable, Equatable { case mine, family }

    /// One thing on a plate.
    public struct MealLine: Sendable, Equatable {
        public var name: String
        public var grams: Double
        public var kcal: Double
        /// The amount was not said: it is a usual portion.
        public var isPortionAssumed: Bool
        /// Where the numbers come from; nil says nothing about it.
        public var source: NumberSource?
        public var reasons: Reasons

        public init(
            name: String, grams: Double, kcal: Double, isPortionAssumed: Bool, source: NumberSource? = nil,
            reasons: Reasons = Reasons()
        ) {
            self.name = name
            self.grams = grams
            self.kcal = kcal
            self.isPortionAssumed = isPortionAssumed
            self.source = source
            self.reasons = reasons
        }
    }

    public struct Meal: Sendable, Equatable {
        public var lines: [MealLine]
        public var total: Nutrition
        public var day: Day
        /// Of the day so far, this meal with it; nil where others read along.
        public var dayTotal: Nutrition?
        /// Of a day's energy; nil where there is none, and where others read along.
        public var goal: EnergyGoal?
        /// What was said too and is in no table: it is not part of the meal.
        public var unknown: [String]
        /// What the energy lies within; nil where nothing was guessed.
        public var kcalRange: ClosedRange<Double>?
        /// How many pictures it was estimated by.
        public var photos: Int

        public init(
            lines: [MealLine], total: Nutrition, kcalRange: ClosedRange<Double>? = nil, day: Day, dayTotal: Nutrition?,
            goal: EnergyGoal? = nil, unknown: [String], photos: Int = 0
        ) {
            self.lines = lines
            self.total = total
            self.kcalRange = kcalRange
            self.photos = photos
            self.day = day
            self.dayTotal = dayTotal
            self.goal = goal
            self.unknown = unknown
        }

        var progress: EnergyProgress? {
            guard let goal, let dayTotal else { return nil }
            return EnergyProgress(goal, eaten: dayTotal.kcal)
        }
    }

    public struct Statistics: Sendable, Equatable {
        public enum Period: String, Sendable, Equatable, CaseIterable { case today, yesterday, week, month }

        public var period: Period
        public var meals: Int
        /// Days of the period on which something is written down.
        public var days: Int
        public var total: Nutrition
        /// Of a day's energy: told beside what is eaten today. Nil where there is none.
        public var goal: EnergyGoal?

        public init(period: Period, meals: Int, days: Int, total: Nutrition, goal: EnergyGoal? = nil) {
            self.period = period
            self.meals = meals
            self.days = days
            self.total = total
            self.goal = goal
        }

        var progress: EnergyProgress? { period == .today ? goal.map { EnergyProgress($0, eaten: total.kcal) } : nil }

        /// Mean of the days on which something is written down.
        public var perDay: Nutrition { days == 0 ? .zero : total.scaled(by: 1 / Double(days)) }
    }

    public struct FoodLine: Sendable, Equatable {
        public var name: String
        /// Of 100 g.
        public var nutrition: Nutrition

        public init(name: String, nutrition: Nutrition) {
            self.name = name
            self.nutrition = nutrition
        }
    }

    /// The day that a record counts for, as seen from now.
    public enum Day: Sendable, Equatable {
        case today, yesterday
        /// Day of the month and month, both from 1; the year where it is not this one.
        case date(day: Int, month: Int, year: Int? = nil)
    }

    public enum About: String, Sendable, Equatable, CaseIterable { case film, meal, weight, water, steps, sleep, other }

    /// Plain text in `language`; titles and names stand in it as people wrote them.
    public func text(in language: Language) -> String {
        switch language {
        case .russian: russian
        case .english: english
        }
    }
}
