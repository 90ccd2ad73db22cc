import Domain
import FoundationEssentials
import Schedules

/// Whether a report may come now: a value that is told the time.
///
/// On time it comes at whatever hour the person has chosen. One that is late, after an outage, waits for the end of the quiet
/// hours, and is none any more when what it tells of is past.
struct ReportTiming: Equatable {
    enum Verdict: Equatable {
        case now
        case later(Duration)
        case never
    }

    /// No later than so many seconds it is on time: a busy queue is no outage. What is sent later makes no sound.
    static let punctual = 15 * 60

    /// From when on what is due at a moment makes no sound, in milliseconds since 1970.
    static func silentFrom(_ due: Date) -> Int64 { Int64(due.timeIntervalSince1970 * 1000) + Int64(punctual) * 1000 }

    let work: PersonalWork
    let due: Date
    let quiet: QuietHours
    let zone: Zone

    func verdict(at now: Date) -> Verdict {
        let late = now.timeIntervalSince(due)
        guard late <= work.patience / .seconds(1) else { return .never }
        let clock = LocalClock(zone: zone, startOfDay: .midnight)
        guard late > TimeInterval(Self.punctual), quiet.contains(clock.time(at: now)) else { return .now }
        let today = clock.moment(of: clock.day(at: now), at: quiet.to)
        let end = today > now ? today : clock.moment(of: clock.day(at: now).adding(1), at: quiet.to)
        return .later(.seconds(end.timeIntervalSince(now)))
    }
}
