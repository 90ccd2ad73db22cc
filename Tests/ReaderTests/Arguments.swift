import Domain
import Reader

/// A reading's arguments under the names of the table.
struct Arguments: Decodable {
    struct Item: Decodable {
        var name: String
        var grams: Double?
        var ml: Double?
        var count: Double?
        var unit: String?
    }

    var title: String?
    var year: Int?
    var rating: Double?
    var query: String?
    var who: String?
    var items: [Item]?
    var meal: String?
    var day: String?
    var time: String?
    var kg: Double?
    var ml: Double?
    var count: Double?
    var minutes: Double?
    var period: String?
    var measure: String?
    var intent: String?

    /// Numbers within 0.01, texts after lower-casing, ё = е and trimming.
    func equals(_ other: Arguments) -> Bool {
        alike(title, other.title) && year == other.year && near(rating, other.rating) && alike(query, other.query)
            && who == other.who && same(items, other.items) && meal == other.meal && day == other.day
            && time == other.time
            && near(kg, other.kg) && near(ml, other.ml) && near(count, other.count) && near(minutes, other.minutes)
            && period == other.period && measure == other.measure
            && intent == other.intent
    }
}

private func same(_ one: [Arguments.Item]?, _ other: [Arguments.Item]?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one.count == other.count
        && zip(one, other).allSatisfy {
            alike($0.name, $1.name) && near($0.grams, $1.grams) && near($0.ml, $1.ml) && near($0.count, $1.count)
                && $0.unit == $1.unit
        }
}

private func alike(_ one: String?, _ other: String?) -> Bool { one.map(compared) == other.map(compared) }

private func compared(_ text: String) -> String {
    let folded = text.lowercased().replacing("ё", with: "е").drop { $0.isWhitespace }
    return String(folded.reversed().drop { $0.isWhitespace }.reversed())
}

private func near(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) <= 0.01
}

extension Reading {
    /// Intent and arguments as a row of the table has them.
    var asRow: (intent: String, arguments: Arguments) {
        switch self {
        case .filmWatched(let film):
            ("film_watched", Arguments(title: film.title, year: film.year, rating: film.rating?.value))
        case .filmWanted(let film):
            ("film_wanted", Arguments(title: film.title, year: film.year, rating: film.rating?.value))
        case .filmSearch(let films): ("film_search", Arguments(query: films.query, who: films.who?.rawValue))
        case .filmRecommend: ("film_recommend", Arguments())
        case .meal(let meal): ("meal", Arguments(meal))
        case .weight(let weight): ("weight", Arguments(day: weight.day?.rawValue, kg: weight.kilograms))
        case .water(let water): ("water", Arguments(day: water.day?.rawValue, ml: water.millilitres))
        case .steps(let steps): ("steps", Arguments(day: steps.day?.rawValue, count: Double(steps.count)))
        case .sleep(let sleep): ("sleep", Arguments(day: sleep.day?.rawValue, minutes: Double(sleep.minutes)))
        case .statistics(let period): ("statistics", Arguments(period: period.rawValue))
        case .healthStatistics(let measure, let period):
            ("statistics", Arguments(period: period.rawValue, measure: measure.rawValue))
        case .foodSearch(let food): ("food_search", Arguments(query: food))
        case .ask(let intent): ("ask", Arguments(intent: intent.rawValue))
        case .nothing: ("none", Arguments())
        }
    }
}

extension Arguments {
    init(_ meal: MealMention) {
        items = meal.items.map { food in
            switch food.amount {
            case nil: Item(name: food.name)
            case .grams(let grams): Item(name: food.name, grams: grams)
            case .millilitres(let ml): Item(name: food.name, ml: ml)
            case .count(let count, let unit): Item(name: food.name, count: count, unit: unit.rawValue)
            }
        }
        self.meal = meal.meal?.rawValue
        day = meal.day?.rawValue
        time = meal.time?.description
    }
}
