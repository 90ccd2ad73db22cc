internal import Domain

private let figures = Figures(language: .english)

extension Telling {
    var english: String {
        switch self {
        case .filmRated(let film, let rating, let count):
            """
            🎬 Saved: \(film.english) — \(figures.short(rating)) out of 10.
            \(count == 1 ? "That is the first film you have rated." : "You have rated \(count) films so far.")
            """
        case .filmSeen(let film):
            "🎬 Saved that you have seen \(film.english). To add a rating, write: “\(film.title), 8/10”."
        case .filmWanted(let film, isNew: true): "📌 On the watchlist now: \(film.english)."
        case .filmWanted(let film, isNew: false): "📌 \(film.english) is on the watchlist already."
        case .filmAmbiguous(let title, let years):
            """
            You have several films called “\(title)”: \(years.map(String.init).joined(separator: ", ")). \
            Please write it again with the year, such as “\(title) (\(years.first ?? 2000))”.
            """
        case .films(let lines, let total, let whose, let isNarrowed): films(lines, total, whose, isNarrowed)
        case .recommendations(let lines) where lines.isEmpty:
            """
            I have nothing to recommend yet: neither the watchlist nor your family's high ratings hold a film that you \
            have not seen.
            """
        case .recommendations(let lines):
            "🍿 Worth seeing, and new to you:\n" + lines.map(\.english).joined(separator: "\n")
        case .meal(let meal): meal.english
        case .mealDeleted(let meal): meal.englishDeleted
        case .mealReasons(let meal): meal.englishReasons
        case .foodsUnknown(let names):
            """
            Not in my table and not saved: \(names.joined(separator: ", ")). Please name it more simply, or give its \
            calories, such as “pie 200 g, 300 kcal per 100 g”.
            """
        case .statistics(let statistics): statistics.english
        case .goalSet(let progress):
            """
            🎯 Goal saved: \(figures.whole(progress.goal.kcal)) kcal a day.
            Today: \(progress.english(isDayOver: false)).
            """
        case .goal(let progress):
            """
            🎯 Your goal is \(figures.whole(progress.goal.kcal)) kcal a day.
            Today: \(progress.english(isDayOver: false)).
            To change it: “goal 1800 kcal”. To take it away: “remove my goal”.
            """
        case .goalRemoved: "🎯 Done: you have no calorie goal any more."
        case .noGoal(let eaten):
            """
            🎯 You have no calorie goal. Eaten today: \(figures.whole(eaten)) kcal.
            To set one, write, for example: “my goal is 2000 kcal a day”.
            """
        case .goalRefused(.tooLow):
            """
            I set no goal below \(figures.whole(EnergyGoal.allowed.lowerBound)) kcal a day: so little is only for people \
            whom a doctor looks after. Please talk to one.
            """
        case .goalRefused(.tooHigh):
            """
            More than \(figures.whole(EnergyGoal.allowed.upperBound)) kcal a day looks like a slip, and I did not save it. \
            Please check the number.
            """
        case .foods(let lines) where lines.isEmpty: "My food table has nothing like that. Try another name."
        case .foods(let lines):
            "🥗 Per 100 g:\n"
                + lines.map { "• \($0.name) — \($0.nutrition.english)" }.joined(separator: "\n")
        case .weight(let kilograms, let before, let day):
            "⚖️ Weight saved\(day.english): \(figures.short(kilograms)) kg." + change(from: before, to: kilograms)
        case .water(let millilitres, let total, let day):
            "💧 Water saved\(day.english): \(figures.whole(millilitres)) ml."
                + (total.map { " \(day.englishTotal) \(figures.whole($0)) ml." } ?? "")
        case .steps(let steps, let total, let day):
            """
            👣 Saved\(day.english): \(figures.whole(steps)) \
            \(Plural.english(steps, "step", "steps")).\(sum(total, besides: steps, of: day))
            """
        case .sleep(let minutes, let day): "😴 Sleep saved\(day.english): \(figures.duration(minutes))."
        case .measured(let measured): measured.english
        case .lastWeight(let weight): weight.english
        case .noWeight: "⚖️ You have saved no weight yet. Write, for example: “weight 72.4”."
        case .dayRefused(let day, .future): "Not saved\(day.english): that day is still to come."
        case .dayRefused(let day, .longAgo):
            "Not saved\(day.english): that is more than a year ago. Please check the date."
        case .askBack(let about): about.english
        }
    }

    private func films(_ lines: [FilmLine], _ total: Int, _ whose: Whose, _ isNarrowed: Bool) -> String {
        switch (lines.isEmpty, whose) {
        case (true, .mine) where !isNarrowed: "You have saved no films yet. Write, for example: “watched Dune, 8/10”."
        case (true, .family) where !isNarrowed: "Nobody in the family has saved a film yet."
        case (true, .mine): "You have no such film. Your family's films: “what has the family watched”."
        case (true, .family): "Nobody in the family has saved such a film."
        case (false, let whose):
            """
            🎬 \(whose == .mine ? "Your films" : "The family's films") (\(total)):
            \(lines.map(\.english).joined(separator: "\n"))\(total > lines.count ? "\n…" : "")
            """
        }
    }

    private func sum(_ total: Int?, besides now: Int, of day: Day) -> String {
        guard let total, total != now else { return "" }
        return " \(day.englishTotal) \(figures.whole(total))."
    }

    private func change(from before: Double?, to now: Double) -> String {
        guard let before else { return "" }
        let difference = ((now - before) * 10).rounded() / 10
        if difference == 0 { return " The same as last time." }
        return " Since last time: \(difference > 0 ? "+" : "")\(figures.short(difference)) kg."
    }
}

extension Telling.Film {
    fileprivate var english: String { year.map { "“\(title)” (\($0))" } ?? "“\(title)”" }
}

extension Telling.FilmLine {
    fileprivate var english: String {
        var parts = ["• \(film.english)"]
        if let rating { parts.append("your rating \(figures.short(rating))") }
        if let familyRating { parts.append("the family's \(figures.short(familyRating))") }
        if isWanted { parts.append("on the watchlist") }
        return parts.joined(separator: " — ")
    }
}

extension Telling.Meal {
    fileprivate var english: String {
        var lines = ["🍽 Saved\(day.english):"]
        lines += self.lines.enumerated().map { place, line in
            let amount = "\(line.isGuessed ? "≈ " : "")\(figures.whole(line.grams)) g"
            let mark = self.lines.count > 1 ? "\(place + 1)." : "•"
            return "\(mark) \(line.name), \(amount) — \(figures.whole(line.kcal)) kcal\(line.englishSource)"
        }
        if let range = kcalRange {
            let range = "\(figures.whole(range.lowerBound))–\(figures.whole(range.upperBound))"
            lines.append("Total: ≈ \(total.english(note: " (\(range))"))")
        } else {
            lines.append("Total: \(total.english)")
        }
        if let englishSum { lines.append("\(day.englishTotal) \(englishSum)") }
        if self.lines.contains(where: \.isPortionAssumed) {
            lines.append("“≈” is a usual portion: you did not say how much.")
        }
        if !unknown.isEmpty { lines.append("Not in the table and not saved: \(unknown.joined(separator: ", ")).") }
        return lines.joined(separator: "\n")
    }
}

extension Telling.Meal {
    /// Of the day, beside the goal where there is one.
    private var englishSum: String? {
        progress?.english(isDayOver: day != .today) ?? dayTotal.map { "\(figures.whole($0.kcal)) kcal" }
    }

    fileprivate var englishDeleted: String {
        let sum = englishSum.map { " \(day.englishTotal) \($0)" } ?? ""
        return "🗑 Deleted\(day.english): \(lines.map(\.name).joined(separator: ", ")).\(sum)"
    }

    fileprivate var englishReasons: String {
        var told = ["🤔 Where the numbers come from:"]
        for line in lines {
            told.append("• \(line.name)\(line.englishSource)")
            told += line.reasons.english.map { "   \($0)" }
        }
        return told.joined(separator: "\n")
    }
}

extension Telling.MealLine {
    fileprivate var isGuessed: Bool { isPortionAssumed || reasons.range != nil }

    fileprivate var englishSource: String {
        switch source {
        case .person: " · your numbers"
        case .ownFood: " · your food"
        case .table: " · table"
        case .ai: " · AI estimate"
        case nil: ""
        }
    }
}

extension Telling.Reasons {
    fileprivate var english: [String] {
        var lines = assumptions
        if let range { lines.append("weight: \(figures.whole(range.low)) to \(figures.whole(range.high)) g") }
        switch confidence {
        case .low: lines.append("confidence: low")
        case .medium: lines.append("confidence: medium")
        case .high: lines.append("confidence: high")
        case nil: break
        }
        if isEnergyComputed { lines.append("calories recomputed from protein, fat and carbohydrates") }
        if isDoubtful { lines.append("the numbers contradict each other: please check them") }
        return lines
    }
}

extension Telling.Statistics {
    fileprivate var english: String {
        let heading =
            switch period {
            case .today: "Today"
            case .yesterday: "Yesterday"
            case .week: "Last 7 days"
            case .month: "Last 30 days"
            }
        let goal = progress.map { "\n🎯 \($0.english(isDayOver: false))" } ?? ""
        guard meals > 0 else { return "📊 \(heading): nothing in the food diary.\(goal)" }
        let count = "\(meals) \(Plural.english(meals, "meal", "meals"))"
        let total = "📊 \(heading): \(count), \(self.total.english)"
        guard period == .week || period == .month else { return total + goal }
        let of = "\(days) \(Plural.english(days, "day", "days")) with records"
        return "\(total)\nPer day on average: \(perDay.english) (\(of))"
    }
}

extension Telling.Day {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// What stands before a sum of the day.
    fileprivate var englishTotal: String { self == .today ? "Today so far:" : "That day:" }

    var english: String {
        switch self {
        case .today: ""
        case .yesterday: " for yesterday"
        case .date(let day, let month, let year):
            " for \(Self.months[max(1, min(12, month)) - 1]) \(day)\(year.map { ", \($0)" } ?? "")"
        }
    }
}

extension Telling.About {
    fileprivate var english: String {
        switch self {
        case .film: "That may be about a film, but I am not sure. Write, for example: “watched Interstellar, 9/10”."
        case .meal: "That may be about food, but I am not sure. Write, for example: “had 200 g of rice and an egg”."
        case .weight: "Is that your weight? Write, for example: “weight 72.4”."
        case .water: "Is that water you drank? Write, for example: “water 300”."
        case .steps: "Are those steps? Write, for example: “steps 8000”."
        case .sleep: "Is that sleep? Write, for example: “slept 7 h 30 min”."
        case .other: "I am not sure what you mean. Please write a little more."
        }
    }
}

extension Nutrition {
    fileprivate var english: String { english(note: "") }

    fileprivate func english(note: String) -> String {
        """
        \(figures.whole(kcal)) kcal\(note), protein \(figures.whole(protein)) g, fat \(figures.whole(fat)) g, \
        carbohydrates \(figures.whole(carbohydrates)) g
        """
    }
}
