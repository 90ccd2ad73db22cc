public import Domain

/// What a person is told of a day or a week at its end: what was written down, beside what was usual before.
public struct PersonalReport: Equatable, Sendable {
    public struct Food: Equatable, Sendable {
        public var meals: Int
        /// Days with a record.
        public var days: Int
        /// Mean of these days.
        public var perDay: Nutrition
        /// Mean of the seven days before; nil without a record in them.
        public var before: Nutrition?
        /// Days of these seven that have a record.
        public var daysBefore: Int
        /// Nil for a person who has no goal.
        public var goal: Goal?

        public init(
            meals: Int, days: Int, perDay: Nutrition, before: Nutrition?, daysBefore: Int, goal: Goal? = nil
        ) {
            self.meals = meals
            self.days = days
            self.perDay = perDay
            self.before = before
            self.daysBefore = daysBefore
            self.goal = goal
        }
    }

    /// The goal of a day's energy that stands now, and how many of the days with a record were within it.
    public struct Goal: Equatable, Sendable {
        public var goal: EnergyGoal
        public var daysWithin: Int

        public init(_ goal: EnergyGoal, daysWithin: Int) {
            self.goal = goal
            self.daysWithin = daysWithin
        }
    }

    /// In the unit of its measure: of weight the last value, of all else the mean of the days that have one.
    public struct Reading: Equatable, Sendable {
        public var measure: Measure
        public var value: Double
        /// Days that have one.
        public var days: Int
        /// The same of the seven days before; nil where there is none.
        public var before: Double?
        public var daysBefore: Int

        public init(measure: Measure, value: Double, days: Int, before: Double?, daysBefore: Int) {
            self.measure = measure
            self.value = value
            self.days = days
            self.before = before
            self.daysBefore = daysBefore
        }
    }

    public struct Film: Equatable, Sendable {
        public var title: String
        /// 0 to 10.
        public var rating: Double?

        public init(title: String, rating: Double?) {
            self.title = title
            self.rating = rating
        }
    }

    /// One day, or seven.
    public var days: DayRange
    public var food: Food?
    public var readings: [Reading]
    /// Seen in these days.
    public var films: [Film]

    public init(days: DayRange, food: Food?, readings: [Reading], films: [Film]) {
        self.days = days
        self.food = food
        self.readings = readings
        self.films = films
    }

    /// Whether there is nothing to tell.
    public var isEmpty: Bool { food == nil && readings.isEmpty && films.isEmpty }

    private static let mostFilms = 6
    private static let longestTitle = 56

    /// Plain text that fits below a picture: less than 1024 UTF-16 units.
    public func text(in language: Language) -> String {
        let words = ReportWords(language: language, isWeek: days.count > 1)
        var lines = [words.heading(days)]
        if let food {
            lines.append(words.food(food))
            if let goal = food.goal { lines.append(words.goal(goal, of: food)) }
            if let before = food.before { lines.append(words.before(before, days: food.daysBefore)) }
        }
        lines += readings.map(words.reading)
        if !films.isEmpty { lines.append(words.films(films.prefix(Self.mostFilms).map(shown), of: films.count)) }
        return lines.joined(separator: "\n")
    }

    private func shown(_ film: Film) -> Film {
        guard film.title.utf16.count > Self.longestTitle else { return film }
        var title = ""
        for character in film.title where title.utf16.count + character.utf16.count < Self.longestTitle {
            title.append(character)
        }
        return Film(title: title + "…", rating: film.rating)
    }
}
