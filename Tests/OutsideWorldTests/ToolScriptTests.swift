import Testing

@testable import OutsideWorld

@Suite("A conversation with tools that a test lays out", .timeLimit(.minutes(1)))
struct ToolScriptTests {
    private static let steps: JSON = [
        "match": "Дюна",
        "steps": [
            [
                "tool_calls": [
                    ["name": "search_user_movies", "arguments": ["query": "Дюна", "whose": "mine"]],
                    ["name": "nothing", "arguments": "{broken"],
                ]
            ],
            ["text": "Сейчас…", "tool_calls": [["id": "mine", "name": "get_movie_recommendations"]]],
            ["text": "Вот и всё."],
        ],
    ]

    @Test("goes through its steps: several calls, then for their results the next, and words in the end")
    func steps() async throws {
        try await withWorld { world in
            try await world.control("answers", Self.steps)
            var talk = Talk("Что с Дюна?")
            let first = try await world.chat(talk.request)
            #expect(first.finishReason == "tool_calls")
            #expect(first.calls.compactMap { $0["function"]?["name"]?.string } == ["search_user_movies", "nothing"])
            #expect(first.calls.compactMap { $0["function"]?["arguments"]?.string }.last == "{broken")
            #expect(Set(first.calls.compactMap { $0["id"]?.string }).count == 2)

            talk.append(first.message, results: ["одна", "Nothing was done."])
            let second = try await world.chat(talk.request)
            #expect(second.words == "Сейчас…")
            #expect(second.calls.compactMap { $0["id"]?.string } == ["mine"])
            // A run that takes over asks the same again, and has the same answer.
            #expect(try await world.chat(talk.request).calls == second.calls)

            talk.append(second.message, results: ["ничего"])
            let third = try await world.chat(talk.request)
            #expect(third.words == "Вот и всё.")
            #expect(third.finishReason == "stop")
            // The script was used up by its first step.
            #expect(try await world.chat(Talk("Дюна?").request).words == "Симулятор: вы написали «Дюна?»")
        }
    }

    @Test("is told apart from another one that runs beside it")
    func beside() async throws {
        try await withWorld { world in
            for name in ["a", "b"] {
                try await world.control(
                    "answers",
                    ["match": "x", "steps": [["tool_calls": [["name": .string(name)]]], ["text": .string(name)]]])
            }
            var (one, other) = (Talk("x"), Talk("x"))
            one.append(try await world.chat(one.request).message, results: ["1"])
            other.append(try await world.chat(other.request).message, results: ["2"])
            #expect(try await world.chat(other.request).words == "b")
            #expect(try await world.chat(one.request).words == "a")
        }
    }

    @Test("goes on with an answer of its own when a script has no more steps, and never calls without end")
    func exhausted() async throws {
        try await withWorld { world in
            try await world.control("answers", ["match": "x", "tool_calls": [["name": "a"]], "count": 5])
            var talk = Talk("x и ещё")
            talk.append(try await world.chat(talk.request).message, results: ["1"])
            #expect(try await world.chat(talk.request).words == "Симулятор: готово.")
            try await world.control("answers", ["match": "x", "text": "так"])
            #expect(try await world.chat(talk.request).words == "так")
        }
    }

    @Test("records what came back, and how often each question was paid for")
    func records() async throws {
        try await withWorld { world in
            try await world.control("answers", Self.steps)
            var talk = Talk("Что с Дюна?")
            let first = try await world.chat(talk.request)
            talk.append(first.message, results: ["одна", "Nothing was done."])
            _ = try await world.chat(talk.request)
            try await world.control("faults", ["target": "ai", "kind": "status", "value": ["code": 500]])
            _ = try await world.chat(talk.request)
            _ = try await world.chat(talk.request)
            _ = try await world.chat(Talk("Привет").request)

            let requests = try await world.get("/control/ai").json["requests"]?.array ?? []
            #expect(requests.map { $0["round"]?.integer } == [0, 1, 1, 1, 0])
            #expect(requests.first?["tools"]?.array?.count == Talk.tools.array?.count)
            #expect(requests.first?["tool_results"] == [])
            let ids = first.calls.compactMap { $0["id"] }
            #expect(
                requests[1]["tool_results"] == [
                    ["id": ids[0], "name": "search_user_movies", "content": "одна"],
                    ["id": ids[1], "name": "nothing", "content": "Nothing was done."],
                ])
            let bills: JSON = [
                ["text": "Что с Дюна?", "pictures": [], "round": 0, "count": 1],
                ["text": "Что с Дюна?", "pictures": [], "round": 1, "count": 2],
            ]
            #expect(
                try await world.get("/control/bills?text=%D0%94%D1%8E%D0%BD%D0%B0").json
                    == ["bills": bills, "total": 3])
            #expect(try await world.get("/control/bills").json["total"] == 4)
        }
    }

    @Test("can end for a reason that does not fit")
    func reason() async throws {
        try await withWorld { world in
            try await world.control("answers", ["text": "Записал!", "finish_reason": "tool_calls"])
            let reply = try await world.chat(Talk("x").request)
            #expect(reply.finishReason == "tool_calls")
            #expect(reply.calls.isEmpty)
        }
    }

    @Test(
        "cannot be laid out in part",
        arguments: [
            ["match": "x"], ["steps": []], ["steps": [["text": "a"], ["text": "b"]]], ["steps": [[:]]],
            ["steps": [["text": "a"]], "text": "b"], ["tool_calls": [["arguments": [:]]]], ["text": "a", "count": 0],
            ["steps": [["text": "a", "colour": 1]]], ["tool_calls": [["name": "a", "colour": 1]]],
        ] as [JSON])
    func incomplete(body: JSON) async throws {
        try await withWorld { world in
            let reply = try await world.post("/control/answers", body)
            #expect(reply.status == 400)
        }
    }
}
