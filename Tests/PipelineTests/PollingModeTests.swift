import Foundation
import Support
import Testing

@Suite("Polling, through real processes", .serialized, .timeLimit(.minutes(4)))
struct PollingModeTests {
    private static let people = 40..<60

    @Test("of two ingresses one polls; when it is killed the other goes on: every question has one answer, in order")
    func takeover() async throws {
        let bot = try await Installation.start(environment: ["TELEGRAM_MODE": "polling", "TELEGRAM_RATES": "off"])
        try await bot.world.post("limits", ["off": true])
        let other = try await bot.startPollingIngress()
        let first = try bot.ingress
        #expect(try await first.wrote("polling begins"))
        try await ask(bot, "раз")
        #expect(!other.log.contains("polling begins"))
        first.kill(9)
        try await ask(bot, "два")
        #expect(try await other.wrote("polling begins"))
        try await expectAnswers(bot, to: ["раз", "два"])
    }

    @Test("an ingress that ends lets another poll at once")
    func handover() async throws {
        let bot = try await Installation.start(environment: ["TELEGRAM_MODE": "polling"])
        let first = try bot.ingress
        #expect(try await first.wrote("polling begins"))
        let other = try await bot.startPollingIngress()
        first.kill(15)
        #expect(try await first.exitStatus() == 0)
        let ended = ContinuousClock.now
        #expect(try await other.wrote("polling begins"))
        // It asks every two seconds; a lease that runs out by itself takes fifteen.
        #expect(.now - ended < .seconds(12))
    }

    @Test("a webhook that is left from before gives way to polling, and comes back: one answer each, in order")
    func switching() async throws {
        let bot = try await Installation.start(environment: ["TELEGRAM_RATES": "off"])
        try await bot.world.post("limits", ["off": true])
        let asking = Task {
            for word in ["раз", "два", "три"] { try await ask(bot, word) }
        }
        let polling = try await bot.startPollingIngress()
        #expect(try await polling.wrote("the webhook was removed: this installation polls"))
        try await asking.value
        try await expectAnswers(bot, to: ["раз", "два", "три"])
        let returning = Task {
            for word in ["четыре", "пять", "шесть"] { try await ask(bot, word) }
        }
        polling.kill(15)
        _ = try await polling.exitStatus()
        try await bot.setWebhook()
        try await returning.value
        try await expectAnswers(bot, to: ["раз", "два", "три", "четыре", "пять", "шесть"])
    }

    @Test("an ingress that ends finishes what it has begun for a pressed button")
    func spinner() async throws {
        let bot = try await Installation.start(environment: ["TELEGRAM_MODE": "polling"])
        #expect(try await bot.ingress.wrote("polling begins"))
        try await bot.world.say("Привет", chat: 41)
        _ = try await bot.world.transcript(41, with: 1)
        let said = try #require(try await bot.chat(41).said.first)
        try await bot.world.post(
            "faults", ["target": "telegram", "method": "answerCallbackQuery", "kind": "delay", "value": 2000])
        // The simulator takes presses of buttons that it shows only, and the others when they are forged.
        try await bot.world.post(
            "press", ["chat": 41, "user": 41, "message_id": said.message_id, "data": "yes", "forged": true])
        try await bot.world.get("wait?undelivered=0&timeout=10")
        try bot.ingress.kill(SIGTERM)
        #expect(try await bot.ingress.exitStatus() == 0)
        #expect(try await bot.chat(41).button_answers.count == 1)
        #expect(try !bot.ingress.log.contains("spinner goes on"), "the call was broken off")
    }

    @Test("the operator sets, sees and removes the webhook from the command line")
    func operatorCommands() async throws {
        let bot = try await Installation.start(workers: 0, environment: ["TELEGRAM_MODE": "polling"])
        func status() async throws -> WebhookStatus {
            let output = try await command(bot, ["webhook", "status", "--json"])
            do { return try JSONDecoder().decode(WebhookStatus.self, from: Data(output.utf8)) } catch {
                throw Missing("a status, in: \(output)")
            }
        }
        #expect(try await status() == WebhookStatus(url: nil, pending: 0))
        let address = "http://127.0.0.1:\(bot.ingressPort)/telegram"
        #expect(try await command(bot, ["webhook", "set"]).contains(address))
        // Whatever the poller does meanwhile, which is to remove it: its log tells that it was there.
        #expect(try await bot.ingress.wrote("the webhook was removed"))
        #expect(try await command(bot, ["webhook", "delete"]).contains("There is no webhook"))
        #expect(try await status() == WebhookStatus(url: nil, pending: 0))
    }

    private struct WebhookStatus: Decodable, Equatable {
        let url: String?
        let pending: Int
    }

    private func command(_ bot: Installation, _ arguments: [String]) async throws -> String {
        let process = try ChildProcess(try Programs.path("familybot"), arguments, environment: bot.environment)
        #expect(try await process.exitStatus() == 0, "\(process.log)")
        return process.log
    }

    private func ask(_ bot: Installation, _ word: String) async throws {
        for person in Self.people { try await bot.world.say(word, chat: Int64(person)) }
    }

    private func expectAnswers(_ bot: Installation, to words: [String]) async throws {
        let expected = words.map { "Симулятор: вы написали «\($0)»" }
        for person in Self.people {
            let said = try await bot.world.transcript(Int64(person), with: words.count, within: 60).said
            #expect(said == expected, "chat \(person)")
        }
    }
}
