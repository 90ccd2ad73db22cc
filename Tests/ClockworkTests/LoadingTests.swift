import Domain
import Foundation
import Jobs
import Logging
import Schedules
import Support
import Testing
import Threading
import Timetable

@testable import Clockwork

@Suite("The sources of schedules")
struct LoadingTests {
    @Test("who cannot be asked is taken by the last word, and does not stop the others")
    func failing() async throws {
        let schedule = Schedule(
            .init("nightly"), at: try CronExpression("@daily"), in: .utc, missed: .skip, slots: .moments, since: nil,
            lane: .system(.backup), pool: .backup, kind: .backup, address: nil)
        let isAway = Mutable(true)
        let loading = Loading(
            [
                .fixed([schedule]),
                ScheduleSource("people") {
                    if isAway.value { throw Missing("the database") }
                    return [schedule]
                },
            ], every: .seconds(60), logger: Logger(label: "test"))
        #expect(loading.news()?.count == 1)
        #expect(await !loading.ask(1, isTroubled: false))
        #expect(loading.news() == nil)
        isAway.value = false
        #expect(await loading.ask(1, isTroubled: true))
        #expect(loading.news()?.count == 2)
        #expect(await loading.ask(1, isTroubled: false))
        #expect(loading.news() == nil)
        isAway.value = true
        #expect(await !loading.ask(1, isTroubled: false))
        #expect(loading.news() == nil)
    }

    @Test("a clock that goes back has everything looked at anew, and an unchanged schedule is not new again")
    func agenda() throws {
        let schedule = Schedule(
            .init("nightly"), at: try CronExpression("0 3 * * *"), in: .utc, missed: .skip, slots: .moments, since: nil,
            lane: .system(.backup), pool: .backup, kind: .backup, address: nil)
        var agenda = Agenda()
        agenda.replace(by: [schedule])
        let start = try time("25T02:59:00")
        #expect(agenda.due(at: start).map(\.isNew) == [true])
        agenda.workedOff(schedule, at: start)
        #expect(agenda.due(at: start).isEmpty)
        #expect(agenda.pause(at: start) == .seconds(2))
        #expect(agenda.pause(at: start.addingTimeInterval(59.5)) == .seconds(0.5))
        agenda.replace(by: [schedule])
        #expect(agenda.due(at: start.addingTimeInterval(60)).map(\.isNew) == [false])
        agenda.workedOff(schedule, at: start.addingTimeInterval(60))
        #expect(agenda.due(at: start.addingTimeInterval(61)).isEmpty)
        #expect(agenda.due(at: start).map(\.isNew) == [false])
        agenda.replace(by: [])
        #expect(agenda.due(at: start.addingTimeInterval(-1)).isEmpty)
    }
}

private final class Mutable: Sendable {
    private let state: Locked<Bool>
    init(_ value: Bool) { state = Locked(value) }
    var value: Bool {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
