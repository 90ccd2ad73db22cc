public import OpenAIAPI
public import Phrases

extension Phrase {
    /// Each failure of the AI by its name, in a sentence that is true.
    public init(telling error: AIError) {
        self =
            switch error {
            case .contextTooLong: .questionTooLong
            case .refused: .aiRefused
            case .quotaExhausted: .aiQuota
            default: .aiUnavailable
            }
    }
}
