import Domain
import Jobs
import Phrases
import StandIn
import Testing

@Suite("Without a model the bot", .timeLimit(.minutes(2)))
struct RuleTests {
    private static let byRules = Phrase.readWithoutAI.text(in: .russian)

    @Test(
        "understands by simple rules what people record, and asks back where it is not sure",
        arguments: [
            ("Я посмотрел фильм Интерстеллар, оценка 9/10", "«Интерстеллар» — 9 из 10"),
            ("хочу посмотреть Солярис", "📌"), ("вес 72,4", "72,4 кг"), ("шаги 800", "800 шагов"),
            ("что посмотреть вечером?", "Пока не знаю"), ("сколько калорий в гречке?", "На 100 г"),
        ])
    func rules(_ text: String, answer: String) async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            let said = try await bench.ask(.text(text))[0]
            #expect(said.contains(answer) && !said.contains(Self.byRules), "\(said)")
            #expect(bench.questions == 0)
        }
    }

    @Test(
        "says, while the AI is away, that it read by rules, and what the AI's trouble is where the rules read nothing",
        arguments: [
            (StandIn.Answer.aiError(401), "aiUnavailable", true),
            (.aiError(402), "aiQuota", true),
            // A refusal is the AI's answer, not its absence.
            (.completion("нет", finish: "content_filter"), "aiRefused", false),
        ])
    func away(_ trouble: StandIn.Answer, phrase: String, reads: Bool) async throws {
        try await Bench.run(model: trouble, trouble) { bench async throws in
            let said = try await bench.ask(.text("вес 72,4"))[0]
            #expect((said.contains("72,4 кг") && said.contains(Self.byRules)) == reads, "\(said)")
            #expect(try await bench.ask(.text("расскажи сказку")) == ["phrase \(phrase)"])
        }
    }

    @Test("tells what a model has stored before it fell silent, and does not store it again")
    func silenced() async throws {
        try await Bench.run(model: .calling(.steps(10)), .aiError(401)) { bench async throws in
            let said = try await bench.ask(.text("шаги 10"))[0]
            #expect(
                said.contains("10 шагов") && !said.contains("Всего за день") && !said.contains(Self.byRules), "\(said)")
        }
    }

    @Test("that has begun to answer by rules goes on by rules when the AI is back: nothing is stored twice")
    func way() async throws {
        let steps = ToolCalling.steps(10, id: "two")
        try await Bench.run(
            model: .aiError(401), .calling(.film("Дюна", rating: 9), steps), .completion("Готово.")
        ) { bench async throws in
            try await bench.put(.text("шаги 10"))
            let first = try await bench.take()
            let said = try await first.outcome()
            #expect(said[0].contains("10 шагов") && said[0].contains(Self.byRules), "\(said)")
            try await first.giveBack()
            let second = try await bench.take()
            #expect(try await second.outcome() == said)
            try await second.settle()
            #expect(bench.questions == 1)
            #expect(try await bench.titles().isEmpty)
        }
    }

    @Test("that an AI has begun to answer is answered by it to the end, also when it is away by then")
    func wayOfAI() async throws {
        try await Bench.run(model: .calling(.steps(10)), .completion("Готово."), .aiError(401)) { bench async throws in
            try await bench.put(.text("шаги 20"))
            let first = try await bench.take()
            let said = try await first.outcome()
            try await first.giveBack()
            let second = try await bench.take()
            #expect(try await second.outcome() == said && said[0].contains("10 шагов"))
            #expect(bench.questions == 2)
        }
    }
}
