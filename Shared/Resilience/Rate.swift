/// So many calls in so much time, and how many of them may come at once: the two numbers of a token bucket.
public struct Rate: Hashable, Sendable, CustomStringConvertible {
    /// Of the time in which `count` calls are let through.
    public enum Unit: String, CaseIterable, Sendable {
        case second = "s"
        case minute = "min"
        case hour = "h"

        var milliseconds: Double {
            switch self {
            case .second: 1000
            case .minute: 60_000
            case .hour: 3_600_000
            }
        }
    }

    /// Calls a unit of time.
    public let count: Int
    /// The time for `count` calls.
    public let unit: Unit
    /// Calls that may come at once after a rest; 1 spaces them evenly.
    public let burst: Int

    /// Needs a positive count and burst.
    public init(_ count: Int, per unit: Unit, burst: Int = 1) {
        precondition(count > 0 && burst > 0, "a rate lets something through")
        self.count = count
        self.unit = unit
        self.burst = burst
    }

    /// Time in which the bucket gains one token.
    public var millisecondsPerToken: Double { unit.milliseconds / Double(count) }

    /// Reads `30/s`, `20/min` or, with a burst, `1/s+5`.
    public init(_ text: some StringProtocol) throws(RateError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw RateError(text, "has not the form 30/s, 20/min or 1/s+5") }
        let tail = parts[1].split(separator: "+", omittingEmptySubsequences: false)
        guard let count = Int(parts[0]), (1...100_000).contains(count) else {
            throw RateError(text, "needs a whole number from 1 to 100000 before the slash")
        }
        guard let unit = tail.first.flatMap({ Unit(rawValue: String($0)) }) else {
            throw RateError(text, "needs s, min or h after the slash")
        }
        guard tail.count > 1 else {
            self.init(count, per: unit)
            return
        }
        guard tail.count == 2, let burst = Int(tail[1]), (1...100_000).contains(burst) else {
            throw RateError(text, "needs one whole number from 1 to 100000 after the plus")
        }
        self.init(count, per: unit, burst: burst)
    }

    /// As `init(_:)` reads it.
    public var description: String { "\(count)/\(unit.rawValue)" + (burst > 1 ? "+\(burst)" : "") }
}

/// What is wrong with the text of a rate.
public struct RateError: Error, Equatable, CustomStringConvertible {
    public let description: String

    init(_ text: some StringProtocol, _ sentence: String) { description = "\"\(text)\" \(sentence)" }
}
