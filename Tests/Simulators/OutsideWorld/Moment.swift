import FoundationEssentials

/// A point in time as milliseconds since 1970, read from a clock that never goes backwards.
struct Moment: Comparable, Hashable, Sendable {
    let milliseconds: Int64

    static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    /// Whole seconds, as Telegram and OpenAI write dates.
    var seconds: Int64 { milliseconds / 1000 }

    static func now() -> Moment {
        let passed = ContinuousClock.now - start.instant
        return Moment(milliseconds: start.milliseconds + passed.milliseconds)
    }

    private static let start = (
        instant: ContinuousClock.now, milliseconds: Int64(Date().timeIntervalSince1970 * 1000)
    )

    /// The milliseconds from `earlier` to this moment.
    func since(_ earlier: Moment) -> Int64 { milliseconds - earlier.milliseconds }
}

extension Duration {
    /// Whole milliseconds, cut towards zero.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
