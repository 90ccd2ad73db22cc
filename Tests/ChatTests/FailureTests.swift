import Domain
import Jobs
import Phrases
import StandIn
import Testing

@Suite("Calls that a model never gets right", .timeLimit(.minutes(2)))
struct FailureTests {
    private static let film = ToolCalling(
        name: "save_movie_with_rating", arguments: #"{"title":"Дюна","rating":80}"#, id: "film")
    private static let statistics = ToolCalling(
        name: "get_food_statistics", arguments: #"{"period":"century"}"#, id: "statistics")
    private static let foods = ToolCalling(name: "search_food_database", arguments: #"{"query":"гречка"}"#, id: "foods")

    @Test("leave what rules can read to the rules")
    func rules() async throws {
        try await Bench.run(model: .calling(Self.film), .calling(Self.film), .completion("Записал!")) {
            bench async throws in
            let said = try await bench.ask(.text("шаги 800"))[0]
            #expect(said.contains("800 шагов") && !said.contains("Записал!"), "\(said)")
        }
    }

    @Test("and rules cannot read either, are asked about; nothing is said to stand above where nothing does")
    func asked() async throws {
        try await Bench.run(model: .calling(Self.film), .calling(Self.film), .completion("Записал!")) {
            bench async throws in
            let said = try await bench.ask(.text("ну ты запиши там"))
            #expect(said == [#"message "Я не совсем понял. Напишите, пожалуйста, немного подробнее." card answer:7"#])
        }
    }

    @Test("for a look at the records leave what the others found")
    func reading() async throws {
        try await Bench.run(
            model: .calling(Self.foods, Self.statistics), .calling(Self.statistics), .completion("Всё!")
        ) { bench async throws in
            let said = try await bench.ask(.text("что в гречке и сколько за век?"))[0]
            #expect(said.contains("На 100 г") && !said.contains(Phrase.notStored.text(in: .russian)), "\(said)")
        }
    }
}
