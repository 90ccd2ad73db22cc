import Domain
import FamilyStore
import Foundation
import Phrases
import Testing

@testable import Actions

@Suite("A measurement that a person tells of", .timeLimit(.minutes(2)))
struct MeasurementTests {
    private func measured(_ measure: Measure, _ value: Double, _ day: DayReference? = nil) throws -> Action {
        .logMeasurement(try #require(Measured(measure, value)), day: day)
    }

    @Test("counts for the day that was named, and is told with it")
    func days() async throws {
        let home = try await Household()
        let records = home.store.healthRecords(of: home.anna)
        let range = DayRange(Household.today.adding(-7), Household.today)
        #expect(try await home.perform(try measured(.steps, 9000)) == .done(.steps(9000, dayTotal: 9000, day: .today)))
        #expect(
            try await home.perform(try measured(.steps, 100, .yesterday))
                == .done(.steps(100, dayTotal: 100, day: .yesterday)))
        #expect(
            try await home.perform(try measured(.steps, 50, .weekday(.monday)))
                == .done(.steps(50, dayTotal: 50, day: .date(day: 23, month: 11))))
        #expect(
            try await home.perform(try measured(.steps, 7, .day(try #require(LocalDay("2026-11-20")))))
                == .done(.steps(7, dayTotal: 7, day: .date(day: 20, month: 11))))
        #expect(try await records.daily(.steps, range).map(\.value) == [7, 50, 100, 9000])
    }

    @Test("adds up where it is water or steps, each on its day")
    func sums() async throws {
        let home = try await Household()
        _ = try await home.perform(try measured(.water, 300))
        #expect(
            try await home.perform(try measured(.water, 250))
                == .done(.water(millilitres: 250, dayTotal: 550, day: .today)))
        #expect(
            try await home.perform(try measured(.water, 200, .yesterday))
                == .done(.water(millilitres: 200, dayTotal: 200, day: .yesterday)))
        _ = try await home.perform(try measured(.steps, 4000))
        #expect(
            try await home.perform(try measured(.steps, 1500))
                == .done(.steps(1500, dayTotal: 5500, day: .today)))
    }

    @Test("of weight is compared with the last one of a day before")
    func weight() async throws {
        let home = try await Household()
        #expect(
            try await home.perform(try measured(.weight, 82, .beforeYesterday))
                == .done(.weight(kilograms: 82, before: nil, day: .date(day: 23, month: 11))))
        let key = home.key()
        let now = ActionDesk.Outcome.done(.weight(kilograms: 80.5, before: 82, day: .today))
        #expect(try await home.perform(try measured(.weight, 80.5), by: key) == now)
        #expect(try await home.perform(try measured(.weight, 80.5), by: key) == now, "the same job again")
        #expect(
            try await home.perform(try measured(.weight, 80.1))
                == .done(.weight(kilograms: 80.1, before: 82, day: .today)), "of today the last one counts")
        #expect(
            try await home.perform(try measured(.sleep, 450)) == .done(.sleep(minutes: 450, day: .today)))
    }

    @Test("is told in a group by itself: without sums, and without what it was before")
    func groups() async throws {
        let home = try await Household()
        _ = try await home.perform(try measured(.weight, 82, .beforeYesterday))
        _ = try await home.perform(try measured(.water, 300))
        _ = try await home.perform(try measured(.steps, 4000))
        #expect(
            try await home.perform(try measured(.weight, 80), in: .group)
                == .done(.weight(kilograms: 80, before: nil, day: .today)))
        #expect(
            try await home.perform(try measured(.water, 250), in: .group)
                == .done(.water(millilitres: 250, dayTotal: nil, day: .today)))
        #expect(
            try await home.perform(try measured(.steps, 1500), in: .group)
                == .done(.steps(1500, dayTotal: nil, day: .today)))
    }

    @Test("is one person's own")
    func personal() async throws {
        let home = try await Household()
        _ = try await home.perform(try measured(.water, 300))
        let child = try await home.person(2, .child)
        #expect(
            try await home.perform(try measured(.water, 100), for: child)
                == .done(.water(millilitres: 100, dayTotal: 100, day: .today)))
        #expect(
            try await home.perform(try measured(.weight, 30), for: try await home.person(3, .guest))
                == .denied(.notPermitted))
    }

    @Test("is told when it is asked for: water, steps and sleep of the day or as the mean of the days with records")
    func statistics() async throws {
        let home = try await Household()
        #expect(
            try await home.perform(.healthStatistics(.water, .today))
                == .done(.measured(.init(.water, .today, perDay: nil, days: 0))))
        _ = try await home.perform(try measured(.water, 300))
        _ = try await home.perform(try measured(.water, 200))
        _ = try await home.perform(try measured(.water, 1500, .yesterday))
        _ = try await home.perform(try measured(.sleep, 400))
        #expect(
            try await home.perform(.healthStatistics(.water, .today))
                == .done(.measured(.init(.water, .today, perDay: 500, days: 1))))
        #expect(
            try await home.perform(.healthStatistics(.water, .yesterday))
                == .done(.measured(.init(.water, .yesterday, perDay: 1500, days: 1))))
        #expect(
            try await home.perform(.healthStatistics(.water, .week))
                == .done(.measured(.init(.water, .week, perDay: 1000, days: 2))))
        #expect(
            try await home.perform(.healthStatistics(.sleep, .today))
                == .done(.measured(.init(.sleep, .today, perDay: 400, days: 1))))
    }

    @Test("of weight is told as the last one with its day, and what changed in seven days or thirty")
    func lastWeight() async throws {
        let home = try await Household()
        #expect(try await home.perform(.healthStatistics(.weight, .today)) == .done(.noWeight))
        _ = try await home.perform(try measured(.weight, 84, .day(Household.today.adding(-20))))
        #expect(
            try await home.perform(.healthStatistics(.weight, .today))
                == .done(.lastWeight(.init(kilograms: 84, day: .date(day: 5, month: 11), change: nil, days: 7))))
        _ = try await home.perform(try measured(.weight, 82.5, .beforeYesterday))
        _ = try await home.perform(try measured(.weight, 82, .yesterday))
        #expect(
            try await home.perform(.healthStatistics(.weight, .today))
                == .done(.lastWeight(.init(kilograms: 82, day: .yesterday, change: -0.5, days: 7))))
        #expect(
            try await home.perform(.healthStatistics(.weight, .month))
                == .done(.lastWeight(.init(kilograms: 82, day: .yesterday, change: -2, days: 30))))
    }

    @Test("is told only to who measured it, and only in private", arguments: Measure.allCases)
    func privacy(_ measure: Measure) async throws {
        let home = try await Household()
        let child = try await home.person(2, .child)
        _ = try await home.perform(try measured(measure, 100))
        #expect(try await home.perform(.healthStatistics(measure, .week), in: .group) == .denied(.onlyPrivately))
        #expect(
            try await home.perform(.healthStatistics(measure, .week), for: try await home.person(3, .guest))
                == .denied(.notPermitted))
        let nothing: Telling =
            measure == .weight ? .noWeight : .measured(.init(measure, .week, perDay: nil, days: 0))
        #expect(try await home.perform(.healthStatistics(measure, .week), for: child) == .done(nothing))
    }
}
