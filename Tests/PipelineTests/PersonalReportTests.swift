import Foundation
import Glibc
import Redis
import Support
import Testing

@Suite("A person's reports, through real processes", .serialized, .timeLimit(.minutes(3)))
struct PersonalReportTests {
    @Test("in the evening: one with a chart, in the person's zone, from two schedulers; none of nothing")
    func evening() async throws {
        let day = Day.tomorrow
        let clock = try SetClock(at: try day.at("20:40"))
        let bot = try await Installation.start(workers: 0, clock: clock, environment: Self.environment)
        let worker = try await bot.startWorker()
        for person in [71, 72, 73] as [Int64] {
            try await bot.tell("присылай отчёт каждый вечер", of: person, until: "каждый день в 21:00")
        }
        for text in ["цель 2000 ккал", "съел 200 г гречки и котлету", "вес 72,4", "вода 300"] {
            try await bot.tell(text, of: 71, until: "апис")
        }
        try await bot.tell("съел 100 г творога", of: 73, until: "Записал")
        try await bot.tell("/removeuser 73", of: 71, until: "больше не в семье")
        let schedulers = [try await bot.startScheduler(), try await bot.startScheduler()]
        try await bot.noted("report-daily", of: 71)
        let before = try await [72, 73].asyncMap { try await bot.world.transcript($0).said.count }

        try clock.set(to: try day.at("21:00:01"))
        let picture = try await bot.reports(71, 1)[0]
        #expect(picture.text.hasPrefix("📊 Ваш день, \(day.shown)\n🍽 1 приём пищи: "), "\(picture.text)")
        #expect(picture.text.contains("⚖️ Вес: 72,4 кг") && picture.text.contains("💧 Вода: 300 мл"))
        #expect(picture.text.contains(" из 2000 ккал, в пределах цели\n"), "\(picture.text)")
        #expect(picture.size == [1080, 720])
        #expect(try await worker.wrote(#""as":"nothing_to_tell""#))
        #expect(try await [72, 73].asyncMap { try await bot.world.transcript($0).said.count } == before)
        #expect(try await bot.documents(of: "outbox.files").isEmpty)

        // Nobody is there in the evening of the next day, and when somebody is, the quiet hours have begun.
        for scheduler in schedulers {
            scheduler.kill(SIGKILL)
            _ = try await scheduler.exitStatus()
        }
        try clock.set(to: try day.next.at("12:00"))
        try await bot.tell("съел 150 г гречки", of: 71, until: "Записал")
        try clock.set(to: try day.next.at("23:30"))
        try await bot.startScheduler()
        #expect(try await worker.wrote(#""detail":"quiet_hours""#))
        #expect(try await bot.pictures(71).count == 1)
        try clock.set(to: try day.next.next.at("08:00:30"))
        let late = try await bot.reports(71, 2)[1]
        #expect(late.text.hasPrefix("📊 Ваш день, \(day.next.shown)\n🍽 1 приём пищи: "), "\(late.text)")
        #expect(late.text.contains("За 7 дней до этого в среднем (по "))
    }

    @Test("of the week: with films and two charts, on the day that was asked for, and once when that is moved")
    func weekly() async throws {
        let sunday = Day.nextSunday
        let clock = try SetClock(at: try sunday.at("18:00"))
        let bot = try await Installation.start(clock: clock, environment: Self.environment)
        try await bot.tell("недельный отчёт по воскресеньям в 19:30", of: 74, until: "по воскресеньям в 19:30")
        for text in ["цель 2000 ккал", "съел 200 г гречки", "вчера вес 73", "вес 72,4", "посмотрел Дюну, 8/10"] {
            try await bot.tell(text, of: 74, until: "Записал")
        }
        let first = try await bot.startScheduler()
        try await bot.noted("report-weekly", of: 74)
        try clock.set(to: try sunday.at("19:30:01"))
        let picture = try await bot.reports(74, 1)[0]
        #expect(
            picture.text.hasPrefix("📊 Ваша неделя, \(sunday.adding(-6).shown) – \(sunday.shown)\n"), "\(picture.text)")
        #expect(picture.text.contains("🎬 «Дюну» — 8") || picture.text.contains("🎬 «Дюна» — 8"), "\(picture.text)")
        #expect(picture.text.contains("⚖️ Вес: 72,4 кг"))
        #expect(picture.text.contains("🎯 В пределах цели (2000 ккал): 1 день из 1\n"), "\(picture.text)")
        #expect(picture.size == [1080, 1440])

        first.kill(SIGTERM)
        _ = try await first.exitStatus()
        try await bot.tell("недельный отчёт по понедельникам в 9", of: 74, until: "по понедельникам в 09:00")
        try await bot.startScheduler()
        try await bot.noted("report-weekly", of: 74) { $0.hasSuffix("0 9 * * mon") }
        try clock.set(to: try sunday.next.at("09:00:01"))
        let due = Int64(try sunday.next.at("09:00").timeIntervalSince1970) * 1000
        try await bot.noted("report-weekly", of: 74) { note in
            note.split(separator: "|").first.flatMap { Int64($0) }.map { $0 >= due } ?? false
        }
        let connection = bot.redis.connect()
        #expect(try await connection.send(Command("EXISTS", "{123456}l:r:74")).integer == 0)
        #expect(try await bot.pictures(74).count == 1)
        // Among other messages: owners have their morning report meanwhile.
        try await bot.world.say("не присылай отчёты", chat: 74)
        _ = try await bot.world.transcript(74, saying: "Отчётов я не присылаю")
    }

    /// By rules, so that what is said is what is stored.
    private static let environment = [
        "OPENAI_API_KEY": "", "OPENAI_BASE_URL": "https://api.openai.com/v1", "FAMILYBOT_TIMEZONE": "Europe/Moscow",
    ]
}

/// A day to come, in Moscow: what belongs to past days the server would sweep.
private struct Day {
    let start: Date

    static var tomorrow: Day {
        Day(start: Date(timeIntervalSince1970: (Date().timeIntervalSince1970 / 86_400).rounded(.up) * 86_400 + 86_400))
    }

    /// 1 January 1970 was a Thursday.
    static var nextSunday: Day {
        var day = tomorrow
        while Int(day.start.timeIntervalSince1970 / 86_400) % 7 != 3 { day = day.next }
        return day
    }

    var next: Day { adding(1) }
    func adding(_ days: Int) -> Day { Day(start: start.addingTimeInterval(Double(days) * 86_400)) }

    /// As reports write it.
    var shown: String {
        start.formatted(.iso8601.year().month().day()).split(separator: "-").reversed().joined(separator: ".")
    }

    /// - Parameter time: in Moscow, three hours ahead of UTC.
    func at(_ time: String) throws -> Date {
        let parts = time.split(separator: ":").compactMap { Double($0) }
        try #require(parts.count >= 2)
        return start.addingTimeInterval((parts[0] - 3) * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0))
    }
}

/// A picture that the bot has sent.
private struct SentPicture {
    let text: String
    /// Width and height, as the file's header tells them.
    let size: [Int]
}

extension Installation {
    /// Says something, and waits until the answer does.
    fileprivate func tell(_ text: String, of person: Int64, until answer: String) async throws {
        let known = try await world.transcript(person).said.count
        try await world.say(text, chat: person)
        let said = try await world.transcript(person, with: known + 1).said
        try #require(said.last?.contains(answer) == true, "\(text): \(said)")
    }

    fileprivate func pictures(_ chat: Int64) async throws -> [SentPicture] {
        struct Chat: Decodable {
            struct Message: Decodable {
                struct File: Decodable { let file_id: String }
                let kind, text: String
                let file: File?
            }
            let messages: [Message]
        }
        let shown = try JSONDecoder().decode(Chat.self, from: try await world.get("chats/\(chat)"))
        var pictures: [SentPicture] = []
        for message in shown.messages where message.kind == "photo" {
            guard let file = message.file else { continue }
            let png = [UInt8](try await world.get("file?id=\(file.file_id)&download=1"))
            try #require(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let size = [16, 20].map { start in png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
            pictures.append(SentPicture(text: message.text, size: size))
        }
        return pictures
    }

    /// Waits until so many have come.
    fileprivate func reports(_ chat: Int64, _ count: Int) async throws -> [SentPicture] {
        try await world.get("wait?calls=\(count)&method=sendPhoto&timeout=30")
        let pictures = try await pictures(chat)
        try #require(pictures.count == count)
        return pictures
    }

    /// Waits until schedulers have looked at somebody's schedule, and noted something.
    fileprivate func noted(
        _ work: String, of person: Int64, _ holds: (String) -> Bool = { _ in true }
    ) async throws {
        let connection = redis.connect()
        defer { connection.close() }
        let end = ContinuousClock.now + .seconds(30)
        while true {
            let note = try await connection.send(Command("GET", "{123456}schedule:\(work)/\(person)")).text
            if let note, holds(note) { return }
            try #require(ContinuousClock.now < end, "\(note ?? "no note") of \(work)")
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}

extension [Int64] {
    fileprivate func asyncMap<Result>(_ body: (Int64) async throws -> Result) async throws -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
