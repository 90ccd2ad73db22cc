import Domain
import Foundation
import Schedules
import Testing

@testable import Report

@Suite("When a report may come")
struct ReportTimingTests {
    private func verdict(
        _ work: PersonalWork = .dailyReport, due: String, at now: String, zone: String = "UTC",
        quiet: (String, String) = ("22:00", "08:00")
    ) throws -> ReportTiming.Verdict {
        let hours = QuietHours(
            from: try #require(TimeOfDay(quiet.0)), to: try #require(TimeOfDay(quiet.1)))
        let timing = ReportTiming(
            work: work, due: try moment(due), quiet: hours, zone: try #require(Zone(zone)))
        return timing.verdict(at: try moment(now))
    }

    @Test("on time it comes, also at an hour of the quiet ones that its reader has chosen")
    func punctual() throws {
        #expect(try verdict(due: "10T21:00:00", at: "10T21:00:02") == .now)
        #expect(try verdict(due: "10T23:30:00", at: "10T23:44:59") == .now)
    }

    @Test("late it comes at once by day, and by night at the end of the quiet hours")
    func late() throws {
        #expect(try verdict(due: "10T18:00:00", at: "10T21:59:00") == .now)
        #expect(try verdict(due: "10T21:00:00", at: "10T22:00:00") == .later(.seconds(10 * 3600)))
        #expect(try verdict(due: "10T21:00:00", at: "11T07:59:30") == .later(.seconds(30)))
        #expect(try verdict(due: "10T21:00:00", at: "11T08:00:00") == .now)
        #expect(
            try verdict(due: "10T12:00:00", at: "10T13:30:00", quiet: ("13:00", "14:00")) == .later(.seconds(1800)))
    }

    @Test("in the hours of the place where its reader is")
    func zones() throws {
        #expect(try verdict(due: "10T18:00:00", at: "10T20:00:00", zone: "Europe/Moscow") == .later(.seconds(9 * 3600)))
        #expect(try verdict(due: "10T18:00:00", at: "10T20:00:00", zone: "America/New_York") == .now)
        // The clock is put forward at two.
        #expect(
            try verdict(due: "28T20:00:00", at: "28T22:00:00", zone: "Europe/Berlin") == .later(.seconds(8 * 3600)))
    }

    @Test("none comes when what it tells of is past: a day's at noon of the next, a week's after two days")
    func past() throws {
        #expect(try verdict(due: "10T21:00:00", at: "11T12:00:00") == .now)
        #expect(try verdict(due: "10T21:00:00", at: "11T12:00:01") == .never)
        #expect(try verdict(.weeklyReport, due: "10T20:00:00", at: "12T19:00:00") == .now)
        #expect(try verdict(.weeklyReport, due: "10T20:00:00", at: "12T20:00:01") == .never)
    }

    @Test("tells of the day that ends, and before noon of the one that has ended")
    func periods() throws {
        func period(_ work: PersonalWork, _ due: String) throws -> String {
            let period = ReportPeriod(of: work, due: try moment(due), in: .utc)
            return "\(period.days.first)/\(period.days.last) after \(period.before.first)/\(period.before.last)"
        }
        #expect(try period(.dailyReport, "10T21:00:00") == "2026-03-10/2026-03-10 after 2026-03-03/2026-03-09")
        #expect(try period(.dailyReport, "11T01:00:00") == "2026-03-10/2026-03-10 after 2026-03-03/2026-03-09")
        #expect(try period(.dailyReport, "11T09:00:00") == "2026-03-10/2026-03-10 after 2026-03-03/2026-03-09")
        #expect(try period(.dailyReport, "11T12:00:00") == "2026-03-11/2026-03-11 after 2026-03-04/2026-03-10")
        #expect(try period(.weeklyReport, "15T20:00:00") == "2026-03-09/2026-03-15 after 2026-03-02/2026-03-08")
        #expect(try period(.weeklyReport, "16T09:00:00") == "2026-03-09/2026-03-15 after 2026-03-02/2026-03-08")
    }
}

private func moment(_ text: String) throws -> Date { try Date("2026-03-\(text)Z", strategy: .iso8601) }
