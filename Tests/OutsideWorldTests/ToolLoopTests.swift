import Actions
import HTTPClient
import OpenAIAPI
import Testing
import ToolSchema

@testable import OutsideWorld

@Suite("The product's client and the simulated AI", .timeLimit(.minutes(1)))
struct ToolLoopTests {
    @Test("understand each other: a question, calls, their results, an answer")
    func loop() async throws {
        try await withWorld(WorldSettings(aiKey: "sk-1")) { world in
            try await world.control(
                "answers",
                [
                    "steps": [
                        [
                            "tool_calls": [
                                ["name": "get_food_statistics", "arguments": ["period": "today"]],
                                ["name": "save_movie_with_rating", "arguments": ["title": "Дюна", "rating": 11]],
                            ]
                        ],
                        ["text": "Готово."],
                    ]
                ])
            let endpoint = Endpoint(
                baseURL: world.base + "/v1", apiKey: APIKey("sk-1"), client: Client(maximumConnectionsPerHost: 1))
            var request = ChatRequest(
                model: "m", messages: [.system("Be brief."), .user("Сколько я съел? Дюна 11/10")],
                tools: ActionTools.all.tools.map { ChatTool($0) }, parallelToolCalls: true)
            let first = try await endpoint.complete(request, timeout: .seconds(10))
            #expect(first.finishReason == .toolCalls)
            request.messages.append(.assistant(first.text, calls: first.toolCalls))
            for call in first.toolCalls { request.messages.append(.toolResult(Self.result(of: call), of: call.id)) }
            let second = try await endpoint.complete(request, timeout: .seconds(10))
            #expect(second.text == "Готово.")
            #expect(second.toolCalls.isEmpty)
            let requests = try await world.get("/control/ai").json["requests"]?.array
            #expect(
                requests?.last?["tool_results"]?.array?.compactMap { $0["content"]?.string } == [
                    "read", "Nothing was done. rating: expected a number from 0 to 10 with at most 1 decimal.",
                ])
        }
    }

    private static func result(of call: ToolCall) -> String {
        do throws(CallRefusal) {
            return try ActionTools.all.output(of: call.name, call.arguments).isWrite ? "written" : "read"
        } catch {
            return error.description
        }
    }
}
