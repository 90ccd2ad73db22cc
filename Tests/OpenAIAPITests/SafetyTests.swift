import HTTPClient
import OpenAIAPI
import Testing

@Suite
struct SafetyTests {
    @Test("a key shows nowhere but in the request")
    func key() {
        let key = APIKey("sk-SECRETWORDS")
        let endpoint = Endpoint(
            baseURL: "http://127.0.0.1/v1", apiKey: key, client: Client(maximumConnectionsPerHost: 1))
        var dumped = ""
        dump(key, to: &dumped)
        dump(endpoint, to: &dumped)
        for text in [
            "\(key)", String(reflecting: key), "\([key])", "\(endpoint)", String(reflecting: endpoint), dumped,
        ] {
            #expect(!text.contains("SECRETWORDS"))
        }
        #expect("\(key)" == "set")
    }

    @Test(
        "asking again helps where the reason may pass",
        arguments: [
            (.rateLimited(retryAfter: nil), true), (.overloaded(status: 503, retryAfter: nil), true),
            (.emptyAnswer, true), (.unreadable, true),
            (.toolCallsMissing, true), (.toolCallUnreadable, true), (.interrupted, true), (.unauthorized, false),
            (.quotaExhausted, false),
            (.badRequest(code: "x"), false), (.contextTooLong, false), (.modelNotFound, false), (.refused, false),
            (.cutOff(partial: "x"), false), (.notSent(.notConnected("h")), true), (.notSent(.shutDown), false),
            (.notSent(.deadlineExceeded(sent: false)), true), (.notSent(.invalidRequest("x")), false),
            (.noAnswer(.connectionLost("h")), true), (.noAnswer(.deadlineExceeded(sent: true)), true),
            (.noAnswer(.cancelled), false), (.noAnswer(.responseTooLarge(limit: 1)), false),
        ] as [(AIError, Bool)])
    func retry(error: AIError, helps: Bool) {
        #expect(error.helpsToRetry == helps)
    }

    @Test("the wait is the server's, where it named one")
    func wait() {
        #expect(AIError.rateLimited(retryAfter: .seconds(3)).retryAfter == .seconds(3))
        #expect(AIError.overloaded(status: 503, retryAfter: .seconds(4)).retryAfter == .seconds(4))
        #expect(AIError.quotaExhausted.retryAfter == nil)
    }
}
