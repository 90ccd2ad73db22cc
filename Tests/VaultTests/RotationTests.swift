import Foundation
import Testing
import Vault

@Suite("The rotation of backups")
struct RotationTests {
    /// Noon of a day, counted from 1 January 2025.
    static func time(day: Int, hour: Double = 12) -> Date {
        Date(timeIntervalSince1970: 1_735_689_600 + Double(day) * 86_400 + hour * 3600)
    }

    @Test("keeps a week of days, five weeks and a year of months, when there was one each night")
    func nightly() {
        var kept: [Date] = []
        for day in 0..<1100 {
            kept.append(Self.time(day: day))
            let expired = Set(Rotation.usual.expired(kept.map { ($0, true) }))
            kept.removeAll(where: expired.contains)
            #expect(kept.last == Self.time(day: day))
            for back in 0..<min(7, day + 1) { #expect(kept.contains(Self.time(day: day - back))) }
            #expect(kept.count <= 7 + 5 + 12)
        }
        // Sundays and last days of months: the newest of each.
        let calendar = Self.calendar
        let older = kept.dropLast(7)
        #expect(
            older.allSatisfy { time in
                let next = time + 86_400
                return calendar.component(.weekday, from: time) == 1
                    || calendar.component(.month, from: next) != calendar.component(.month, from: time)
            })
        let months = Set(kept.map { calendar.dateComponents([.year, .month], from: $0) })
        #expect(months.count == 12)
    }

    @Test("does what the rules say, for any set of backups", arguments: 0..<200 as Range<UInt64>)
    func model(seed: UInt64) {
        var random = Generator(seed: seed)
        let rotation = Rotation(
            days: Int.random(in: 1...8, using: &random), weeks: Int.random(in: 0...6, using: &random),
            months: Int.random(in: 0...13, using: &random))
        let span = [3, 30, 400, 900].randomElement(using: &random) ?? 30
        // Of one time there is one: it is its name.
        let times = Set(
            (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Self.time(
                    day: Int.random(in: 0..<span, using: &random), hour: Double(Int.random(in: 0..<24, using: &random)))
            })
        let backups = times.sorted().map { (time: $0, isVerified: Int.random(in: 0..<4, using: &random) > 0) }
        let expired = Set(rotation.expired(backups))
        for backup in backups {
            #expect(
                expired.contains(backup.time) == Self.expires(backup, backups, rotation),
                "\(backup) of \(backups.sorted { $0.time < $1.time }) by \(rotation)")
        }
        if let last = backups.filter(\.isVerified).map(\.time).max() { #expect(!expired.contains(last)) }
    }

    @Test("keeps what was made today, however often, and no more than a day's hours of it")
    func often() {
        let hours = (0..<60).map { Self.time(day: 0, hour: Double($0) / 2) }
        let expired = Rotation(days: 1, weeks: 0, months: 0).expired(hours.map { ($0, true) })
        #expect(expired == hours.dropLast(24).reversed())
        let few = [0, 5, 24, 28.9].map { Self.time(day: 0, hour: $0) }
        #expect(Rotation(days: 1, weeks: 0, months: 0).expired(few.map { ($0, true) }) == [few[0]])
    }

    @Test("removes nothing while nothing is verified")
    func unverified() {
        #expect(Rotation.usual.expired((0..<99).map { (Self.time(day: $0), false) }).isEmpty)
    }

    /// The rules once more, by counting: a backup stays while it is the newest of a day, week or month behind which there are
    /// fewer newer ones than are kept.
    private static func expires(
        _ backup: (time: Date, isVerified: Bool), _ all: [(time: Date, isVerified: Bool)], _ rotation: Rotation
    ) -> Bool {
        let verified = all.filter(\.isVerified).map(\.time)
        guard verified.contains(backup.time) else { return verified.contains { $0 > backup.time } }
        let newer = verified.filter { $0 > backup.time }
        if newer.count < 24, newer.allSatisfy({ $0 - 86_400 < backup.time }) { return false }
        let units: [(Int, (Date) -> [Int])] = [
            (rotation.days, { [day($0)] }),
            (rotation.weeks, { [(day($0) + 3) / 7] }),  // 1 January 1970 was a Thursday
            (
                rotation.months,
                {
                    let parts = calendar.dateComponents([.year, .month], from: $0)
                    return [parts.year ?? 0, parts.month ?? 0]
                }
            ),
        ]
        return !units.contains { count, unit in
            let own = unit(backup.time)
            let isNewest = !verified.contains { unit($0) == own && $0 > backup.time }
            let newer = Set(verified.filter { $0 > backup.time }.map(unit)).subtracting([own])
            return isNewest && newer.count < count
        }
    }

    private static func day(_ time: Date) -> Int { Int((time.timeIntervalSince1970 / 86_400).rounded(.down)) }

    private static var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }
}

/// The same numbers for the same seed.
struct Generator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
