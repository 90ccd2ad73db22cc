import Domain
import Testing

@testable import Timetable

@Suite("A cron expression")
struct CronExpressionTests {
    @Test(
        "means the same however it is written",
        arguments: [
            ("0 0 1 1 *", "@yearly"), ("0 0 1 1 *", "@annually"), ("0 0 1 * *", "@monthly"), ("0 0 * * 0", "@weekly"),
            ("0 0 * * *", "@daily"), ("0 0 * * *", "@midnight"), ("0 0 * * *", "@Daily"), ("0 * * * *", "@hourly"),
            ("0 0 * * 0", "0 0 * * 7"), ("0 0 * * 0", "  0\t0 * *   SUN "), ("0 0 * * 1-5", "0 0 * * mon-fri"),
            ("0 0 * * 6,0", "0 0 * * sat-sun"), ("0 0 * 1,2,12 *", "0 0 * jan-feb,dec *"),
            ("0,20,40 * * * *", "0/20 * * * *"), ("5,25,45 * * * *", "5/20 * * * *"),
            ("10,12,14 0 * * *", "10-14/2 0 * * *"),
            ("0 0 1,31 * *", "0 0 1-31/30 * *"), ("0 0 * * 5,6,0", "0 0 * * 5/1"),
        ])
    func same(plain: String, written: String) throws {
        let start = "2026-01-01T00:00:00Z"
        #expect(
            try due(written, in: "UTC", after: start, 200) == due(plain, in: "UTC", after: start, 200))
    }

    @Test("shows itself as it was written")
    func description() throws {
        #expect(try CronExpression(" 30  3 * * MON ").description == "30 3 * * MON")
        #expect(try CronExpression("@daily").description == "@daily")
        #expect(CronExpression.daily(at: try #require(TimeOfDay("21:05"))).description == "5 21 * * *")
    }

    @Test(
        "is refused with a sentence that names the field",
        arguments: [
            ("", "it has 0 fields and not five"), ("5", "it has one field and not five"),
            ("30 3 * *", "it has 4 fields and not five"), ("0 30 3 * * *", "it has 6 fields and not five"),
            ("60 3 * * *", "the minute cannot be “60”, it is a number from 0 to 59"),
            ("0 24 * * *", "the hour cannot be “24”, it is a number from 0 to 23"),
            ("0 0 0 * *", "the day of the month cannot be “0”, it is a number from 1 to 31"),
            ("0 0 * 13 *", "the month cannot be “13”, it is a number from 1 to 12, or jan to dec"),
            ("0 0 * * 8", "the day of the week cannot be “8”, it is a number from 0 to 7, or sun to sat"),
            ("0 0 * * friday", "the day of the week cannot be “friday”"),
            ("0 0 mon * *", "the day of the month cannot be"),
            ("5-3 * * * *", "the minute “5-3” runs backwards"), ("0 0 * * fri-tue", "“fri-tue” runs backwards"),
            ("*/0 * * * *", "the minute “*/0” has no step"), ("*/x * * * *", "the minute “*/x” has no step"),
            ("*/ * * * *", "has no step"), ("*/5/5 * * * *", "has no step"),
            ("1,,2 * * * *", "something is missing in the minute"),
            ("+1 * * * *", "the minute cannot be “+1”"), ("1-2-3 * * * *", "the minute cannot be “1-2-3”"),
            ("- * * * *", "the minute cannot be “-”"), ("** * * * *", "the minute cannot be “**”"),
            ("99999999999999999999 * * * *", "the minute cannot be"), ("@reboot", "@reboot is none of @hourly, @daily"),
        ])
    func refused(text: String, sentence: String) {
        let error = #expect(throws: CronError.self) { try CronExpression(text) }
        #expect(error?.description.contains(sentence) == true, "\(String(describing: error))")
    }

    @Test(
        "that names no day of any year is never due, and is no schedule to live by",
        arguments: ["0 0 30 2 *", "0 0 31 2,4,6,9,11 *", "* * 31 feb *", "0 0 30 2 */2"])
    func never(text: String) throws {
        #expect(try due(text, in: "Europe/Berlin", after: "2026-01-01T00:00:00Z", 1).isEmpty)
        #expect(throws: CronError.never) { try CronExpression.recurring(text) }
    }

    @Test("that names a rare day is due all the same", arguments: ["0 0 30 2 1", "0 0 31 2,12 *", "0 0 29 2 */7"])
    func rare(text: String) throws {
        #expect(try due(text, in: "UTC", after: "2026-01-01T00:00:00Z", 1).count == 1)
        #expect(throws: Never.self) { try CronExpression.recurring(text) }
    }

    @Test(
        "knows the longest time between two of its moments, in hours",
        arguments: [
            ("30 3 * * *", 24), ("0 3,15 * * *", 12), ("0 3,9 * * *", 18), ("0 * * * *", 1), ("0 3 * * mon", 7 * 24),
            ("0 3 * * mon,fri", 4 * 24), ("0 3 1 * *", 31 * 24), ("* * 1 * *", 30 * 24), ("0 0 1 1 *", 366 * 24),
            ("0 0 29 2 *", 2921 * 24), ("0 0 30 2 *", 24),
        ])
    func gaps(text: String, hours: Int) throws {
        let gap = try CronExpression(text).longestGap
        let minute = text.hasPrefix("* *") ? Duration.seconds(60) : .zero
        #expect(gap == .seconds(hours * 3600) + minute, "\(gap)")
    }

    @Test("finds 29 February, also over a century that has none, and on a Sunday")
    func leapYears() throws {
        #expect(try CronExpression.recurring("0 0 29 2 *").description == "0 0 29 2 *")
        #expect(
            try due("0 0 29 2 *", in: "UTC", after: "2088-03-01T00:00:00Z", 3)
                == ["2092-02-29T00:00:00Z", "2096-02-29T00:00:00Z", "2104-02-29T00:00:00Z"])
        #expect(
            try due("0 0 29 2 */7", in: "UTC", after: "2026-01-01T00:00:00Z", 2)
                == ["2032-02-29T00:00:00Z", "2060-02-29T00:00:00Z"])
    }

    @Test("takes either day where both are named, and wants both where one begins with a star")
    func days() throws {
        #expect(
            try due("0 0 13 * fri", in: "UTC", after: "2026-02-10T00:00:00Z", 4)
                == ["2026-02-13T00:00:00Z", "2026-02-20T00:00:00Z", "2026-02-27T00:00:00Z", "2026-03-06T00:00:00Z"])
        #expect(
            try due("0 0 */2 * fri", in: "UTC", after: "2026-02-10T00:00:00Z", 3)
                == ["2026-02-13T00:00:00Z", "2026-02-27T00:00:00Z", "2026-03-13T00:00:00Z"])
    }
}
