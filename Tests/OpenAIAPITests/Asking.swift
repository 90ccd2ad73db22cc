import HTTPClient
import OpenAIAPI
import Testing

/// Asks a stand-in once: what it was asked, and the answer that was read.
func ask(_ request: ChatRequest, _ script: Script) async throws -> (answer: ChatAnswer, question: Question) {
    let answers = AsyncStream<ChatAnswer>.makeStream()
    let questions = try await withStandIn(script) { url in
        let endpoint = Endpoint(
            baseURL: url, apiKey: APIKey("sk-test"), client: Client(maximumConnectionsPerHost: 1))
        answers.continuation.yield(try await endpoint.complete(request, timeout: .seconds(10)))
    }
    return (try #require(await answers.stream.first { _ in true }), try #require(questions.first))
}
