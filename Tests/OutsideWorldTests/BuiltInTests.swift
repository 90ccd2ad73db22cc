import Actions
import Domain
import Testing
import ToolSchema

@testable import OutsideWorld

@Suite("The simulated AI with the tools of the actions", .timeLimit(.minutes(1)))
struct BuiltInTests {
    private static func film(_ title: String, _ tenths: Int) -> Action? {
        NamedFilm(title, year: nil).map { .saveFilm($0, rating: Rating(tenths: tenths)) }
    }

    private static func meal(_ items: [(String, ReportedItem.Amount?)]) -> Action? {
        let items = items.map { ReportedItem(name: $0.0, amount: $0.1, nutrition: nil) }
        return ReportedMeal(items: items, kind: nil, day: nil, time: nil).map { .logMeal($0) }
    }

    static let understood: [(String, Action?)] = [
        ("Я посмотрел фильм Интерстеллар, оценка 9/10", film("Интерстеллар", 90)),
        ("посмотрела «Дюну» — 8,5 из 10", film("Дюну", 85)), ("I watched Heat, 7/10", film("Heat", 70)),
        ("съел 200 г гречки и котлету", meal([("гречки", .grams(200)), ("котлету", nil)])),
        (
            "Съела 2 яйца, тост и 30 грамм сыра!",
            meal([("яйца", .count(2, unit: nil)), ("тост", nil), ("сыра", .grams(30))])
        ),
        ("что я смотрел?", .searchFilms(nil, whose: .mine)),
        ("Что мы уже смотрели?", .searchFilms(nil, whose: .family)),
        ("найди Дюну", .searchFilms("Дюну", whose: .mine)), ("Сколько я сегодня съел?", .foodStatistics(.today)),
        ("сколько я съела за неделю", .foodStatistics(.week)),
        ("how much did I eat yesterday?", .foodStatistics(.yesterday)),
    ]

    @Test("calls the tool that a sentence is for, with arguments that hold", arguments: understood)
    func call(text: String, action: Action?) async throws {
        let action = try #require(action)
        let reply = try await withWorld { try await $0.chat(Talk(text).request) }
        #expect(reply.finishReason == "tool_calls")
        let function = try #require(reply.calls.first?["function"])
        let (name, arguments) = (try #require(function["name"]?.string), try #require(function["arguments"]?.string))
        #expect(try ActionTools.all.output(of: name, arguments) == action)
        // A model that is held to a strict schema leaves nothing out.
        let schema = try #require(ActionTools.all.tools.first { $0.name == name }).schema
        let given = try JSONValue(parsing: arguments, longest: 10_000, deepest: 5)
        guard case .object(let properties) = schema, case .object(let fields) = given else {
            Issue.record("the arguments are no object")
            return
        }
        #expect(fields.map(\.name) == properties.map(\.name).sorted())
    }

    @Test("answers in words what it does not understand, and whatever came of a call")
    func words() async throws {
        try await withWorld { world in
            #expect(try await world.chat(Talk("Привет!").request).words == "Симулятор: вы написали «Привет!»")
            var talk = Talk("I watched Heat, 7/10")
            talk.append(try await world.chat(talk.request).message, results: ["Saved."])
            #expect(try await world.chat(talk.request).words == "Simulator: done.")
        }
    }

    @Test("calls nothing that was not offered or not wanted, and something when it must")
    func choice() async throws {
        try await withWorld { world in
            var talk = Talk("что я смотрел?")
            talk.options = ["tool_choice": "none"]
            #expect(try await world.chat(talk.request).calls.isEmpty)
            talk.options = ["tools": .array([Talk.offered(try #require(ActionTools.writing.first))])]
            #expect(try await world.chat(talk.request).calls.isEmpty)
            talk.options = ["tool_choice": ["type": "function", "function": ["name": "get_food_statistics"]]]
            let forced = try await world.chat(talk.request).calls.first?["function"]
            #expect(forced == ["name": "get_food_statistics", "arguments": #"{"period":"today"}"#])
            talk.options = ["tool_choice": "required"]
            #expect(try await world.chat(talk.request).calls.count == 1)
        }
    }
}
