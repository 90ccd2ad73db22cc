import TelegramAPI

/// What follows on a question that Telegram did not answer with updates.
enum PollingTrouble: Equatable {
    /// Another program polls, or a webhook is set.
    case conflict
    case wait(Duration, isOurFault: Bool)

    private static let shortest = Duration.seconds(1)
    private static let longest = Duration.seconds(30)

    /// - Parameter failures: in a row, this one included.
    init(_ error: TelegramError, failures: Int) {
        switch error {
        case .refused(let refusal):
            switch refusal.reason {
            case .conflict: self = .conflict
            case .tooManyRequests(let delay): self = .wait(delay, isOurFault: false)
            default: self = .wait(Self.longest, isOurFault: true)
            }
        case .noAnswer:
            self = .wait(min(Self.longest, Self.shortest * (1 << min(failures - 1, 5))), isOurFault: false)
        }
    }
}
