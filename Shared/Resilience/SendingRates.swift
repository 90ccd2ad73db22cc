/// Telegram's limits on what a bot sends, as `TELEGRAM_RATES` writes them: all, per chat, per group.
public enum SendingRates: Hashable, Sendable, CustomStringConvertible {
    /// A Bot API server of one's own that has no limits.
    case off
    case limited(all: Rate, perChat: Rate, perGroup: Rate)

    /// Reads `off` or three rates, such as `30/s,1/s+5,20/min`.
    public init(_ text: String) throws(RateError) {
        if text == "off" {
            self = .off
            return
        }
        let rates = text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
        guard rates.count == 3 else {
            throw RateError(text, "must be off or three rates, all, per chat and per group; it has \(rates.count)")
        }
        self = .limited(all: try Rate(rates[0]), perChat: try Rate(rates[1]), perGroup: try Rate(rates[2]))
    }

    public var description: String {
        switch self {
        case .off: "off"
        case .limited(let all, let perChat, let perGroup): "\(all),\(perChat),\(perGroup)"
        }
    }
}

private func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " }
    return start.lastIndex { $0 != " " }.map { start[...$0] } ?? ""
}
