import Domain
import Foundation
import Testing

@Suite("A day of the calendar")
struct LocalDayTests {
    @Test(
        "has the number that counts from 1970",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("2026-11-25", 20_782), ("1600-01-01", -135_140), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ])
    func numbers(_ text: String, number: Int) {
        #expect(LocalDay(text)?.number == number)
        #expect(LocalDay(number: number).description == text)
    }

    @Test("agrees with the calendar of Foundation on every day of eighty years")
    func calendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for number in -3_653...25_568 {
            let day = LocalDay(number: number)
            let expected = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            #expect(day.year == expected.year && day.month == expected.month && day.day == expected.day)
            #expect(expected.weekday.map { ($0 + 5) % 7 } == day.weekday.position)
            #expect(LocalDay(day.description) == day)
        }
    }

    @Test(
        "is read from its own form only",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-01", "26-01-01", "2026/01/01", "",
            "2026-01-01 ", "+026-01-01", "2026-+1-01", "٢٠٢٦-01-01", "0000-01-01", "2026-01", "2026-01-01-01",
        ])
    func refused(_ text: String) {
        #expect(LocalDay(text) == nil)
    }

    @Test("sorts as text the way it sorts as a day")
    func order() {
        let days = stride(from: -40_000, to: 40_000, by: 997).map(LocalDay.init(number:))
        #expect(days.map(\.description).sorted() == days.map(\.description))
    }

    @Test("is coded as its text")
    func coding() throws {
        let day = try #require(LocalDay(year: 2026, month: 11, day: 25))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2026-11-25"]"#)
        #expect(try JSONDecoder().decode([LocalDay].self, from: Data(#"["2026-11-25"]"#.utf8)) == [day])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([LocalDay].self, from: Data(#"["x"]"#.utf8)) }
    }
}

@Suite("A day that is named")
struct DayReferenceTests {
    /// A Wednesday.
    private let today = LocalDay(number: 20_782)

    @Test(
        "is the one that people mean by it on a Wednesday",
        arguments: [
            ("today", "2026-11-25"), ("yesterday", "2026-11-24"), ("before_yesterday", "2026-11-23"),
            ("tue", "2026-11-24"), ("mon", "2026-11-23"), ("sun", "2026-11-22"), ("sat", "2026-11-21"),
            ("fri", "2026-11-20"), ("thu", "2026-11-19"), ("wed", "2026-11-18"), ("2026-01-31", "2026-01-31"),
        ])
    func resolved(_ reference: String, day: String) throws {
        #expect(today.weekday == .wednesday)
        let reference = try #require(DayReference(rawValue: reference))
        #expect(reference.resolved(on: today).description == day)
    }

    @Test("is written as it is read")
    func wire() {
        let all: [DayReference] =
            [.today, .yesterday, .beforeYesterday, .day(today)] + Weekday.allCases.map(DayReference.weekday)
        for reference in all { #expect(DayReference(rawValue: reference.rawValue) == reference) }
        #expect(DayReference(rawValue: "tomorrow") == nil)
    }

    @Test("as a period is its days, today included, and yesterday alone for itself")
    func periods() {
        #expect(StatisticsPeriod.today.days(on: today).map(\.description) == ["2026-11-25"])
        #expect(StatisticsPeriod.yesterday.days(on: today).map(\.description) == ["2026-11-24"])
        let week = StatisticsPeriod.week.days(on: today)
        #expect(week.count == 7 && week.first.description == "2026-11-19" && week.last == today)
        let month = StatisticsPeriod.month.days(on: today)
        #expect(month.count == 30 && month.first.description == "2026-10-27" && month.last == today)
        #expect(Array(month).count == 30)
        #expect(week.contains(today) && !week.contains(today.adding(1)) && !week.contains(today.adding(-7)))
    }
}
