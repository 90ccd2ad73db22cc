import Foundation
import HTTPClient
import MetricsTestKit
import Metrics
import OpenAIAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct AnswerTests {
    private static let question = ChatRequest(
        model: "gpt-test",
        messages: [.system("Be \"brief\"."), .user("Борщ 🍲\0?"), .assistant("Да")], maxTokens: 200, temperature: 0.5)
    private static let right = completion(
        #""message":{"role":"assistant","content":"Суп 🍲\u0000\n","refusal":null,"annotations":[]},"finish_reason":"stop""#
    )

    @Test("a whole answer comes with its words, model, reason and tokens")
    func whole() async throws {
        let answer = try await ask(Script(body: Self.right)).answer
        #expect(
            answer
                == ChatAnswer(
                    text: "Суп 🍲\0\n", model: "gpt-test-2025", finishReason: .stop,
                    usage: TokenUsage(prompt: 11, completion: 7)))
        #expect("\(answer)" == "gpt-test-2025: 13 bytes, 11 + 7 tokens")
    }

    @Test(
        "answers of other servers are read too",
        arguments: [
            #"{"choices":[{"message":{"content":"ok"}}]}"#,
            #"{"choices":[{"message":{"content":"ok"},"finish_reason":"eos"}],"usage":null,"model":null}"#,
            #"{"choices":[{"message":{"content":[{"type":"text","text":"o"},{"type":"image"},{"type":"text","text":"k"}]}}]}"#,
            #"{"choices":[{"message":{"content":"ok","refusal":""},"finish_reason":null}],"usage":{"total_tokens":1}}"#,
        ])
    func lenient(body: String) async throws {
        let answer = try await ask(Script(body: body)).answer
        #expect(
            answer
                == ChatAnswer(text: "ok", model: "", finishReason: .other, usage: TokenUsage(prompt: 0, completion: 0)))
    }

    @Test("the question goes out as the API wants it, with the key in its header alone")
    func request() async throws {
        let question = try await ask(Script(body: Self.right)).question
        #expect(question.path == "/v1/chat/completions")
        #expect(question.authorization == "Bearer sk-test")
        #expect(question.contentType == "application/json")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(question.body.utf8)) as? NSDictionary)
        #expect(
            json == [
                "model": "gpt-test", "max_completion_tokens": 200, "temperature": 0.5,
                "messages": [
                    ["role": "system", "content": "Be \"brief\"."], ["role": "user", "content": "Борщ 🍲\0?"],
                    ["role": "assistant", "content": "Да"],
                ],
            ] as NSDictionary)
    }

    @Test("without a key there is no header, and unset options are left out")
    func bare() async throws {
        let questions = try await withStandIn(Script(body: Self.right)) { url in
            let endpoint = Endpoint(baseURL: url + "/", apiKey: nil, client: Client(maximumConnectionsPerHost: 1))
            let request = ChatRequest(model: "m", messages: [.user("x")])
            _ = try await endpoint.complete(request, timeout: .seconds(10))
        }
        let question = try #require(questions.first)
        #expect(question.path == "/v1/chat/completions")
        #expect(question.authorization == nil)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(question.body.utf8)) as? [String: Any])
        #expect(Set(json.keys) == ["model", "messages"])
    }

    @Test("each question and its tokens are counted once, answered or not")
    func counted() async throws {
        let cut = completion(#""message":{"content":"Су"},"finish_reason":"length""#)
        let metrics = TestMetrics()
        for (script, outcome, tokens) in [
            (Script(body: Self.right), "answered", 7), (Script(body: cut), "cut_off", 14),
            (Script(status: 500, body: ""), "overloaded", 14),
        ] {
            await withMetricsFactory(metrics) { _ = try? await ask(script) }
            #expect(metrics.counterTotal(label: "ai_requests_total", dimensions: [("outcome", outcome)]) == 1)
            #expect(
                metrics.counterTotal(label: "ai_tokens_total", dimensions: [("direction", "completion")])
                    == Int64(tokens))
        }
        #expect(metrics.counterTotal(label: "ai_requests_total") == 3)
        #expect(metrics.counterTotal(label: "ai_tokens_total", dimensions: [("direction", "prompt")]) == 22)
    }

    @Test("a question that could not leave is told from one that got no answer")
    func transport() async throws {
        let client = Client(maximumConnectionsPerHost: 1)
        let nowhere = Endpoint(baseURL: "http://127.0.0.1:1/v1", apiKey: nil, client: client)
        let notSent = await #expect(throws: AIError.self) {
            try await nowhere.complete(Self.question, timeout: .seconds(5))
        }
        #expect(notSent == .notSent(.notConnected("127.0.0.1: Couldn't connect to server")))
        #expect(notSent?.helpsToRetry == true)

        let badKey = Endpoint(baseURL: "http://127.0.0.1:1/v1", apiKey: APIKey("a\nb"), client: client)
        let refused = await #expect(throws: AIError.self) {
            try await badKey.complete(Self.question, timeout: .seconds(5))
        }
        guard case .notSent(.invalidRequest) = refused else { throw try #require(refused) }
        #expect(refused?.helpsToRetry == false)

        var request = Self.question
        request.temperature = .nan
        let unwritable = await #expect(throws: AIError.self) {
            try await nowhere.complete(request, timeout: .seconds(5))
        }
        guard case .notSent(.invalidRequest) = unwritable else { throw try #require(unwritable) }
    }

    @Test("an answer too long to be taken may have been charged")
    func tooLong() async throws {
        let long = Script(body: String(repeating: " ", count: 5 << 20))
        _ = try await withStandIn(long) { url in
            let endpoint = Endpoint(baseURL: url, apiKey: nil, client: Client(maximumConnectionsPerHost: 1))
            await #expect(throws: AIError.noAnswer(.responseTooLarge(limit: 4 << 20))) {
                try await endpoint.complete(Self.question, timeout: .seconds(10))
            }
        }
    }

    private func ask(_ script: Script) async throws -> (answer: ChatAnswer, question: Question) {
        try await OpenAIAPITests.ask(Self.question, script)
    }
}
