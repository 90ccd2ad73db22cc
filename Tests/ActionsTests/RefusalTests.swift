import Actions
import Testing
import ToolSchema

/// Arguments that make no action, and what the model is told.
struct Refusal: Sendable, CustomTestStringConvertible {
    let tool: String
    let arguments: String
    let sentence: String

    init(_ tool: String, _ arguments: String, _ sentence: String) {
        (self.tool, self.arguments) = (tool, arguments)
        self.sentence = "Nothing was done. " + sentence
    }

    var testDescription: String { "\(tool) \(arguments)" }
}

@Suite("Calls that are not carried out")
struct RefusalTests {
    private static let days =
        "expected today, yesterday, before_yesterday, one of mon, tue, wed, thu, fri, sat, sun, or a date as YYYY-MM-DD."

    static let refusals = [
        Refusal(
            "save_movie_with_rating", #"{"title":"Дюна","year":null,"rating":11}"#,
            "rating: expected a number from 0 to 10 with at most 1 decimal."),
        Refusal(
            "save_movie_with_rating", #"{"title":"Дюна","year":null,"rating":8.75}"#,
            "rating: expected a number from 0 to 10 with at most 1 decimal."),
        Refusal(
            "save_movie_with_rating", #"{"title":"Дюна","year":21,"rating":"9"}"#,
            "year: expected a whole number from 1880 to 2100, or null. "
                + "rating: expected a number from 0 to 10 with at most 1 decimal."),
        Refusal(
            "save_movie_with_rating", #"{"title":"🎬","rating":9}"#,
            "title: expected a title with at least one letter or digit."),
        Refusal(
            "save_movie_with_rating", #"{"title":"Дюна","rating":9,"user_id":42}"#,
            "The arguments: expected an object with nothing but title, year, rating."),
        Refusal(
            "search_user_movies", #"{"query":"Дюна","whose":"neighbours"}"#, "whose: expected one of mine, family."),
        Refusal("search_user_movies", "{}", "whose: expected one of mine, family."),
        Refusal(
            "get_movie_recommendations", #"{"limit":1000}"#, "limit: expected a whole number from 1 to 10, or null."),
        Refusal("log_meal", #"{"items":[]}"#, "items: expected a list of 1 to 50."),
        Refusal(
            "log_meal", #"{"items":[{"name":"суп"},{"name":"!","grams":1}]}"#,
            "items[1].name: expected a name with at least one letter or digit."),
        Refusal(
            "log_meal", #"{"items":[{"name":"суп","grams":0}],"meal":"brunch"}"#,
            "items[0].grams: expected a number from 0.1 to 10000 with at most 2 decimals, or null. "
                + "meal: expected one of breakfast, lunch, dinner, snack, or null."),
        Refusal("log_meal", #"{"items":[{"name":"суп"}],"day":"завтра"}"#, "day: \(days)"),
        Refusal("log_meal", #"{"items":[{"name":"суп"}],"day":"2026-02-30"}"#, "day: \(days)"),
        Refusal("log_meal", #"{"items":[{"name":"суп"}],"time":"25:00"}"#, "time: expected a time as HH:MM."),
        Refusal(
            "log_measurement", #"{"kind":"water","value":2,"unit":"kg"}"#, "unit: expected ml where kind is water."),
        Refusal(
            "log_measurement", #"{"kind":"weight","value":1.5,"unit":"kg"}"#,
            "value: expected a number from 2 to 500 where kind is weight."),
        Refusal(
            "log_measurement", #"{"kind":"steps","value":8.5,"unit":"steps"}"#,
            "value: expected a whole number from 1 to 200000 where kind is steps."),
        Refusal(
            "log_measurement", #"{"kind":"sleep","value":1441,"unit":"minutes"}"#,
            "value: expected a whole number from 1 to 1440 where kind is sleep."),
        Refusal("set_energy_goal", #"{"kcal":1999.5}"#, "kcal: expected a whole number from 0 to 100000."),
        Refusal("set_energy_goal", #"{"kcal":null}"#, "kcal: expected a whole number from 0 to 100000."),
        Refusal("get_food_statistics", #"{"period":"year"}"#, "period: expected one of today, yesterday, week, month."),
        Refusal("search_food_database", #"{"query":" "}"#, "query: expected a text of 1 to 100 characters."),
        Refusal("search_food_database", #"{"query":"#, "The arguments are not JSON."),
        Refusal(
            "drop_table", "{}",
            "There is no such tool; there are: save_movie_with_rating, add_movie_to_watchlist, log_meal, log_measurement, "
                + "set_energy_goal, search_user_movies, get_movie_recommendations, get_food_statistics, search_food_database."
        ),
    ]

    @Test("get a sentence that says where and what is expected", arguments: refusals)
    func refused(_ refusal: Refusal) {
        let error = #expect(throws: CallRefusal.self) {
            try ActionTools.all.output(of: refusal.tool, refusal.arguments)
        }
        #expect(error?.description == refusal.sentence)
    }
}
