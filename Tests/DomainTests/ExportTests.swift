import Domain
import Foundation
import Phrases
import Testing

@Suite("The days of an export")
struct ExportTests {
    /// 25 November 2026.
    private static let today = LocalDay(number: 20_782)

    @Test(
        "are those that are meant",
        arguments: [
            (ExportPeriod.week, "2026-11-19", "2026-11-25"), (.month, "2026-10-27", "2026-11-25"),
            (.year, "2025-11-26", "2026-11-25"), (.today, "2026-11-25", "2026-11-25"),
            (.yesterday, "2026-11-24", "2026-11-24"),
            (.recent(7, .day), "2026-11-19", "2026-11-25"), (.recent(2, .week), "2026-11-12", "2026-11-25"),
            (.recent(3, .month), "2026-08-27", "2026-11-25"), (.recent(12, .month), "2025-11-26", "2026-11-25"),
            (.previous(.week), "2026-11-16", "2026-11-22"), (.previous(.month), "2026-10-01", "2026-10-31"),
            (.previous(.year), "2025-01-01", "2025-12-31"), (.current(.week), "2026-11-23", "2026-11-25"),
            (.current(.month), "2026-11-01", "2026-11-25"), (.current(.year), "2026-01-01", "2026-11-25"),
            (.calendarYear(2024), "2024-01-01", "2024-12-31"), (.calendarYear(2026), "2026-01-01", "2026-11-25"),
            (.calendarYear(2027), "2027-01-01", "2027-12-31"),
            (.calendarMonth(7, year: nil), "2026-07-01", "2026-07-31"),
            (.calendarMonth(12, year: nil), "2025-12-01", "2025-12-31"),
            (.calendarMonth(2, year: 2024), "2024-02-01", "2024-02-29"),
            (.calendarMonth(11, year: nil), "2026-11-01", "2026-11-25"),
            (.calendarMonth(12, year: 2026), "2026-12-01", "2026-12-31"),
        ])
    func days(_ period: ExportPeriod, first: String, last: String) throws {
        let days = try #require(period.days(on: Self.today))
        #expect(days.first.description == first && days.last.description == last)
    }

    @Test(
        "are those between two dates, the last that have begun where no year is said, and none to come beside one that was",
        arguments: [
            ("07-01", "07-15", "2026-07-01", "2026-07-15"), ("11-20", "11-30", "2026-11-20", "2026-11-25"),
            ("12-20", "12-31", "2025-12-20", "2025-12-31"), ("12-25", "01-05", "2025-12-25", "2026-01-05"),
            ("12-25", "2025-01-05", "2024-12-25", "2025-01-05"), ("2025-12-25", "01-05", "2025-12-25", "2026-01-05"),
            ("2026-06-20", "2026-06-10", "2026-06-10", "2026-06-20"), ("02-29", "02-29", "2024-02-29", "2024-02-29"),
            ("11-26", "11-26", "2025-11-26", "2025-11-26"), ("2027-01-01", "2027-01-05", "2027-01-01", "2027-01-05"),
            ("11-15", "11-01", "2026-11-01", "2026-11-15"), ("2025-11-15", "2025-11-01", "2025-11-01", "2025-11-15"),
            ("11-20", nil, "2026-11-20", "2026-11-25"), ("12-01", nil, "2025-12-01", "2026-11-25"),
            ("2027-01-01", nil, "2027-01-01", "2027-01-01"),
        ] as [(String, String?, String, String)])
    func span(_ from: String, _ to: String?, first: String, last: String) throws {
        func day(_ text: String) throws -> NamedDay {
            let parts = text.split(separator: "-").reversed().compactMap { Int($0) }
            return try #require(
                NamedDay(day: parts[0], month: parts[1], year: parts.count > 2 ? parts[2] : nil))
        }
        let days = try #require(ExportPeriod.span(try day(from), try to.map(day)).days(on: Self.today))
        #expect(days.first.description == first && days.last.description == last)
    }

    @Test("a day that only leap years have is found on either side of a year that is none")
    func leapDays() throws {
        let day = try #require(NamedDay(day: 29, month: 2, year: nil))
        for (today, first, last) in [
            ("2100-06-01", "2096-02-29", "2100-06-01"), ("2097-01-01", "2096-02-29", "2097-01-01"),
        ] {
            let today = try #require(LocalDay(today))
            let days = try #require(ExportPeriod.span(day, nil).days(on: today))
            #expect("\(days.first) \(days.last)" == "\(first) \(last)")
        }
        for year in [1, 1999, 2101, 9999] { #expect(NamedDay(day: 1, month: 3, year: year) == nil) }
    }

    @Test(
        "are those of statistics where both have a name for them",
        arguments: [
            (ExportPeriod.today, StatisticsPeriod.today), (.yesterday, .yesterday), (.week, .week), (.month, .month),
        ])
    func statistics(_ period: ExportPeriod, same: StatisticsPeriod) {
        #expect(period.days(on: Self.today) == same.days(on: Self.today))
    }

    @Test("of the week, month and year before are whole ones, on whatever day it is asked")
    func previous() throws {
        for number in 20_000..<20_800 {
            let today = LocalDay(number: number)
            let week = try #require(ExportPeriod.previous(.week).days(on: today))
            #expect(week.first.weekday == .monday && week.count == 7)
            #expect((1...7).contains(today.number - week.last.number))
            let month = try #require(ExportPeriod.previous(.month).days(on: today))
            #expect(month.first.day == 1 && month.first.month == month.last.month)
            #expect(month.last.adding(1) == today.adding(1 - today.day))
            let year = try #require(ExportPeriod.previous(.year).days(on: today))
            #expect(
                year.first.description == "\(today.year - 1)-01-01"
                    && year.last.description == "\(today.year - 1)-12-31")
        }
    }

    @Test("have a name only where there is such a day")
    func named() {
        #expect(NamedDay(day: 29, month: 2, year: nil) != nil && NamedDay(day: 29, month: 2, year: 2025) == nil)
        #expect(NamedDay(day: 31, month: 6, year: nil) == nil && NamedDay(day: 1, month: 13, year: nil) == nil)
    }

    @Test("are all of them for everything")
    func everything() {
        #expect(ExportPeriod.everything.days(on: Self.today) == nil)
    }

    @Test("travel in a request, and never backwards")
    func wire() throws {
        let json = #"{"days":{"first":"2026-07-01","last":"2026-07-31"},"format":"csv","language":"ru"}"#
        let request = try JSONDecoder().decode(ExportRequest.self, from: Data(json.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(request), as: UTF8.self) == json)
        let backwards = json.replacing("2026-07-01", with: "2026-08-01")
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ExportRequest.self, from: Data(backwards.utf8))
        }
    }

    @Test("have labels in both languages, and sheets that have names of their own", arguments: Language.allCases)
    func labels(_ language: Language) {
        for label in ExportLabel.allCases { #expect(!label.text(in: language).isEmpty) }
        let sheets = [ExportLabel.summary, .meals, .items, .days, .health, .films, .people].map {
            $0.text(in: language)
        }
        #expect(Set(sheets).count == sheets.count && sheets.allSatisfy { $0.utf16.count <= 31 })
    }
}
