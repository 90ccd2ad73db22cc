import Domain
import Foundation
import Testing

@testable import Timetable

@Suite("What is due where clocks are changed")
struct OccurrencesTests {
    @Test("half past two in Berlin: right after the gap in spring, the first of two in autumn, once each day")
    func berlin() throws {
        #expect(
            try due("30 2 * * *", in: "Europe/Berlin", after: "2026-03-28T00:00:00Z", 3)
                == ["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"])
        #expect(
            try due("30 2 * * *", in: "Europe/Berlin", after: "2026-10-24T00:00:00Z", 3)
                == ["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"])
    }

    @Test("what falls together runs once, and what was moved says so")
    func moved() throws {
        let found = Occurrences(
            of: try CronExpression("0,30 2,3 * * *"), in: try .named("Europe/Berlin"),
            after: try moment("2026-03-28T23:00:00Z")
        ).prefix(4)
        #expect(
            found.map { $0.moment.formatted(.iso8601) } == [
                "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:00:00Z", "2026-03-30T00:30:00Z",
            ])
        #expect(found.map(\.isMoved) == [true, false, false, false])
    }

    struct Change: CustomTestStringConvertible, Sendable {
        let what: String
        let expression: String
        let zone: String
        let after: String
        let due: [String]
        var testDescription: String { "\(zone), \(expression): \(what)" }
    }

    @Test(
        "follows the rules in every kind of zone",
        arguments: [
            Change(
                what: "stars follow real time: nothing in the gap", expression: "*/30 2 * * *", zone: "Europe/Berlin",
                after: "2026-03-28T12:00:00Z", due: ["2026-03-30T00:00:00Z", "2026-03-30T00:30:00Z"]),
            Change(
                what: "stars follow real time: both hours that look the same", expression: "*/30 2 * * *",
                zone: "Europe/Berlin", after: "2026-10-24T12:00:00Z",
                due: ["2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z", "2026-10-25T01:30:00Z"]),
            Change(
                what: "half an hour forward", expression: "15 2 * * *", zone: "Australia/Lord_Howe",
                after: "2026-10-03T00:00:00Z", due: ["2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"]),
            Change(
                what: "half an hour back", expression: "45 1 * * *", zone: "Australia/Lord_Howe",
                after: "2026-04-04T00:00:00Z", due: ["2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"]),
            Change(
                what: "a gap that begins at a quarter to three", expression: "50 2 * * *", zone: "Pacific/Chatham",
                after: "2026-09-26T00:00:00Z", due: ["2026-09-26T14:00:00Z", "2026-09-27T13:05:00Z"]),
            Change(
                what: "no midnight", expression: "0 0 * * *", zone: "America/Havana", after: "2026-03-07T12:00:00Z",
                due: ["2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"]),
            Change(
                what: "two midnights", expression: "0 0 * * *", zone: "America/Havana", after: "2026-10-31T12:00:00Z",
                due: ["2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"]),
            Change(
                what: "a day begins, and the day before goes on", expression: "0,59 0,23 * * *",
                zone: "America/St_Johns",
                after: "2010-11-07T01:00:00Z",
                due: [
                    "2010-11-07T01:30:00Z", "2010-11-07T02:29:00Z", "2010-11-07T02:30:00Z", "2010-11-07T04:29:00Z",
                    "2010-11-08T02:30:00Z",
                ]),
            Change(
                what: "the minute after midnight, and the hour before it again", expression: "*/30 0,23 * * *",
                zone: "America/St_Johns", after: "2010-11-07T01:15:00Z",
                due: [
                    "2010-11-07T01:30:00Z", "2010-11-07T02:00:00Z", "2010-11-07T02:30:00Z", "2010-11-07T03:00:00Z",
                    "2010-11-07T03:30:00Z", "2010-11-07T04:00:00Z",
                ]),
            Change(
                what: "a day that never was", expression: "30 2 * * *", zone: "Pacific/Apia",
                after: "2011-12-29T00:00:00Z",
                due: ["2011-12-29T12:30:00Z", "2011-12-30T12:30:00Z", "2011-12-31T12:30:00Z"]),
            Change(
                what: "the thirtieth that never was", expression: "0 9 30 * *", zone: "Pacific/Apia",
                after: "2011-12-01T00:00:00Z", due: ["2012-01-29T19:00:00Z"]),
            Change(
                what: "forward for good, by half an hour before midnight", expression: "45 23 * * *",
                zone: "Asia/Pyongyang", after: "2018-05-04T00:00:00Z",
                due: ["2018-05-04T15:00:00Z", "2018-05-05T14:45:00Z"]),
            Change(
                what: "forward for good, from half past two", expression: "40 2 * * *", zone: "America/Caracas",
                after: "2016-05-01T00:00:00Z", due: ["2016-05-01T07:00:00Z", "2016-05-02T06:40:00Z"]),
            Change(
                what: "back for good", expression: "30 1 * * *", zone: "Europe/Moscow", after: "2014-10-25T12:00:00Z",
                due: ["2014-10-25T21:30:00Z", "2014-10-26T22:30:00Z"]),
            Change(
                what: "no summer time", expression: "30 2 * * *", zone: "Asia/Kolkata", after: "2026-03-28T00:00:00Z",
                due: ["2026-03-28T21:00:00Z", "2026-03-29T21:00:00Z"]),
        ])
    func changes(change: Change) throws {
        #expect(
            try due(change.expression, in: change.zone, after: change.after, change.due.count) == change.due)
    }

    @Test("begins after the moment that it is given, also between the two moments that look the same")
    func start() throws {
        #expect(
            try due("30 2 * * *", in: "Europe/Berlin", after: "2026-03-28T01:30:00Z", 1) == ["2026-03-29T01:00:00Z"])
        #expect(
            try due("30 2 * * *", in: "Europe/Berlin", after: "2026-03-29T01:00:00Z", 1) == ["2026-03-30T00:30:00Z"])
        #expect(
            try due("30 2 * * *", in: "Europe/Berlin", after: "2026-10-25T00:30:00Z", 1) == ["2026-10-26T01:30:00Z"])
        #expect(
            try due("*/30 2 * * *", in: "Europe/Berlin", after: "2026-10-25T00:30:00Z", 1) == ["2026-10-25T01:00:00Z"])
    }

    struct Row {
        let zone: String
        let year: Int
        let expression: String
        let distances: [Int]
    }

    @Test("agrees with another cron over a year of 24 expressions in 15 zones")
    func oracle() throws {
        let file = try #require(Bundle.module.url(forResource: "crondst", withExtension: "tsv"))
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 360)
        for line in lines {
            let row = try Self.row(line)
            let zone = try Zone.named(row.zone)
            let beginning = try moment("\(row.year)-01-01T00:00:00Z")
            let end = try moment("\(row.year + 1)-01-01T00:00:00Z")
            var last = beginning
            var found: [Int] = []
            for due in Occurrences(of: try CronExpression(row.expression), in: zone, after: beginning) {
                guard due.moment < end else { break }
                found.append(Int(due.moment.timeIntervalSince(last)) / 60)
                last = due.moment
            }
            #expect(found == row.distances, "\(row.zone) \(row.year), \(row.expression)")
        }
    }

    private static func row(_ line: Substring) throws -> Row {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        try #require(parts.count == 4)
        var distances: [Int] = []
        for match in parts[3].matches(of: /(?:\((?<many>[0-9 ]+)\)|(?<one>[0-9]+))(?:\*(?<times>[0-9]+))?/) {
            let numbers = (match.many ?? match.one ?? "").split(separator: " ").compactMap { Int($0) }
            let times = match.times.flatMap { Int($0) } ?? 1
            for _ in 0..<times { distances += numbers }
        }
        return Row(
            zone: String(parts[0]), year: try #require(Int(parts[1])), expression: String(parts[2]),
            distances: distances)
    }
}
