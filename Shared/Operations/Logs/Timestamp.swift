import FoundationEssentials

/// A moment in UTC as RFC 3339 writes it, with milliseconds: `2026-03-29T01:02:03.004Z`.
struct Timestamp {
    private let milliseconds: Int64

    /// - Parameter milliseconds: since 1970-01-01T00:00Z; years 1970 to 9999.
    init(milliseconds: Int64) { self.milliseconds = milliseconds }

    static var now: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// Appends the 24 bytes. No formatter and no calendar: this runs for every line.
    func append(to bytes: inout [UInt8]) {
        let seconds = milliseconds / 1000
        let (year, month, day) = Self.civil(daysSinceEpoch: seconds / 86_400)
        let second = seconds % 86_400
        bytes.append(digits: year, width: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(digits: month, width: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(digits: day, width: 2)
        bytes.append(UInt8(ascii: "T"))
        bytes.append(digits: second / 3600, width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(digits: second / 60 % 60, width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(digits: second % 60, width: 2)
        bytes.append(UInt8(ascii: "."))
        bytes.append(digits: milliseconds % 1000, width: 3)
        bytes.append(UInt8(ascii: "Z"))
    }

    /// Days to year, month and day; source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    private static func civil(daysSinceEpoch days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension [UInt8] {
    fileprivate mutating func append(digits value: Int64, width: Int) {
        var divisor: Int64 = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }
}
