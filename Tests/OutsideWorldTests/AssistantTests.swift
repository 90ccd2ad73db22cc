import FoundationEssentials
import Testing

@testable import OutsideWorld

@Suite("The simulated AI", .timeLimit(.minutes(1)))
struct AssistantTests {
    static func request(_ fields: [String: JSON] = [:], user: String = "hello") -> JSON {
        let messages: JSON = [["role": "user", "content": .string(user)]]
        return .object(["model": "m", "messages": messages].merging(fields) { $1 })
    }

    private static let tool: JSON = [
        "type": "function", "function": ["name": "find", "parameters": ["type": "object", "properties": [:]]],
    ]

    @Test(
        "says that it is simulated, in the language of the question",
        arguments: [("Что я ел?", "Симулятор: вы написали «Что я ел?»"), ("What?", "Simulator: you wrote “What?”")])
    func answer(_ question: String, _ answer: String) async throws {
        try await withWorld { world in
            let reply = try await world.chat(Self.request(user: question))
            #expect(reply.json["choices"]?.array?.first?["message"]?["content"] == .string(answer))
            #expect(reply.json["choices"]?.array?.first?["finish_reason"] == "stop")
            let usage = reply.json["usage"]
            #expect(usage?["completion_tokens"] == .integer(Int64((answer.utf8.count + 3) / 4)))
            let log = try await world.get("/control/ai").json
            #expect(log["requests"]?.array?.first?["last_user"] == .string(question))
            #expect(log["requests"]?.array?.first?["status"] == 200)
            #expect(log["in_flight"] == 0)
        }
    }

    @Test("wants its key when it has one")
    func key() async throws {
        try await withWorld(WorldSettings(aiKey: "sk-1")) { world in
            #expect(try await world.chat(Self.request()).status == 401)
            let wrong = try await world.chat(Self.request(), key: "sk-2")
            #expect(wrong.json["error"]?["code"] == "invalid_api_key")
            #expect(try await world.chat(Self.request(), key: "sk-1").status == 200)
            #expect(try await world.get("/v1/models").status == 401)
        }
    }

    @Test("follows a JSON schema when it is given one")
    func schema() async throws {
        let schema: JSON = [
            "type": "object", "additionalProperties": false, "required": ["is_food", "items"],
            "properties": [
                "is_food": ["type": "boolean"],
                "items": ["type": "array", "items": ["type": "number", "minimum": 5]],
            ],
        ]
        let format: JSON = ["type": "json_schema", "json_schema": ["name": "meal", "strict": true, "schema": schema]]
        try await withWorld { world in
            let reply = try await world.chat(Self.request(["response_format": format]))
            #expect(reply.json["choices"]?.array?.first?["message"]?["content"] == #"{"is_food":true,"items":[5]}"#)
        }
    }

    static let badRequests: [JSON] = [
        ["messages": [["role": "user", "content": "a"]]],
        request(["model": ""]),
        request(["colour": 1]),
        request(["messages": []]),
        request(["messages": [["role": "robot", "content": "a"]]]),
        request(["messages": [["role": "user"]]]),
        request(["messages": [["role": "user", "content": "a", "colour": 1]]]),
        request(["messages": [["role": "user", "content": [["type": "smell"]]]]]),
        request(["messages": [["role": "user", "content": [["type": "image_url", "image_url": ["url": "ftp://x"]]]]]]),
        request(["messages": [["role": "tool", "tool_call_id": "x", "content": "a"]]]),
        request(["messages": [["role": "assistant", "content": .null]]]),
        request([
            "messages": [
                [
                    "role": "assistant",
                    "tool_calls": [["id": "x", "type": "function", "function": ["name": "f", "arguments": "{}"]]],
                ], ["role": "user", "content": "a"],
            ]
        ]),
        request(["tools": []]),
        request(["tools": [["type": "function"]]]),
        request(["tools": [tool, tool]]),
        request(["tools": [["type": "function", "function": ["name": "a b"]]]]),
        request(["tool_choice": "auto"]),
        request(["tools": [tool], "tool_choice": "sometimes"]),
        request(["stream": "yes"]),
        request(["stream_options": ["include_usage": true]]),
        request(["temperature": 3]),
        request(["max_tokens": 0]),
        request(["response_format": ["type": "xml"]]),
        request([
            "response_format": [
                "type": "json_schema",
                "json_schema": [
                    "name": "a", "strict": true, "schema": ["type": "object", "properties": ["b": ["type": "string"]]],
                ],
            ]
        ]),
    ]

    @Test("refuses what the real one refuses", arguments: badRequests)
    func refused(_ request: JSON) async throws {
        try await withWorld { world in
            let reply = try await world.chat(request)
            #expect(reply.status == 400)
            #expect(reply.json["error"]?["type"] == "invalid_request_error")
            #expect(try await world.get("/control/ai").json["requests"]?.array?.first?["status"] == 400)
        }
    }

    @Test("streams the same answer in pieces, then the usage, then the end")
    func stream() async throws {
        try await withWorld { world in
            let reply = try await world.chat(
                Self.request(["stream": true, "stream_options": ["include_usage": true]], user: "a b c"))
            #expect(reply.headers["content-type"]?.hasPrefix("text/event-stream") == true)
            let events = reply.text.components(separatedBy: "\n\n")
            #expect(events.allSatisfy { $0.hasPrefix("data: ") || $0.isEmpty })
            #expect(events.dropLast().last == "data: [DONE]")
            let chunks = try events.dropLast(2).map { try JSON(parsing: $0.dropFirst(6).utf8) }
            let deltas = chunks.compactMap { $0["choices"]?.array?.first?["delta"] }
            #expect(deltas.compactMap { $0["content"]?.string }.joined() == "Simulator: you wrote “a b c”")
            #expect(deltas.first?["role"] == "assistant")
            #expect(chunks.dropLast().last?["choices"]?.array?.first?["finish_reason"] == "stop")
            #expect(chunks.last?["choices"] == [])
            #expect(chunks.last?["usage"]?["total_tokens"]?.integer != nil)
        }
    }

    @Test("gives the answers that were laid out for a question, in both forms")
    func scripted() async throws {
        try await withWorld { world in
            try await world.control(
                "answers",
                ["match": "film", "tool_calls": [["name": "find", "arguments": ["title": "Solaris"]]], "count": 2])
            #expect(
                try await world.chat(Self.request()).json["choices"]?.array?.first?["finish_reason"] == "stop")
            let reply = try await world.chat(Self.request(user: "a film"))
            let choice = reply.json["choices"]?.array?.first
            #expect(choice?["finish_reason"] == "tool_calls")
            let call = choice?["message"]?["tool_calls"]?.array?.first
            #expect(call?["function"]?["arguments"] == #"{"title":"Solaris"}"#)
            let stream = try await world.chat(Self.request(["stream": true], user: "a film")).text
            #expect(stream.contains(#""name":"find""#))
            let after = try await world.chat(Self.request(user: "a film"))
            #expect(after.json["choices"]?.array?.first?["finish_reason"] == "stop")
        }
    }
}
