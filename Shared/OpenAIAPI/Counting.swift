internal import Metrics

/// The one place where questions and tokens are counted. A refused or cut answer's tokens were charged and count too.
func count(outcome: String, _ usage: TokenUsage) {
    Counter(label: "ai_requests_total", dimensions: [("outcome", outcome)]).increment()
    for (direction, tokens) in [("prompt", usage.prompt), ("completion", usage.completion)] where tokens > 0 {
        Counter(label: "ai_tokens_total", dimensions: [("direction", direction)]).increment(by: tokens)
    }
}
