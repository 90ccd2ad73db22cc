import Domain
import Testing

@testable import Timetable

@Suite("Runs that were missed")
struct MissedRunsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let rule: MissedRuns
        let expression: String
        let last: String
        let now: String
        let due: [String]
        var testDescription: String { "\(rule), \(expression), \(last) to \(now)" }
    }

    @Test(
        "are made up for as their rule says",
        arguments: [
            Case(
                rule: .once(within: .seconds(86_400)), expression: "30 3 * * *", last: "2026-11-20T03:30:00Z",
                now: "2026-11-25T09:00:00Z", due: ["2026-11-25T03:30:00Z"]),
            Case(
                rule: .once(within: .seconds(3600)), expression: "30 3 * * *", last: "2026-11-20T03:30:00Z",
                now: "2026-11-25T09:00:00Z", due: []),
            Case(
                rule: .once(within: .seconds(3600)), expression: "30 3 * * *", last: "2026-11-20T03:30:00Z",
                now: "2026-11-25T03:30:00Z", due: ["2026-11-25T03:30:00Z"]),
            Case(
                rule: .once(within: .seconds(3600)), expression: "30 3 * * *", last: "2026-11-25T03:30:00Z",
                now: "2026-11-25T03:31:00Z", due: []),
            Case(
                rule: .once(within: .seconds(3600)), expression: "* * * * *", last: "2026-11-25T03:00:00Z",
                now: "2026-11-25T03:31:20Z", due: ["2026-11-25T03:31:00Z"]),
            Case(
                rule: .skip, expression: "30 3 * * *", last: "2026-11-20T03:30:00Z", now: "2026-11-25T03:31:00Z",
                due: []),
            Case(
                rule: .skip, expression: "30 3 * * *", last: "2026-11-20T03:30:00Z", now: "2026-11-25T03:30:59Z",
                due: ["2026-11-25T03:30:00Z"]),
            Case(
                rule: .all(upTo: 3), expression: "0 * * * *", last: "2026-11-25T00:30:00Z",
                now: "2026-11-25T09:30:00Z",
                due: ["2026-11-25T07:00:00Z", "2026-11-25T08:00:00Z", "2026-11-25T09:00:00Z"]),
            Case(
                rule: .all(upTo: 3), expression: "0 * * * *", last: "2026-11-25T08:00:00Z",
                now: "2026-11-25T09:30:00Z", due: ["2026-11-25T09:00:00Z"]),
            Case(
                rule: .all(upTo: 3), expression: "0 * * * *", last: "2026-11-25T09:00:00Z",
                now: "2026-11-25T08:00:00Z", due: []),
        ])
    func rules(example: Case) throws {
        let due = example.rule.due(
            of: try CronExpression(example.expression), in: .utc, after: try moment(example.last),
            upTo: try moment(example.now))
        #expect(due == (try example.due.map(moment)))
    }
}
