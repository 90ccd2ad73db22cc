import Domain
import Foundation
import Testing

private func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

private func clock(_ zone: String, _ start: String = "04:00") throws -> LocalClock {
    LocalClock(
        zone: try #require(Zone(zone)), startOfDay: try #require(TimeOfDay(start).flatMap(StartOfDay.init)))
}

@Suite("A person's clock")
struct LocalClockTests {
    @Test(
        "puts a moment in the person's own day",
        arguments: [
            ("Europe/Moscow", "04:00", "2026-11-25T00:59:59Z", "2026-11-24"),
            ("Europe/Moscow", "04:00", "2026-11-25T01:00:00Z", "2026-11-25"),
            ("Europe/Moscow", "00:00", "2026-11-24T20:59:59Z", "2026-11-24"),
            ("Europe/Moscow", "00:00", "2026-11-24T21:00:00Z", "2026-11-25"),
            ("America/New_York", "04:00", "2026-11-25T08:59:59Z", "2026-11-24"),
            ("America/New_York", "04:00", "2026-11-25T09:00:00Z", "2026-11-25"),
            ("Asia/Kolkata", "05:30", "2026-11-25T00:00:00Z", "2026-11-25"),
            ("UTC", "12:00", "2026-11-25T11:59:59Z", "2026-11-24"),
        ])
    func days(_ zone: String, start: String, at: String, day: String) throws {
        #expect(try clock(zone, start).day(at: try moment(at)).description == day)
    }

    @Test(
        "begins the days around a change of clocks when the wall shows it",
        arguments: [
            // Moscow stayed on +03:00 through both nights, and left +04:00 for good on 26 October 2014.
            ("Europe/Moscow", "04:00", "2026-03-29", "2026-03-29T01:00:00Z", 24.0),
            ("Europe/Moscow", "04:00", "2014-10-25", "2014-10-25T00:00:00Z", 25.0),
            ("Europe/Moscow", "01:30", "2014-10-26", "2014-10-25T21:30:00Z", 25.0),
            // Berlin: 29 March 02:00 becomes 03:00; 25 October 03:00 becomes 02:00.
            ("Europe/Berlin", "04:00", "2026-03-28", "2026-03-28T03:00:00Z", 23.0),
            ("Europe/Berlin", "04:00", "2026-03-29", "2026-03-29T02:00:00Z", 24.0),
            ("Europe/Berlin", "02:30", "2026-03-29", "2026-03-29T01:00:00Z", 23.5),
            ("Europe/Berlin", "02:30", "2026-10-25", "2026-10-25T00:30:00Z", 25.0),
            ("Europe/Berlin", "04:00", "2026-10-24", "2026-10-24T02:00:00Z", 25.0),
            // New York: 8 March 02:00 becomes 03:00; 1 November 02:00 becomes 01:00.
            ("America/New_York", "04:00", "2026-03-07", "2026-03-07T09:00:00Z", 23.0),
            ("America/New_York", "02:00", "2026-03-08", "2026-03-08T07:00:00Z", 23.0),
            ("America/New_York", "01:30", "2026-11-01", "2026-11-01T05:30:00Z", 25.0),
            ("America/New_York", "00:00", "2026-11-01", "2026-11-01T04:00:00Z", 25.0),
        ])
    func changes(_ zone: String, start: String, day: String, begins: String, hours: Double) throws {
        let clock = try clock(zone, start)
        let moments = clock.moments(of: try #require(LocalDay(day)))
        #expect(moments.lowerBound == (try moment(begins)))
        #expect(moments.upperBound.timeIntervalSince(moments.lowerBound) / 3600 == hours)
    }

    @Test(
        "puts every moment of two years in exactly the day whose moments it is one of",
        arguments: ["Europe/Moscow", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"],
        ["00:00", "01:30", "02:00", "02:30", "04:00"])
    func partition(_ zone: String, start: String) throws {
        let clock = try clock(zone, start)
        var last = clock.day(at: try moment("2010-12-31T00:00:00Z"))
        // 47 minutes meet every quarter of an hour of the night sooner or later.
        for seconds in stride(from: 1_293_840_000, to: 1_356_998_400, by: 2_820) {
            let at = Date(timeIntervalSince1970: Double(seconds))
            let day = clock.day(at: at)
            #expect(clock.moments(of: day).contains(at))
            #expect(day >= last)
            last = day
        }
    }

    @Test("knows yesterday on the days after a change of clocks")
    func yesterday() throws {
        let clock = try clock("Europe/Berlin")
        let evening = clock.day(at: try moment("2026-10-25T20:00:00Z"))
        #expect(DayReference.yesterday.resolved(on: evening).description == "2026-10-24")
        let night = clock.day(at: try moment("2026-10-25T02:59:00Z"))
        #expect(night.description == "2026-10-24")
        #expect(DayReference.yesterday.resolved(on: night).description == "2026-10-23")
    }

    @Test(
        "finds the moment at which it shows a time",
        arguments: [
            ("2026-11-25", "13:05", "2026-11-25T12:05:00Z"), ("2026-11-25", "01:30", "2026-11-26T00:30:00Z"),
            ("2026-11-25", "04:00", "2026-11-25T03:00:00Z"), ("2026-11-25", "03:59", "2026-11-26T02:59:00Z"),
            ("2026-03-28", "02:30", "2026-03-29T01:00:00Z"), ("2026-10-24", "02:30", "2026-10-25T00:30:00Z"),
        ])
    func times(_ day: String, time: String, at: String) throws {
        let clock = try clock("Europe/Berlin")
        let found = clock.moment(of: try #require(LocalDay(day)), at: try #require(TimeOfDay(time)))
        #expect(found == (try moment(at)))
        #expect(clock.day(at: found).description == day)
    }

    @Test("shows the time of the wall")
    func wall() throws {
        #expect(try clock("Europe/Berlin").time(at: try moment("2026-03-29T00:59:59Z")).description == "01:59")
        #expect(try clock("Europe/Berlin").time(at: try moment("2026-03-29T01:00:00Z")).description == "03:00")
        #expect(try clock("America/New_York").time(at: try moment("1969-07-20T20:17:40Z")).description == "16:17")
    }
}

@Suite("A time zone")
struct ZoneTests {
    @Test("resolves in this build with the right offsets")
    func proof() { #expect(Zone.startupProof() == nil) }

    @Test("is one that this machine knows", arguments: ["Europe/Atlantis", "", "MSK", "GMT+3", "../etc/passwd"])
    func unknown(_ name: String) { #expect(Zone(name) == nil) }

    @Test("is coded as its name")
    func coding() throws {
        let zone = try #require(Zone("Europe/Moscow"))
        let coded = try JSONEncoder().encode([zone, .utc])
        #expect(try JSONDecoder().decode([String].self, from: coded) == ["Europe/Moscow", "UTC"])
        #expect(try JSONDecoder().decode([Zone].self, from: coded) == [zone, .utc])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Zone].self, from: Data(#"["Mars/X"]"#.utf8)) }
    }
}

@Suite("A time of the day")
struct TimeOfDayTests {
    @Test(
        "is read from hours and minutes",
        arguments: [("9:05", "09:05"), ("09:05", "09:05"), ("00:00", "00:00"), ("23:59", "23:59")])
    func reading(_ text: String, shown: String) { #expect(TimeOfDay(text)?.description == shown) }

    @Test("is no other text", arguments: ["24:00", "9:5", "9", "9:60", "-1:00", "12:00:00", "+9:05", ""])
    func refused(_ text: String) { #expect(TimeOfDay(text) == nil) }

    @Test("begins a day until noon, and at four when nobody says otherwise")
    func starts() throws {
        #expect(StartOfDay.usual.time.description == "04:00")
        #expect(try #require(TimeOfDay("12:00").flatMap(StartOfDay.init)).time.minutes == 720)
        #expect(TimeOfDay("12:01").flatMap(StartOfDay.init) == nil)
        let coded = try JSONEncoder().encode([StartOfDay.usual])
        #expect(String(decoding: coded, as: UTF8.self) == "[240]")
        #expect(try JSONDecoder().decode([StartOfDay].self, from: coded) == [.usual])
    }
}
