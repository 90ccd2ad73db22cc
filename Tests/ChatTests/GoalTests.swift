import Domain
import FamilyStore
import Jobs
import Phrases
import StandIn
import Testing

@Suite("A goal of a day's energy", .timeLimit(.minutes(2)))
struct GoalTests {
    private static let set = ToolCalling(name: "set_energy_goal", arguments: #"{"kcal":2000}"#)
    private static let low = ToolCalling(name: "set_energy_goal", arguments: #"{"kcal":900}"#)

    private func goal(_ bench: Bench, of user: Int64 = 42) async throws -> Int? {
        try await bench.store.directory.member(UserID(user))?.energyGoal?.kcal
    }

    @Test("is set, shown and taken away by the command", arguments: ["off", "нет"])
    func command(_ off: String) async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.text("/goal"))[0].contains("Цели по калориям у вас нет"))
            let said = try await bench.ask(.text("/goal 2000"))[0]
            #expect(
                said.contains("Записал цель: 2000 ккал") && said.contains("0 из 2000 ккал, осталось 2000"), "\(said)")
            #expect(try await goal(bench) == 2000)
            #expect(try await bench.ask(.text("/goal"))[0].contains("Ваша цель — 2000 ккал в день"))
            #expect(try await bench.ask(.text("/goal много")) == ["phrase goalUsage"])
            #expect(try await bench.ask(.text("/goal \(off)"))[0].contains("больше нет"))
            #expect(try await goal(bench) == nil && bench.questions == 0)
        }
    }

    @Test("is set and taken away in words, without asking the AI")
    func words() async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.text("моя цель 1800 ккал в день"))[0].contains("Записал цель: 1800 ккал"))
            #expect(try await bench.ask(.text("сколько мне ещё можно съесть?"))[0].contains("осталось 1800"))
            #expect(try await goal(bench) == 1800)
            #expect(try await bench.ask(.text("убери цель"))[0].contains("больше нет"))
            #expect(try await goal(bench) == nil && bench.questions == 0)
        }
    }

    @Test("is refused below the floor, and to a child and a guest, each with its reason")
    func refused() async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.text("/goal 1100"))[0].contains("под присмотром врача"))
            #expect(try await bench.ask(.text("цель 20000 ккал"))[0].contains("похоже на опечатку"))
            try await bench.ask(.text("/adduser 43 child"))
            try await bench.ask(.text("/adduser 44 guest"))
            for text in ["/goal 2000", "/goal", "цель 2000 ккал"] {
                #expect(try await bench.ask(.text(text, from: 43)) == ["phrase childGoal"])
                #expect(try await bench.ask(.text(text, from: 44)) == ["phrase notPermitted"])
            }
            for user in [42, 43, 44] as [Int64] { #expect(try await goal(bench, of: user) == nil) }
        }
    }

    @Test("is spoken of in private only: a group hears neither the goal nor what is left")
    func groups() async throws {
        try await Bench.run { bench async throws in
            for text in ["/goal@FamilyBot 2000", "/goal@FamilyBot", "@FamilyBot цель 2000 ккал"] {
                #expect(try await bench.ask(.text(text, in: Event.group)) == ["phrase onlyPrivately"], "\(text)")
            }
            #expect(try await goal(bench) == nil && bench.questions == 0)
        }
        try await Bench.run(model: .calling(Self.set), .completion("Готово, 2000!")) { bench async throws in
            let said = try await bench.ask(.text("@FamilyBot пусть у меня будет две тысячи в день", in: Event.group))[0]
            #expect(said.contains(Phrase.onlyPrivately.text(in: .russian)) && !said.contains("2000"), "\(said)")
            #expect(try await goal(bench) == nil)
        }
    }

    @Test("is set by a model's call, and told by code as it is stored; below the floor the model's words fall away")
    func tool() async throws {
        try await Bench.run(model: .calling(Self.set), .completion("Отличная цель!")) { bench async throws in
            let said = try await bench.ask(.text("давай держать меня в двух тысячах ккал ежедневно"))[0]
            #expect(said.contains("Записал цель: 2000 ккал") && said.contains("Отличная цель!"), "\(said)")
            #expect(try await goal(bench) == 2000)
        }
        try await Bench.run(model: .calling(Self.low), .completion("Поставил 900!")) { bench async throws in
            let said = try await bench.ask(.text("давай держать меня в девятистах ккал ежедневно"))[0]
            #expect(said.contains("под присмотром врача") && !said.contains("Поставил 900!"), "\(said)")
            #expect(try await goal(bench) == nil)
        }
    }
}
