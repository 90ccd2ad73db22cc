import Foundation
import HTTPClient
import Support
import Testing

@Suite("A conversation through real processes", .serialized)
struct ConversationTests {
    @Test("a message in, an answer out, and one trace from the update to the reply")
    func answer() async throws {
        let bot = try await Installation.start(workers: 0)
        let worker = try await bot.startWorker()
        try await bot.world.say("Привет! 👋", chat: 42)
        let transcript = try await bot.world.transcript(42, with: 1)
        #expect(transcript.said == ["Симулятор: вы написали «Привет! 👋»"])
        #expect(try await worker.wrote(#""pool":"send""#))  // its line comes after the message
        let log = bot.log
        let received = try #require(log.split(separator: "\n").first { $0.contains("update received") })
        let trace = try #require(received.firstMatch(of: /"trace":"([^"]+)"/)?.1)
        for pool in ["chat", "send"] {
            #expect(
                log.split(separator: "\n").contains {
                    $0.contains("\"trace\":\"\(trace)\"") && $0.contains("\"pool\":\"\(pool)\"")
                })
        }
        #expect(!log.contains("Привет") && !log.contains(World.token) && !log.contains(World.aiKey))
    }

    @Test("commands, unknown commands and what the bot cannot read each have their sentence, in the person's language")
    func sentences() async throws {
        let bot = try await Installation.start()
        for (number, text) in ["/start", "/help", "/nonsense"].enumerated() {
            try await bot.world.say(text, chat: 43)
            _ = try await bot.world.transcript(43, with: number + 1)
        }
        try await bot.world.post("content", ["chat": 43, "kind": "voice", "language": "en"])
        let said = try await bot.world.transcript(43, with: 4).said
        #expect(Set(said).count == 4)
        #expect(said[1].contains("/cancel"))
        #expect(try await bot.world.counts().ai_requests == 0)
    }

    @Test("a long answer arrives in parts that Telegram accepts, in order")
    func longAnswer() async throws {
        let bot = try await Installation.start()
        let words = (1...1300).map { "слово\($0)" }.joined(separator: " ")
        try await bot.world.post("answers", ["match": "длинно", "text": words])
        try await bot.world.say("Расскажи длинно", chat: 45)
        let parts = (words.utf16.count + 4095) / 4096
        let said = try await bot.world.transcript(45, with: parts).said
        #expect(said.allSatisfy { $0.utf16.count <= 4096 })
        #expect(said.joined(separator: " ") == words)
    }

    @Test("an edited question is answered again by editing the answer")
    func edit() async throws {
        let bot = try await Installation.start()
        let question = try await bot.world.say("Сколько лет Луне?", chat: 46)
        _ = try await bot.world.transcript(46, with: 1)
        try await bot.world.post(
            "edit", ["chat": 46, "user": 46, "message_id": question, "text": "Сколько лет Земле?"])
        let transcript = try await bot.world.transcript(46, saying: "Земле")
        #expect(transcript.said == ["Симулятор: вы написали «Сколько лет Земле?»"])
        #expect(transcript.messages.last?.edits == 1)
    }

    @Test("in a group it speaks when spoken to, in the right topic, quoting the question")
    func group() async throws {
        let bot = try await Installation.start()
        try await bot.world.post("chats", ["chat": -1001, "title": "Семья", "threads": [7]])
        let name = try await username(bot)
        try await bot.world.say("Кто купит хлеб?", chat: -1001, user: 48, thread: 7)
        let question = try await bot.world.say("@\(name) что с погодой?", chat: -1001, user: 48, thread: 7)
        let answer = try #require(
            try await bot.world.transcript(-1001, with: 1).messages.first { $0.from == "bot" })
        #expect(answer.thread == 7 && answer.reply_to == question)
        #expect(try await bot.world.counts().ai_requests == 1)
    }

    /// A busy machine may be late once; it is not three times. The same below.
    @Test("«стоп» ends a running answer within a second")
    func stop() async throws {
        let bot = try await Installation.start()
        try await bot.world.post("faults", ["target": "ai", "kind": "hang", "count": 3])
        var delays: [Duration] = []
        for round in 1...3 {
            try await bot.world.say("Думай долго", chat: 47)
            try await bot.world.aiRequests(round)
            let asked = ContinuousClock.now
            try await bot.world.say("Стоп!", chat: 47)
            _ = try await bot.world.transcript(47, with: round)
            delays.append(.now - asked)
        }
        #expect(try #require(delays.min()) < .seconds(1), "\(delays)")
        let said = try await bot.world.transcript(47).said
        try await bot.world.say("Второй вопрос", chat: 47)
        #expect(try await bot.world.transcript(47, with: 4).said == said + ["Симулятор: вы написали «Второй вопрос»"])
    }

    @Test("«стоп» ends a running answer within a second, although every place is taken by an answer")
    func stopAmongBusyPlaces() async throws {
        let bot = try await Installation.start(workers: 0)
        let worker = try await bot.startWorker(["--width", "2"])
        try await bot.world.post("faults", ["target": "ai", "kind": "hang", "count": 4])
        try await bot.world.say("Думай долго", chat: 51)
        var delays: [Duration] = []
        for round in 1...3 {
            try await bot.world.say("Думай долго", chat: 52)
            try await bot.world.aiRequests(round + 1)
            let asked = ContinuousClock.now
            try await bot.world.say("Стоп!", chat: 52)
            _ = try await bot.world.transcript(52, with: round)
            delays.append(.now - asked)
        }
        #expect(try #require(delays.min()) < .seconds(1), "\(delays)")
        #expect(try await bot.world.transcript(52).said.allSatisfy { !$0.contains("Симулятор") })
        #expect(try await worker.wrote(#""kind":"control""#))
        let line = worker.log.split(separator: "\n").first { $0.contains(#""kind":"control""#) }
        #expect(line?.contains(#""pool":"chat""#) == true)
    }

    @Test("an AI that fails is asked again; one that stays away is admitted in one honest sentence")
    func aiFailures() async throws {
        let bot = try await Installation.start()
        try await bot.world.post(
            "faults", ["target": "ai", "kind": "status", "count": 1, "value": ["code": 429, "retry_after": 1]])
        try await bot.world.say("Раз", chat: 49)
        #expect(try await bot.world.transcript(49, with: 1).said == ["Симулятор: вы написали «Раз»"])
        try await bot.world.post("faults", ["target": "ai", "kind": "status", "count": 1, "value": ["code": 401]])
        try await bot.world.say("Два", chat: 49)
        let said = try await bot.world.transcript(49, with: 2).said
        #expect(said.count == 2 && !said[1].contains("Симулятор"))
    }

    @Test("without an AI it says so and asks nobody")
    func noAI() async throws {
        let bot = try await Installation.start(environment: [
            "OPENAI_API_KEY": "", "OPENAI_BASE_URL": "https://api.openai.com/v1",
        ])
        try await bot.world.say("Привет", chat: 50)
        #expect(try await bot.world.transcript(50, with: 1).said.count == 1)
        #expect(try await bot.world.counts().ai_requests == 0)
    }

    private func username(_ bot: Installation) async throws -> String {
        struct Me: Decodable {
            struct User: Decodable { let username: String }
            let result: User
        }
        let response = try await bot.get("\(bot.world.base)/bot\(World.token)/getMe")
        return try JSONDecoder().decode(Me.self, from: Data(response.body)).result.username
    }
}
