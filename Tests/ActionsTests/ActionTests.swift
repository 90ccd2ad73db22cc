import Actions
import Domain
import Foundation
import Testing
import ToolSchema

@Suite("An action")
struct ActionTests {
    /// As they lie in the steps of jobs while two versions run side by side.
    static let forms: [(String, String)] = [
        (
            "save_movie_with_rating {\"title\":\"«Дюна»\",\"year\":2021,\"rating\":8.5}",
            #"{"saveFilm":{"_0":{"said":"«Дюна»","year":2021},"rating":8.5}}"#
        ),
        ("add_movie_to_watchlist {\"title\":\"Солярис\"}", #"{"wantFilm":{"_0":{"said":"Солярис"}}}"#),
        ("search_user_movies {\"whose\":\"family\"}", #"{"searchFilms":{"whose":"family"}}"#),
        ("get_movie_recommendations {}", #"{"recommendFilms":{"limit":5}}"#),
        (
            """
            log_meal {"items":[{"name":"борщ","count":2,"unit":"тарелка"},{"name":"чай","millilitres":200},{"name":"хлеб",\
            "grams":30.5,"kcal":80,"numbers_are_of":"100g"}],"meal":"lunch","day":"yesterday","time":"9:05"}
            """,
            """
            {"logMeal":{"_0":{"day":"yesterday","items":[{"amount":{"count":{"_0":2,"unit":"тарелка"}},"name":"борщ"},\
            {"amount":{"millilitres":{"_0":200}},"name":"чай"},{"amount":{"grams":{"_0":30.5}},"name":"хлеб",\
            "nutrition":{"basis":"100g","kcal":80}}],"kind":"lunch","time":"09:05"}}}
            """
        ),
        (
            #"log_measurement {"kind":"weight","value":80.5,"unit":"kg","day":"mon"}"#,
            #"{"logMeasurement":{"_0":{"measure":"weight","value":80.5},"day":"mon"}}"#
        ),
        (#"set_energy_goal {"kcal":2000}"#, #"{"energyGoal":{"_0":{"set":{"kcal":2000}}}}"#),
        (#"set_energy_goal {"kcal":0}"#, #"{"energyGoal":{"_0":{"remove":{}}}}"#),
        (#"get_food_statistics {"period":"month"}"#, #"{"foodStatistics":{"_0":"month"}}"#),
        (#"search_food_database {"query":"творог"}"#, #"{"searchFoods":{"_0":"творог"}}"#),
    ]

    @Test("is stored in a form that stays, and read back as it was", arguments: forms)
    func stored(call: String, json: String) throws {
        let parts = call.split(separator: " ", maxSplits: 1)
        let action = try ActionTools.all.output(of: String(parts[0]), String(parts[1]))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(String(decoding: try encoder.encode(action), as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(Action.self, from: Data(json.utf8)) == action)
    }

    @Test(
        "is not read from what cannot be",
        arguments: [
            #"{"wantFilm":{"_0":{"said":"!"}}}"#, #"{"logMeal":{"_0":{"items":[]}}}"#,
            #"{"logMeasurement":{"_0":{"measure":"weight","value":1}}}"#,
            #"{"logMeasurement":{"_0":{"measure":"water","value":1.5}}}"#,
            #"{"saveFilm":{"_0":{"said":"Дюна"},"rating":11}}"#, #"{"eraseAll":{}}"#,
        ])
    func impossible(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Action.self, from: Data(json.utf8)) }
    }

    @Test("needs the capability that its measure has", arguments: Measure.allCases)
    func capability(measure: Measure) throws {
        let measured = try #require(Measured(measure, 100))
        let expected: Capability =
            switch measure {
            case .weight: .recordWeight
            case .water: .recordWater
            case .steps: .recordSteps
            case .sleep: .recordSleep
            }
        #expect(Action.logMeasurement(measured, day: nil).capability == expected)
    }

    @Test("needs the capability of its own kind otherwise")
    func capabilities() throws {
        let film = try #require(NamedFilm("Дюна", year: nil))
        let item = ReportedItem(name: "суп", amount: nil, nutrition: nil)
        let meal = try #require(ReportedMeal(items: [item], kind: nil, day: nil, time: nil))
        let actions: [Action] = [
            .saveFilm(film, rating: nil), .wantFilm(film), .searchFilms(nil, whose: .mine), .recommendFilms(limit: 1),
            .logMeal(meal), .foodStatistics(.today), .searchFoods("суп"),
            .energyGoal(.ask), .healthStatistics(.weight, .today),
        ]
        #expect(
            actions.map(\.capability) == [
                .saveFilm, .wantFilm, .searchFilms, .recommendFilms, .logMeal, .foodStatistics, .searchFoods,
                .energyGoal, .healthStatistics,
            ])
    }

    @Test("knows the numbers of a portion from those of 100 g")
    func portion() throws {
        let label = try #require(
            StatedNutrition(kcal: 120, protein: 18, fat: nil, carbohydrates: 3, basis: .hundredGrams))
        let portion = try #require(
            StatedNutrition(kcal: 180, protein: 27, fat: nil, carbohydrates: 4.5, basis: .portion))
        #expect(label.ofPortion(grams: 150) == portion)
        #expect(portion.ofPortion(grams: 150) == portion)
        #expect(StatedNutrition(kcal: nil, protein: nil, fat: nil, carbohydrates: nil, basis: .portion) == nil)
    }
}
