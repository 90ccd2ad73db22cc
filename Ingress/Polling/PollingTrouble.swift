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
            case .unauthorized, .blocked: self = .wait(Self.longest, isOurFault: true)
            // Nobody foresaw it: it may pass by itself, and is somebody's to look at when it lasts.
            default:
                let delay = Self.delay(failures)
                self = .wait(delay, isOurFault: delay == Self.longest)
            }
        case .noAnswer:
            self = .wait(Self.delay(failures), isOurFault: false)
        }
    }

    private static func delay(_ failures: Int) -> Duration { min(longest, shortest * (1 << min(failures - 1, 5))) }
}
