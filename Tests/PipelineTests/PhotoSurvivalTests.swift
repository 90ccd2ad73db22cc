import Foundation
import Support
import Testing

@Suite("Photos and texts by two ingresses and three workers", .serialized, .timeLimit(.minutes(4)))
struct PhotoSurvivalTests {
    private static let people = Array(Int64(1000)..<1016)
    private static let dishes = ["рис", "борщ", "котлета"]

    @Test(
        "one of each killed under load: nothing is lost, every photo is one meal and one card, every text has one answer"
    )
    func killed() async throws {
        let bot = try await Installation.start(
            workers: 2, environment: ["TELEGRAM_RATES": "off", "FAMILYBOT_VISIBILITY_SECONDS": "3"])
        try await bot.world.post("limits", ["off": true])
        try await bot.world.post("pace", ["ai_ms": 200])
        let victim = try await bot.startWorker()
        let other = try await bot.startFurtherIngress()
        let all = Self.people.count * Self.dishes.count * 2
        let sending = Task { try await send(bot, by: other.webhook) }
        try await bot.world.aiRequests(all / 4, within: 60)
        victim.kill(9)
        try await sending.value
        for person in Self.people { try await expectAllOnce(bot, person) }
    }

    /// Each person's photos and texts in turn, mixed between the people. Both ingresses are asked in turn, as a balancer does;
    /// the first is killed among its share, and the balancer notices that a little later.
    private func send(_ bot: Installation, by other: String) async throws {
        let first = try bot.ingress
        for (round, dish) in Self.dishes.enumerated() {
            for (number, person) in Self.people.enumerated() {
                if number.isMultiple(of: 4) {
                    let isFirstAsked = first.isRunning && (round + number / 4).isMultiple(of: 2)
                    try await bot.setWebhook(to: isFirstAsked ? nil : other)
                }
                if round == 1, number == 5 {
                    first.kill(9)
                    _ = try await first.exitStatus()
                }
                try await bot.sendPhoto("coffee", dish, chat: person)
                try await bot.world.say("вопрос \(round)", chat: person)
                if round == 1, number == 7 { #expect(try await bot.world.counts().undelivered >= 6) }
            }
        }
    }

    private func expectAllOnce(_ bot: Installation, _ person: Int64) async throws {
        for (round, dish) in Self.dishes.enumerated() {
            _ = try await bot.shown(person, "\(dish), ≈", within: 90)
            _ = try await bot.shown(person, "«вопрос \(round)»", within: 90)
        }
        let said = try await bot.chat(person).said.map(\.text)
        let cards = said.filter { $0.contains("Итого: ≈") }
        let answers = said.filter { $0.contains("Симулятор: вы написали «вопрос") }
        #expect(said.count == cards.count + answers.count, "\(said)")
        // The one window: what a worker has sent but not yet noted when it dies is sent again. It can hold one message of
        // each of a person's two lanes.
        let order = cards.map { text in Self.dishes.firstIndex { text.contains("\($0), ≈") } }
        #expect(Self.withoutOneRepetition(order) == [0, 1, 2], "\(person): \(cards)")
        let asked = answers.map { text in (0...2).first { text.contains("«вопрос \($0)»") } }
        #expect(Self.withoutOneRepetition(asked) == [0, 1, 2], "\(person): \(answers)")
        #expect(try await bot.meals(of: person).count == Self.dishes.count)
    }

    private static func withoutOneRepetition(_ numbers: [Int?]) -> [Int?] {
        var numbers = numbers
        if let again = numbers.indices.dropFirst().first(where: { numbers[$0] == numbers[$0 - 1] }) {
            numbers.remove(at: again)
        }
        return numbers
    }
}
