import Testing

@testable import OutsideWorld

@Suite("AI faults", .timeLimit(.minutes(1)))
struct AssistantFaultTests {
    /// Arranges one fault and asks once.
    private func ask(_ fault: JSON, stream: Bool = false) async throws -> Reply {
        try await withWorld { world in
            var fields = fault.object ?? [:]
            fields["target"] = "ai"
            try await world.control("faults", .object(fields))
            return try await world.chat(AssistantTests.request(["stream": .bool(stream)]))
        }
    }

    private func choice(_ reply: Reply) -> JSON? { reply.json["choices"]?.array?.first }

    @Test("a status carries its type, message and delay")
    func status() async throws {
        let reply = try await ask([
            "kind": "status",
            "value": ["code": 429, "type": "rate_limit_error", "message": "slow down", "retry_after": 3],
        ])
        #expect(reply.status == 429)
        #expect(reply.headers["retry-after"] == "3")
        #expect(reply.json["error"]?["type"] == "rate_limit_error")
        #expect(reply.json["error"]?["message"] == "slow down")
    }

    @Test("an answer can be empty, refused, cut, filtered or broken")
    func answers() async throws {
        #expect(try await ask(["kind": "empty_choices"]).json["choices"] == [])
        #expect(choice(try await ask(["kind": "empty_content"]))?["message"]?["content"] == "")
        let refusal = choice(try await ask(["kind": "refusal"]))?["message"]
        #expect(refusal?["content"] == nil && refusal?["refusal"]?.string != nil)
        let cut = choice(try await ask(["kind": "cut"]))
        #expect(cut?["finish_reason"] == "length" && cut?["message"]?["content"] == "Simulator: you")
        #expect(choice(try await ask(["kind": "content_filter"]))?["finish_reason"] == "content_filter")
        let broken = try await ask(["kind": "bad_json"])
        #expect(broken.status == 200 && broken.json == .null)
        let long = try await ask(["kind": "context_too_long"])
        #expect(long.status == 400 && long.json["error"]?["code"] == "context_length_exceeded")
    }

    @Test("a dropped request and a cut stream end with a closed connection")
    func drops() async throws {
        await #expect(throws: LoopbackClient.Failure.closedWithoutAnswer) { _ = try await ask(["kind": "drop"]) }
        await #expect(throws: LoopbackClient.Failure.closedWithoutAnswer) {
            _ = try await ask(["kind": "cut_stream"], stream: true)
        }
    }

    @Test("a hanging request is in flight until the client goes away")
    func hang() async throws {
        try await withWorld { world in
            try await world.control("faults", ["target": "ai", "kind": "hang"])
            let asking = Task { try await world.chat(AssistantTests.request()) }
            _ = try await world.get("/control/wait?ai_requests=1")
            #expect(try await world.get("/control/ai").json["in_flight"] == 1)
            asking.cancel()
            _ = await asking.result
            let state = try await world.get("/control/wait?ai_in_flight=0").json
            #expect(state["ai_in_flight"] == 0)
        }
    }

    @Test("answers take as long as was asked")
    func latency() async throws {
        try await withWorld { world in
            try await world.control("pace", ["ai_ms": 150, "ai_chunk_ms": 20])
            let started = Moment.now()
            _ = try await world.chat(AssistantTests.request(["stream": true]))
            // Five pieces, the start and the end: six pauses.
            #expect(Moment.now().since(started) >= 150 + 5 * 20)
        }
    }
}
