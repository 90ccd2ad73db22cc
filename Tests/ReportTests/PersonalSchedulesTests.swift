import Domain
import Foundation
import Jobs
import Schedules
import Testing
import Timetable

@Suite("The schedules of a person's reports")
struct PersonalSchedulesTests {
    private func schedules(_ plan: ReportPlan, zone: String = "Europe/Moscow") throws -> [Schedule] {
        PersonalSchedules.all(of: UserID(77), plan: plan, in: try #require(Zone(zone)), since: [:])
    }

    @Test("are as many as reports were asked for, in the person's zone, on the lane of his chat")
    func asked() throws {
        #expect(try schedules(.none).isEmpty)
        let nine = try #require(TimeOfDay("21:05"))
        let both = try schedules(
            ReportPlan(daily: nine, weekly: WeeklyTime(day: .sunday, time: nine), quiet: .usual))
        #expect(both.map(\.name.description) == ["report-daily/77", "report-weekly/77"])
        #expect(both.map(\.expression.description) == ["5 21 * * *", "5 21 * * sun"])
        #expect(both.allSatisfy { $0.zone.name == "Europe/Moscow" && $0.lane.description == "r:77" })
        let start = try Date("2026-03-10T12:00:00Z", strategy: .iso8601)
        #expect(both[0].next(after: start) == (try Date("2026-03-10T18:05:00Z", strategy: .iso8601)))
        #expect(both[1].next(after: start) == (try Date("2026-03-15T18:05:00Z", strategy: .iso8601)))
    }

    @Test("have one slot for each day and for each week, whichever hour or day it is moved to")
    func slots() throws {
        let time = try #require(TimeOfDay("21:00"))
        let both = try schedules(
            ReportPlan(daily: time, weekly: WeeklyTime(day: .sunday, time: time), quiet: .usual), zone: "UTC")
        func slot(_ number: Int, _ text: String) throws -> String {
            both[number].slot(at: try Date("2026-03-\(text)Z", strategy: .iso8601))
        }
        #expect(try slot(0, "10T21:00:00") == "2026-03-10")
        #expect(try slot(0, "10T23:30:00") == "2026-03-10")
        // Told in the morning it is the same day's; told in the evening after that, the next one's.
        #expect(try slot(0, "11T09:00:00") == "2026-03-10")
        #expect(try slot(0, "11T21:00:00") == "2026-03-11")
        // The week that ended on Sunday, told on Sunday or on Monday; the one that Wednesday is in.
        #expect(try slot(1, "15T20:00:00") == "2026-03-09")
        #expect(try slot(1, "16T09:00:00") == "2026-03-09")
        #expect(try slot(1, "18T20:00:00") == "2026-03-16")
        #expect(try slot(1, "22T20:00:00") == "2026-03-16")
    }
}
