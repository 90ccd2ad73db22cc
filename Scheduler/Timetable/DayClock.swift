import Domain
import FoundationEssentials

/// Finds the moments of a day at which a clock on the wall shows certain times.
struct DayClock: Sendable {
    /// A longer gap is no summer time (as in Vixie's cron).
    private static let longestGap = 3 * 3600

    let zone: Zone
    /// Minutes since midnight, ascending.
    let times: [Int]
    /// Each time once a day, instead of whenever it is shown.
    let isFixed: Bool

    func occurrences(on day: LocalDay) -> [Occurrence] {
        let midnight = day.number * 86_400
        // Nowhere are clocks changed twice within so few hours.
        let looks = [-24, 0, 12, 24, 48].map { midnight + $0 * 3600 }
        let offsets = Set(looks.map(offset)).sorted(by: >)
        if offsets.count == 1 { return times.map { occurrence(midnight + $0 * 60 - offsets[0]) } }
        return times.flatMap { minutes in
            let local = midnight + minutes * 60
            let shown = offsets.map { local - $0 }.filter { shows(local, at: $0) }
            if isFixed, shown.isEmpty { return afterGap(at: local, offsets) }
            return (isFixed ? shown.prefix(1) : shown[...]).map { occurrence($0) }
        }
    }

    /// When the clock has been put forward over `local`.
    private func afterGap(at local: Int, _ offsets: [Int]) -> [Occurrence] {
        var (low, high) = (local - offsets[0], local - offsets[offsets.count - 1])
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if middle + offset(middle) >= local { high = middle } else { low = middle }
        }
        let gap = offset(high) - offset(high - 1)
        return gap < Self.longestGap ? [occurrence(high, isMoved: true)] : []
    }

    private func shows(_ local: Int, at moment: Int) -> Bool { moment + offset(moment) == local }

    private func offset(_ moment: Int) -> Int { zone.offset(at: Date(timeIntervalSince1970: TimeInterval(moment))) }

    private func occurrence(_ moment: Int, isMoved: Bool = false) -> Occurrence {
        Occurrence(moment: Date(timeIntervalSince1970: TimeInterval(moment)), isMoved: isMoved)
    }
}
