import Foundation
import Mongo
import Redis
import Support
import Testing

@Suite("What a family tells is stored, and told back as it is stored", .serialized)
struct RecordsTests {
    @Test("a film, a meal and a day's sum, understood by the AI and told by code")
    func withAI() async throws {
        let bot = try await Installation.start()
        try await bot.world.say("Я посмотрел фильм Интерстеллар, оценка 9/10", chat: 51)
        #expect(
            try await bot.world.transcript(51, with: 1).said == [
                "🎬 Записал: «Интерстеллар» — 9 из 10.\nЭто ваш первый фильм с оценкой.\n\nСимулятор: готово."
            ])
        try await bot.world.say("съел 200 г гречки и котлету", chat: 51)
        #expect(try await bot.world.transcript(51, with: 2).said[1].contains("Итого: "))
        try await bot.world.say("/films", chat: 51)
        #expect(try await bot.world.transcript(51, with: 3).said[2].contains("«Интерстеллар» — ваша оценка 9"))
        try await bot.world.say("/today", chat: 51)
        let today = try await bot.world.transcript(51, with: 4).said[3]
        #expect(today.hasPrefix("📊 Сегодня: 1 приём пищи, ") && !today.contains(" 0 ккал"))
    }

    @Test("the same without an AI, by simple rules; what they cannot read is admitted")
    func withoutAI() async throws {
        let bot = try await Installation.start(environment: [
            "OPENAI_API_KEY": "", "OPENAI_BASE_URL": "https://api.openai.com/v1",
        ])
        let asked = [
            ("Я посмотрел фильм Интерстеллар, оценка 9/10", "«Интерстеллар» — 9 из 10"),
            ("что я смотрел?", "Интерстеллар"),
            ("съел 200 г гречки и котлету", "Итого: "), ("сколько я сегодня съел", "1 приём пищи"),
            ("вес 72,4", "72,4 кг"), ("вода 300", "300 мл"), ("расскажи сказку", "не подключ"),
        ]
        for (number, (question, answer)) in asked.enumerated() {
            try await bot.world.say(question, chat: 52)
            let said = try await bot.world.transcript(52, with: number + 1).said
            #expect(said[number].contains(answer), "\(question): \(said[number])")
        }
        #expect(try await bot.world.counts().ai_requests == 0)
    }

    @Test("a goal of a day's energy, and what is left of it beside every sum, in private only")
    func goal() async throws {
        let bot = try await Installation.start(environment: [
            "OPENAI_API_KEY": "", "OPENAI_BASE_URL": "https://api.openai.com/v1",
        ])
        let asked = [
            ("моя цель 2000 ккал в день", "Записал цель: 2000 ккал"),
            ("съел 200 г гречки", " из 2000 ккал, осталось 1"),
            ("/today", " из 2000 ккал, осталось 1"), ("/goal 900", "под присмотром врача"),
            ("/goal", "Ваша цель — 2000 ккал в день"),
        ]
        for (number, (question, answer)) in asked.enumerated() {
            try await bot.world.say(question, chat: 57)
            let said = try await bot.world.transcript(57, with: number + 1).said
            #expect(said[number].contains(answer), "\(question): \(said[number])")
        }
        try await bot.world.say("/goal", chat: -7002, user: 57)
        #expect(try await bot.world.transcript(-7002, with: 1).said[0].contains("только наедине"))
        #expect(try await bot.documents(of: "people", where: ["_id": 57]).map { $0["energyGoal"]?.int } == [2000])
    }

    @Test("an AI that fails is stood in for by the rules, which say so")
    func aiAway() async throws {
        let bot = try await Installation.start()
        try await bot.world.post("faults", ["target": "ai", "kind": "status", "count": 1, "value": ["code": 401]])
        try await bot.world.say("вес 72,4", chat: 53)
        let said = try await bot.world.transcript(53, with: 1).said[0]
        #expect(said.contains("72,4 кг") && said.contains("по простым правилам"))
    }

    @Test("an edited meal takes the place of its earlier form")
    func edit() async throws {
        let bot = try await Installation.start()
        let message = try await bot.world.say("съел 200 г гречки", chat: 54)
        _ = try await bot.world.transcript(54, with: 1)
        try await bot.world.post(
            "edit", ["chat": 54, "user": 54, "message_id": message, "text": "съел 300 г гречки"])
        _ = try await bot.world.transcript(54, saying: "300 г")
        try await bot.world.say("/today", chat: 54)
        #expect(try await bot.world.transcript(54, with: 2).said[1].contains("1 приём пищи"))
    }

    @Test(
        "a stranger is turned away once and costs no AI; taken in by an owner he is answered at once, until he is removed"
    )
    func strangers() async throws {
        let bot = try await Installation.start()
        try await bot.world.say("Привет", chat: 200)
        #expect(try await bot.world.transcript(200, with: 1).said[0].contains("Ваш Telegram ID: 200"))
        try await bot.world.say("Ну привет же", chat: 200)
        try await bot.world.say("/adduser 200 child", chat: 55)
        _ = try await bot.world.transcript(55, with: 1)
        try await bot.world.say("А теперь?", chat: 200)
        let said = try await bot.world.transcript(200, saying: "А теперь").said
        #expect(said.count == 2)
        #expect(try await bot.world.counts().ai_requests == 1)
        try await bot.world.say("/adduser 201 adult", chat: 200)
        #expect(try await bot.world.transcript(200, with: 3).said[2].contains("другие права"))
        try await bot.world.say("/removeuser 200", chat: 55)
        _ = try await bot.world.transcript(55, with: 2)
        let worker = try await bot.startWorker()
        #expect(worker.isRunning)
        try await bot.world.say("И теперь?", chat: 200)
        try await bot.world.say("Проверка", chat: 55)
        _ = try await bot.world.transcript(55, with: 3)
        #expect(try await bot.world.counts().ai_requests == 2)
    }

    @Test("the link of the command line makes one owner, once")
    func ownerLink() async throws {
        let bot = try await Installation.start()
        let command = try ChildProcess(
            try Programs.path("familybot"), ["init", "--json"], environment: bot.environment)
        #expect(try await command.exitStatus() == 0, "\(command.log)")
        struct Link: Decodable { let link: String }
        let link = try JSONDecoder().decode(Link.self, from: Data(command.log.utf8)).link
        let code = try #require(link.split(separator: "=").last)
        try await bot.world.say("/start \(code)", chat: 210)
        #expect(try await bot.world.transcript(210, with: 1).said[0].contains("вы — владелец"))
        try await bot.world.say("/start \(code)", chat: 211)
        #expect(try await bot.world.transcript(211, with: 1).said[0].contains("уже кто-то использовал"))
    }

    @Test("the conversation is remembered, and forgotten at /reset")
    func memory() async throws {
        let bot = try await Installation.start()
        try await bot.world.say("Меня зовут Аня", chat: 56)
        _ = try await bot.world.transcript(56, with: 1)
        try await bot.world.say("Как меня зовут?", chat: 56)
        _ = try await bot.world.transcript(56, with: 2)
        #expect(try await lastBody(bot).contains("Меня зовут Аня"))
        try await bot.world.say("/reset", chat: 56)
        _ = try await bot.world.transcript(56, with: 3)
        try await bot.world.say("Что я говорила?", chat: 56)
        _ = try await bot.world.transcript(56, with: 4)
        #expect(!(try await lastBody(bot).contains("Меня зовут Аня")))
    }

    private func lastBody(_ bot: Installation) async throws -> String {
        let requests = try JSONSerialization.jsonObject(with: try await bot.world.get("ai?bodies=true"))
        let list = try #require((requests as? [String: Any])?["requests"] as? [[String: Any]])
        return "\(try #require(list.last?["body"]))"
    }
}
