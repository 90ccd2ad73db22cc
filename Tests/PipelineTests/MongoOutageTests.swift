import Foundation
import Mongo
import Redis
import Support
import Testing

@Suite("MongoDB goes away and comes back", .serialized, .timeLimit(.minutes(4)))
struct MongoOutageTests {
    private static let people = Int64(1000)..<1020
    private static let each = 6

    @Test("killed twice under load: every film and meal is stored once, told once and paid once, and nothing is dead")
    func killed() async throws {
        let mongo = try await MongoServer.start()
        let bot = try await Installation.start(
            mongo: mongo, workers: 2, environment: ["TELEGRAM_RATES": "off", "LOG_LEVEL": "debug"])
        try await bot.world.post("limits", ["off": true])
        try await bot.world.post("pace", ["ai_ms": 300])
        let telling = Task {
            for number in 1...Self.each {
                for person in Self.people { try await bot.world.say(Self.record(number, person), chat: person) }
            }
        }
        for round in 1...2 {
            try await bot.world.aiRequests(round * 60, within: 60)
            try await mongo.kill()
            // So long that jobs give up what they are at, and begin again.
            try await putOff(bot, times: Self.people.count / 2)
            try await mongo.restart()
        }
        try await telling.value
        for person in Self.people {
            let last = Self.title(Self.each, person)
            let said = try await bot.world.transcript(person, saying: last, within: 90).said.filter { !isNotice($0) }
            let signs = (1...Self.each).flatMap { Self.signs($0, person) }
            try #require(said.count == signs.count, "\(said)")
            for (answer, sign) in zip(said, signs) { #expect(answer.contains(sign), "to \(person)") }
        }
        try await expectStoredOnce(bot)
        #expect(try await bot.world.counts().ai_requests == 2 * Self.each * Self.people.count)
        #expect(try await bot.redis.connect().send(Command("XLEN", "{123456}dead")) == .integer(0))
    }

    @Test("away for more than ten seconds: a person is told so once, whatever waits, and everything is answered after")
    func away() async throws {
        let mongo = try await MongoServer.start()
        let bot = try await Installation.start(mongo: mongo, environment: ["LOG_LEVEL": "debug"])
        try await mongo.kill()
        for number in 1...3 { try await bot.world.say("Вопрос \(number)", chat: 60) }
        try await bot.world.say("/films", chat: -1001, user: 60)
        while try await notices(bot) == 0 { try await Task.sleep(for: .milliseconds(100)) }
        // Both lanes have waited long enough by now, and come again every few seconds.
        try await putOff(bot, times: 4)
        #expect(try await notices(bot) == 1)
        try await mongo.restart()
        let answered = try await bot.world.transcript(60, saying: "«Вопрос 3»", within: 60).said
        #expect(answered.filter { !isNotice($0) } == (1...3).map { "Симулятор: вы написали «Вопрос \($0)»" })
        let films = try await bot.world.transcript(-1001, saying: "фильм", within: 60).said
        #expect(films.filter { !isNotice($0) }.count == 1)
        #expect(try await notices(bot) == 1)
    }

    private func expectStoredOnce(_ bot: Installation) async throws {
        let films = try await bot.documents(of: "films")
        let told = Self.people.flatMap { person in
            (1...Self.each).filter(Self.isFilm).map { Self.title($0, person) }
        }
        #expect(films.compactMap { $0["title"]?.string }.sorted() == told.sorted())
        #expect(films.allSatisfy { $0["changes"]?.array?.count == 1 }, "a rating that was stored twice")
        let meals = try await bot.documents(of: "meals").compactMap { $0["personID"]?.int }
        let eaten = Self.people.flatMap { person in (1...Self.each).filter { !Self.isFilm($0) }.map { _ in Int(person) }
        }
        #expect(meals.sorted() == eaten)
    }

    private func notices(_ bot: Installation) async throws -> Int {
        var said: [String] = []
        for chat: Int64 in [60, -1001] { said += try await bot.world.transcript(chat).said }
        return said.count(where: isNotice)
    }

    private func isNotice(_ text: String) -> Bool { text.hasPrefix("Моя память сейчас недоступна") }

    /// Waits until jobs have been put off so often from now on.
    private func putOff(_ bot: Installation, times: Int) async throws {
        let before = bot.log.ranges(of: "mongo_away").count
        while bot.log.ranges(of: "mongo_away").count < before + times {
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private static func record(_ number: Int, _ person: Int64) -> String {
        isFilm(number) ? "Я посмотрел фильм \(title(number, person)), оценка 9/10" : "съел 200 г гречки"
    }

    /// By which the answers are known: a meal by its sum.
    private static func signs(_ number: Int, _ person: Int64) -> [String] {
        isFilm(number) ? ["«\(title(number, person))»"] : ["Итого: "]
    }

    private static func isFilm(_ number: Int) -> Bool { number.isMultiple(of: 2) }

    private static func title(_ number: Int, _ person: Int64) -> String { "Матрица \(person) часть \(number)" }
}
