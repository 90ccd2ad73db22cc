import Actions
import Domain
import Testing
import ToolSchema

/// Arguments as a model writes them, and what they make.
struct Row: Sendable, CustomTestStringConvertible {
    let tool: String
    let arguments: String
    let action: Action?

    init(_ tool: String, _ arguments: String, _ action: Action?) {
        (self.tool, self.arguments, self.action) = (tool, arguments, action)
    }

    var testDescription: String { "\(tool) \(arguments)" }
}

@Suite("The tools of the actions")
struct ToolTests {
    static let rows = [
        Row(
            "save_movie_with_rating", #"{"title":"Интерстеллар","year":null,"rating":9}"#,
            NamedFilm("Интерстеллар", year: nil).map { .saveFilm($0, rating: Rating(tenths: 90)) }),
        Row(
            "save_movie_with_rating", #"{"title":" «Дюна» ","year":2021,"rating":8.5}"#,
            NamedFilm("«Дюна»", year: 2021).map { .saveFilm($0, rating: Rating(tenths: 85)) }),
        Row(
            "add_movie_to_watchlist", #"{"title":"Солярис","year":1972}"#,
            NamedFilm("Солярис", year: 1972).map { .wantFilm($0) }),
        Row("add_movie_to_watchlist", #"{"title":"9"}"#, NamedFilm("9", year: nil).map { .wantFilm($0) }),
        Row("search_user_movies", #"{"query":null,"whose":"mine"}"#, .searchFilms(nil, whose: .mine)),
        Row("search_user_movies", #"{"query":"Дюна","whose":"family"}"#, .searchFilms("Дюна", whose: .family)),
        Row("get_movie_recommendations", #"{"limit":null}"#, .recommendFilms(limit: 5)),
        Row("get_movie_recommendations", "{}", .recommendFilms(limit: 5)),
        Row("get_movie_recommendations", #"{"limit":3}"#, .recommendFilms(limit: 3)),
        Row(
            "log_meal",
            """
            {"items":[{"name":"гречка","grams":200,"millilitres":null,"count":null,"unit":null,"kcal":null,"protein":null,\
            "fat":null,"carbohydrates":null,"numbers_are_of":null},{"name":"котлета"}],"meal":null,"day":null,"time":null}
            """,
            meal([item("гречка", .grams(200)), item("котлета", nil)])),
        Row(
            "log_meal",
            #"{"items":[{"name":"борщ","count":1.5,"unit":"тарелка"}],"meal":"lunch","day":"yesterday","time":"13:30"}"#,
            meal(
                [item("борщ", .count(1.5, unit: "тарелка"))], .lunch, .yesterday, TimeOfDay(minutes: 810))),
        Row("log_meal", #"{"items":[{"name":"кефир","millilitres":500}]}"#, meal([item("кефир", .millilitres(500))])),
        Row("log_meal", #"{"items":[{"name":"яйцо","count":2}]}"#, meal([item("яйцо", .count(2, unit: nil))])),
        Row(
            "log_meal", #"{"items":[{"name":"суп","unit":"тарелка"}]}"#,
            meal([item("суп", .count(1, unit: "тарелка"))])),
        // What was weighed goes before what was counted.
        Row(
            "log_meal", #"{"items":[{"name":"хлеб","grams":60,"count":2,"unit":"кусок"}]}"#,
            meal([item("хлеб", .grams(60))])),
        // The person's own numbers, of the portion and of 100 g.
        Row(
            "log_meal", #"{"items":[{"name":"йогурт","kcal":95,"protein":4.2}]}"#,
            meal([item("йогурт", nil, StatedNutrition(kcal: 95, protein: 4.2, basis: .portion))])),
        Row(
            "log_meal", #"{"items":[{"name":"творог","grams":150,"kcal":121,"numbers_are_of":"100g"}]}"#,
            meal([item("творог", .grams(150), StatedNutrition(kcal: 121, protein: nil, basis: .hundredGrams))])),
        Row(
            "log_measurement", #"{"kind":"weight","value":80.55,"unit":"kg","day":null}"#,
            Measured(.weight, 80.55).map { .logMeasurement($0, day: nil) }),
        Row(
            "log_measurement", #"{"kind":"water","value":250,"unit":"ml","day":"mon"}"#,
            Measured(.water, 250).map { .logMeasurement($0, day: .weekday(.monday)) }),
        Row(
            "log_measurement", #"{"kind":"steps","value":9000,"unit":"steps","day":"2026-11-20"}"#,
            Measured(.steps, 9000).map { .logMeasurement($0, day: LocalDay("2026-11-20").map { .day($0) }) }),
        Row(
            "log_measurement", #"{"kind":"sleep","value":450,"unit":"minutes","day":"before_yesterday"}"#,
            Measured(.sleep, 450).map { .logMeasurement($0, day: .beforeYesterday) }),
        Row("set_energy_goal", #"{"kcal":2000}"#, .energyGoal(.set(kcal: 2000))),
        Row("set_energy_goal", #"{"kcal":0}"#, .energyGoal(.remove)),
        Row("get_food_statistics", #"{"period":"week"}"#, .foodStatistics(.week)),
        Row("search_food_database", #"{"query":"творог 5%"}"#, .searchFoods("творог 5%")),
    ]

    private static func item(
        _ name: String, _ amount: ReportedItem.Amount?, _ nutrition: StatedNutrition? = nil
    ) -> ReportedItem {
        ReportedItem(name: name, amount: amount, nutrition: nutrition)
    }

    private static func meal(
        _ items: [ReportedItem], _ kind: MealKind? = nil, _ day: DayReference? = nil, _ time: TimeOfDay? = nil
    ) -> Action? {
        ReportedMeal(items: items, kind: kind, day: day, time: time).map { .logMeal($0) }
    }

    @Test("make the action that the arguments say", arguments: rows)
    func actions(row: Row) throws {
        let action = try #require(row.action)
        #expect(try ActionTools.all.output(of: row.tool, row.arguments) == action)
        let isWriting = ActionTools.writing.contains { $0.name == row.tool }
        #expect(action.isWrite == isWriting)
    }

    @Test("are nine, each of them shown above")
    func names() {
        let names = [
            "save_movie_with_rating", "add_movie_to_watchlist", "log_meal", "log_measurement", "set_energy_goal",
            "search_user_movies", "get_movie_recommendations", "get_food_statistics", "search_food_database",
        ]
        #expect(ActionTools.all.tools.map(\.name) == names)
        #expect(Set(Self.rows.map(\.tool)) == Set(names))
    }
}

extension StatedNutrition {
    fileprivate init?(kcal: Double?, protein: Double?, basis: Basis) {
        self.init(kcal: kcal, protein: protein, fat: nil, carbohydrates: nil, basis: basis)
    }
}
