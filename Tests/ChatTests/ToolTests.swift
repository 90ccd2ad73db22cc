import StandIn
import Support
import Testing
import Threading

@Suite("A model that has things done", .timeLimit(.minutes(1)))
struct ToolTests {
    private static let film = call("save_movie_with_rating", #"{"title":"Дюна","year":2021,"rating":8.5}"#)
    private static let nonsense = call("save_movie_with_rating", #"{"title":"Дюна","rating":80}"#)
    private static let unknownFood = call(
        "log_meal",
        #"{"items":[{"name":"зюзюбра","grams":100}],"meal":null,"day":null,"time":null}"#)

    @Test("is told what was stored; the person sees the record first and the model's words after it")
    func record() async throws {
        try await run([.calls([Self.film]), .completion("Хороший выбор!")]) { bench async throws in
            let said = try await bench.ask(.text("Дюна 2021, 8,5"))
            #expect(
                said.count == 1 && said[0].contains("«Дюна» (2021) — 8,5 из 10") && said[0].contains("Хороший выбор!"))
            let last = try #require(bench.world.calls.last { $0.method == "completions" })
            #expect(last.text.contains("Done, and the person is shown this record"))
        }
    }

    @Test(
        "and calls wrongly is told so once; wrong again, it is given up and the person learns that nothing was stored")
    func refused() async throws {
        try await run([.calls([Self.nonsense]), .calls([Self.film]), .completion("Готово")]) { bench async throws in
            #expect(try await bench.ask(.text("Дюна"))[0].contains("8,5 из 10"))
            #expect(bench.questions == 3)
        }
        try await run([.calls([Self.nonsense]), .calls([Self.nonsense]), .completion("Записал!")]) {
            bench async throws in
            let said = try await bench.ask(.text("Дюна"))
            #expect(said[0].contains("Я не совсем понял") && !said[0].contains("Записал!"), "\(said)")
            #expect(bench.questions == 2)
        }
    }

    @Test("cannot say that something is stored when it is not: its words fall away")
    func undone() async throws {
        try await run([.calls([Self.unknownFood]), .completion("Записал зюзюбру!")]) { bench async throws in
            let said = try await bench.ask(.text("съел зюзюбру"))
            #expect(
                said[0].contains("Не нашёл в таблице и не записал: зюзюбр") && !said[0].contains("Записал зюзюбру!"))
        }
    }

    @Test("goes on until four rounds are over, and answers in words in the last")
    func rounds() async throws {
        let all = StandIn.Answer.calls([Self.film])
        try await run([all, all, all, .completion("Всё")]) { bench async throws in
            _ = try await bench.ask(.text("Дюна"))
            #expect(bench.questions == 4)
            let last = try #require(bench.world.calls.last { $0.method == "completions" })
            #expect(last.text.contains(#""tool_choice":"none""#))
        }
    }

    @Test("is not asked again for what was paid for when a worker dies in between, and the film is rated once")
    func repeated() async throws {
        try await run([.calls([Self.film]), .completion("Раз"), .completion("Два")]) { bench async throws in
            try await bench.put(.text("Дюна"))
            let first = try await bench.take()
            let said = try await first.outcome()
            try await first.giveBack()
            let again = try await bench.take()
            #expect(try await again.outcome() == said)
            try await again.settle()
            #expect(bench.questions == 2)
            #expect(said[0].contains("Это ваш первый фильм с оценкой"))
        }
    }

    private static func call(_ name: String, _ arguments: String) -> String {
        let text = arguments.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return #"{"id":"call_1","type":"function","function":{"name":"\#(name)","arguments":"\#(text)"}}"#
    }

    /// The model gives these answers, one a request.
    private func run(
        _ answers: [StandIn.Answer], _ body: @Sendable (Bench) async throws -> Void
    ) async throws {
        let left = Locked(answers)
        try await Bench.run(
            world: { call in
                guard call.method == "completions" else { return nil }
                return left.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            }, body)
    }
}

extension StandIn.Answer {
    /// An answer of the AI that calls tools.
    fileprivate static func calls(_ calls: [String]) -> StandIn.Answer {
        .json(
            200,
            """
            {"model":"m","choices":[{"index":0,"finish_reason":"tool_calls",\
            "message":{"role":"assistant","content":null,"tool_calls":[\(calls.joined(separator: ","))]}}]}
            """)
    }
}
