import Domain
import Jobs
import Phrases
import StandIn
import Testing

@Suite("A model's calls within one question", .timeLimit(.minutes(2)))
struct RoundTests {
    private static let notStored = Phrase.notStored.text(in: .russian)

    @Test("are eight at most: the ninth is refused, and the answer after it is in words")
    func calls() async throws {
        let first = (1...5).map { ToolCalling.steps(10, id: "a\($0)") }
        let second = (1...4).map { ToolCalling.steps(10, id: "b\($0)") }
        try await Bench.run(model: .calling(first), .calling(second), .completion("Всё записал!")) {
            bench async throws in
            let said = try await bench.ask(.text("Шаги"))[0]
            #expect(said.contains("Всего за день — 80.") && !said.contains("Всего за день — 90."), "\(said)")
            #expect(said.contains(Self.notStored) && !said.contains("Всё записал!"))
            let requests = bench.requests
            #expect(requests.count == 3)
            #expect(requests.map { $0.contains(#""tool_choice":"none""#) } == [false, false, true])
            #expect(requests[2].contains("Nothing was done. That is too much at once."))
            #expect(!requests[1].contains("That is too much at once."))
        }
    }

    @Test("end after four requests, also of a model that never comes to an end")
    func endless() async throws {
        let again = StandIn.Answer.calling(.steps(10))
        try await Bench.run(model: again, again, again, again, again) { bench async throws in
            let said = try await bench.ask(.text("Шаги"))[0]
            #expect(said.contains("Всего за день — 30.") && !said.contains("Всего за день — 40."), "\(said)")
            #expect(bench.requests.map { $0.contains(#""tool_choice":"none""#) } == [false, false, false, true])
        }
    }

    @Test("of one answer are all done, in their order, and each is told what came of it")
    func parallel() async throws {
        try await Bench.run(
            model: .calling(.steps(10, id: "one"), .film("Дюна", rating: 9, id: "two")), .completion("Готово.")
        ) { bench async throws in
            let said = try await bench.ask(.text("Шаги и Дюна"))[0]
            let steps = try #require(said.firstRange(of: "10 шагов"))
            let film = try #require(said.firstRange(of: "«Дюна» — 9 из 10"))
            let words = try #require(said.firstRange(of: "Готово."))
            #expect(steps.upperBound < film.lowerBound && film.upperBound < words.lowerBound)
            let last = try #require(bench.requests.last)
            #expect(last.contains(#""tool_call_id":"one""#) && last.contains(#""tool_call_id":"two""#))
        }
    }

    @Test(
        "that name no tool, or bring arguments that do not fit, are told so, and may be made again",
        arguments: [
            (ToolCalling(name: "drop_table", arguments: "{}"), "There is no such tool"),
            (
                ToolCalling(
                    name: "log_measurement", arguments: #"{"kind":"steps","value":10,"unit":"kg","day":null}"#),
                "unit: expected steps where kind is steps."
            ),
        ])
    func wrong(_ call: ToolCalling, told: String) async throws {
        try await Bench.run(model: .calling(call), .calling(.steps(10)), .completion("Готово.")) { bench async throws in
            let said = try await bench.ask(.text("Шаги"))[0]
            #expect(said.contains("10 шагов") && said.contains("Готово."))
            let isTold = bench.requests[1].contains(told)
            #expect(isTold, "\(bench.requests[1].suffix(300))")
        }
    }

    @Test("are done where they are right beside one that is wrong; wrong again, the words about them fall away")
    func partlyWrong() async throws {
        let wrong = ToolCalling(name: "drop_table", arguments: "{}", id: "wrong")
        try await Bench.run(
            model: .calling(.steps(10, id: "right"), wrong), .calling(wrong), .completion("Всё записал!")
        ) { bench async throws in
            let said = try await bench.ask(.text("Шаги"))[0]
            #expect(said.contains("10 шагов") && said.contains(Self.notStored) && !said.contains("Всё записал!"))
            #expect(bench.questions == 2)
        }
    }

    @Test("that a write of fails leave the records of the others, and no words of the model")
    func partlyUndone() async throws {
        let unknown = ToolCalling(
            name: "log_meal", arguments: #"{"items":[{"name":"зюзюбра","grams":100}]}"#, id: "two")
        try await Bench.run(model: .calling(.steps(10, id: "one"), unknown), .completion("Всё записал!")) {
            bench async throws in
            let said = try await bench.ask(.text("Шаги и зюзюбра")).joined()
            #expect(said.contains("10 шагов") && said.contains("Не нашёл в таблице и не записал: зюзюбра"))
            #expect(said.contains(Self.notStored) && !said.contains("Всё записал!"))
        }
    }
}
