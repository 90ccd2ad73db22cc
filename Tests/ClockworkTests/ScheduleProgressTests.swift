import Domain
import Foundation
import Jobs
import Testing
import Timetable

@testable import Schedules

@Suite("What a look at a schedule finds")
struct ScheduleProgressTests {
    /// At three each night, made up for within four hours.
    private let schedule: Schedule

    init() throws { schedule = try Self.nightly("0 3 * * *") }

    private static func nightly(_ expression: String) throws -> Schedule {
        Schedule(
            .init("nightly"), at: try CronExpression(expression), in: .utc, missed: .once(within: .seconds(4 * 3600)),
            slots: .moments, since: nil, lane: .system(.backup), pool: .backup, kind: .backup, address: nil)
    }

    private func progress(_ looked: String, fired: String? = nil) throws -> ScheduleProgress {
        ScheduleProgress(looked: try time(looked), fired: try fired.map(time), rule: schedule.rule)
    }

    @Test("the first look of all begins now, and makes up for nothing")
    func first() throws {
        let verdict = ScheduleProgress.judge(nil, of: schedule, at: try time("25T03:00:01"), isNew: true)
        #expect(verdict == .init(due: [], isMissed: false, progress: try progress("25T03:00:01")))
    }

    @Test("what came due since the last look is due, and noted")
    func due() throws {
        let noted = try progress("24T03:00:01", fired: "24T03:00:00")
        let early = ScheduleProgress.judge(noted, of: schedule, at: try time("24T14:59:59"), isNew: false)
        #expect(early == .init(due: [], isMissed: false, progress: nil))
        let verdict = ScheduleProgress.judge(noted, of: schedule, at: try time("25T03:00:00"), isNew: false)
        #expect(
            verdict
                == .init(
                    due: [try time("25T03:00:00")], isMissed: false,
                    progress: try progress("25T03:00:00", fired: "25T03:00:00")))
    }

    @Test("of a day that has had its run nothing is due at a later hour, and the note tells of the run that there was")
    func moved() throws {
        func evening(_ hour: String) throws -> Schedule {
            Schedule(
                .init("report-evening", of: UserID(7)), at: .daily(at: try #require(TimeOfDay(hour))), in: .utc,
                missed: .once(within: .seconds(3600)), slots: .days, since: nil, lane: .reports(ChatID(7)),
                pool: .report, kind: .report, address: nil)
        }
        let moved = try evening("22:00")
        let noted = ScheduleProgress(
            looked: try time("25T21:30:00"), fired: try time("25T21:00:00"), rule: moved.rule)
        let same = ScheduleProgress.judge(noted, of: moved, at: try time("25T22:00:00"), isNew: false)
        #expect(same.due.isEmpty && !same.isMissed)
        #expect(same.progress?.fired == noted.fired)
        #expect(same.progress?.looked == (try time("25T22:00:00")))
        let next = ScheduleProgress.judge(same.progress, of: moved, at: try time("26T22:00:00"), isNew: false)
        #expect(next.due == [try time("26T22:00:00")])
    }

    @Test("a note is renewed after half a day without anything to do")
    func renewed() throws {
        let noted = try progress("24T03:00:01", fired: "24T03:00:00")
        let verdict = ScheduleProgress.judge(noted, of: schedule, at: try time("24T15:00:02"), isNew: false)
        #expect(
            verdict == .init(due: [], isMissed: false, progress: try progress("24T15:00:02", fired: "24T03:00:00")))
    }

    @Test("after a long absence the rule for missed runs decides, and what nobody makes up for is told")
    func absence() throws {
        let noted = try progress("20T03:00:01", fired: "20T03:00:00")
        let soon = ScheduleProgress.judge(noted, of: schedule, at: try time("25T06:00:00"), isNew: true)
        #expect(soon.due == [try time("25T03:00:00")])
        #expect(soon.isMissed)
        let late = ScheduleProgress.judge(noted, of: schedule, at: try time("25T09:00:00"), isNew: true)
        #expect(late == .init(due: [], isMissed: true, progress: try progress("25T09:00:00", fired: "20T03:00:00")))
    }

    @Test("an hour that was changed is not due for what lies behind")
    func changed() throws {
        let noted = try progress("25T03:00:01", fired: "25T03:00:00")
        let changed = try Self.nightly("0 8 * * *")
        let verdict = ScheduleProgress.judge(noted, of: changed, at: try time("25T09:00:00"), isNew: true)
        #expect(verdict.due.isEmpty && !verdict.isMissed)
        #expect(verdict.progress?.looked == (try time("25T09:00:00")))
        #expect(verdict.progress?.fired == noted.fired)
        // The same from somebody who has looked before: another scheduler still has the old hour.
        #expect(
            ScheduleProgress.judge(noted, of: changed, at: try time("25T08:00:00"), isNew: false).due
                == [try time("25T08:00:00")])
    }

    private func report(at hour: String, since: String) throws -> Schedule {
        Schedule(
            .init("report-daily", of: UserID(7)), at: .daily(at: try #require(TimeOfDay(hour))), in: .utc,
            missed: .once(within: .seconds(15 * 3600)), slots: .days, since: try time(since),
            lane: .reports(ChatID(7)), pool: .report, kind: .report, address: nil)
    }

    @Test("an hour that is asked for for the next minute is due, although nobody has looked before it came")
    func nextMinute() throws {
        let wanted = try report(at: "20:31", since: "25T20:30:10")
        let other = ScheduleProgress(
            looked: try time("25T19:00:00"), fired: try time("24T20:00:00"), rule: "UTC 0 20 * * *")
        for noted in [nil, other] {
            let verdict = ScheduleProgress.judge(noted, of: wanted, at: try time("25T20:31:05"), isNew: true)
            #expect(verdict.due == [try time("25T20:31:00")] && !verdict.isMissed)
            let late = ScheduleProgress.judge(noted, of: wanted, at: try time("25T21:30:11"), isNew: true)
            #expect(late.due.isEmpty, "the note is lost, and nobody knows what has come")
        }
        let had = ScheduleProgress(looked: try time("25T20:00:01"), fired: try time("25T20:00:00"), rule: "x")
        #expect(ScheduleProgress.judge(had, of: wanted, at: try time("25T20:31:05"), isNew: true).due.isEmpty)
    }

    @Test("what was asked for by a clock that goes fast is due all the same")
    func fastClock() throws {
        let wanted = try report(at: "21:00", since: "25T21:02:00")
        let first = ScheduleProgress.judge(nil, of: wanted, at: try time("25T20:58:00"), isNew: true)
        #expect(first.due.isEmpty)
        let due = ScheduleProgress.judge(first.progress, of: wanted, at: try time("25T21:00:00"), isNew: false)
        #expect(due.due == [try time("25T21:00:00")])
    }

    @Test("what was stopped and is asked for again tells nothing of the days between")
    func askedAgain() throws {
        let wanted = try report(at: "21:00", since: "28T10:00:00")
        let noted = ScheduleProgress(
            looked: try time("24T21:00:00"), fired: try time("24T21:00:00"), rule: wanted.rule)
        let verdict = ScheduleProgress.judge(noted, of: wanted, at: try time("28T10:00:30"), isNew: true)
        #expect(verdict.due.isEmpty && !verdict.isMissed)
        #expect(
            ScheduleProgress.judge(verdict.progress, of: wanted, at: try time("28T21:00:00"), isNew: false).due
                == [try time("28T21:00:00")])
    }

    @Test("a note from the future is one of a wrong clock, and is set right")
    func future() throws {
        let noted = try progress("29T03:00:01", fired: "29T03:00:00")
        let verdict = ScheduleProgress.judge(noted, of: schedule, at: try time("25T02:00:00"), isNew: false)
        #expect(verdict == .init(due: [], isMissed: false, progress: try progress("25T02:00:00", fired: "29T03:00:00")))
    }

    @Test("what came due right after a clock went back is not overlooked")
    func back() throws {
        let noted = try progress("29T03:00:01", fired: "29T03:00:00")
        let verdict = ScheduleProgress.judge(noted, of: schedule, at: try time("25T03:00:01"), isNew: false)
        let due = try time("25T03:00:00")
        #expect(
            verdict == .init(due: [due], isMissed: false, progress: try progress("25T03:00:01", fired: "25T03:00:00")))
        let isNew = ScheduleProgress.judge(noted, of: schedule, at: try time("25T03:00:01"), isNew: true)
        #expect(isNew.due.isEmpty)
    }

    @Test("is stored as text that reads back the same, and text of no sense is no note")
    func text() throws {
        for progress in [try progress("25T03:00:01"), try progress("25T03:00:01", fired: "24T03:00:00")] {
            #expect(ScheduleProgress(progress.text) == progress)
        }
        #expect(try progress("25T03:00:01").text == "1764039601000|-|UTC 0 3 * * *")
        for text in ["", "1", "1|2", "x|-|UTC 0 3 * * *", "1|x|UTC 0 3 * * *"] {
            #expect(ScheduleProgress(text) == nil, "\(text)")
        }
    }

    @Test("a slot by days is the day of the zone that it is about")
    func slots() throws {
        let person = Schedule(
            .init("report-evening", of: UserID(7)), at: .daily(at: try #require(TimeOfDay("00:30"))),
            in: try #require(Zone("Asia/Vladivostok")), missed: .skip, slots: .days, since: nil,
            lane: .reports(ChatID(7)), pool: .report, kind: .report, address: nil)
        #expect(person.slot(at: try time("25T14:30:00")) == "2025-11-25")
        #expect(person.slot(at: try time("26T01:59:59")) == "2025-11-25")
        #expect(person.slot(at: try time("26T02:00:00")) == "2025-11-26")
        #expect("\(person.name)" == "report-evening/7")
        #expect(schedule.slot(at: try time("25T03:00:00")) == "2025-11-25T03:00:00Z")
    }
}

/// A moment of November 2025.
func time(_ text: String) throws -> Date { try Date("2025-11-\(text)Z", strategy: .iso8601) }
