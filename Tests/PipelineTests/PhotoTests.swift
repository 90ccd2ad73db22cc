import Foundation
import Support
import Testing

@Suite("A photo of a meal", .serialized)
struct PhotoTests {
    @Test(
        "becomes a card with a range, from a picture that is small and tells nothing of its place; buttons correct it in place"
    )
    func card() async throws {
        let bot = try await Installation.start()
        try await bot.sendPhoto("coffee-11mp-orientation6-gps", "гречка и котлета", chat: 61)
        let card = try #require(try await bot.shown(61, "Итого: ≈"))
        #expect(card.text.contains("1. гречка, ≈ 200 г — 220 ккал · оценка ИИ"))
        #expect(card.text.contains("2. котлета, ≈ 90 г — 198 ккал · оценка ИИ"))
        #expect(card.text.contains("Итого: ≈ 418 ккал (334–524)"))
        let picture = try #require(try await bot.pictures().first)
        #expect(picture.type == "jpeg" && !picture.metadata && max(picture.width, picture.height) <= 1024)
        try await bot.press(card, "½", 61)
        let half = try #require(try await bot.shown(61, "гречка, ≈ 100 г — 110 ккал"))
        #expect(half.message_id == card.message_id && half.buttons.joined().contains { $0.text == "Как было" })
        let toasts = try await bot.chat(61).button_answers.compactMap(\.text)
        #expect(toasts == ["Исправлено."])
        // An old button: it is told, and changes nothing.
        try await bot.press(card, "✕", 61, forged: true)
        try await bot.toast("уже изменена", 61)
        try await bot.press(half, "Удалить", 61)
        let gone = try #require(try await bot.shown(61, "Запись удалена"))
        try await bot.press(gone, "Вернуть", 61)
        let back = try #require(try await bot.shown(61, "гречка, ≈ 100 г"))
        #expect(back.message_id == card.message_id)
        #expect(
            try await bot.chat(61).messages.filter { $0.from == "bot" }.count == 1, "one card, however often edited")
        #expect(try await bot.world.counts().ai_requests == 1)
    }

    @Test("is taken back by a word, and counts in the sum of the day only then not")
    func undone() async throws {
        let bot = try await Installation.start()
        try await bot.sendPhoto("coffee", "борщ", chat: 62)
        _ = try await bot.shown(62, "борщ, ≈ 300 г")
        try await bot.world.say("/today", chat: 62)
        #expect(try await bot.world.transcript(62, with: 2).said[1].contains("1 приём пищи, 150 ккал"))
        try await bot.world.say("отмени", chat: 62)
        let said = try await bot.world.transcript(62, with: 3).said
        #expect(said[0].contains("Запись удалена") && said[2].contains("Запись удалена"))
        try await bot.world.say("/today", chat: 62)
        #expect(try await bot.world.transcript(62, with: 4).said[3].contains("ничего нет"))
        try await bot.world.say("/undo", chat: 62)
        #expect(try await bot.world.transcript(62, with: 5).said[4].contains("отменять нечего"))
    }

    @Test("that shows no food is answered, and nothing is stored")
    func noFood() async throws {
        let bot = try await Installation.start()
        try await bot.sendPhoto("coffee", "не еда", chat: 63)
        _ = try await bot.world.transcript(63, with: 1)
        try await bot.world.say("/today", chat: 63)
        #expect(try await bot.world.transcript(63, with: 2).said[1].contains("ничего нет"))
    }

    @Test("with letters too small is looked at once more, larger, and no third time")
    func label() async throws {
        let bot = try await Installation.start()
        try await bot.sendPhoto("coffee-11mp-orientation6-gps", "этикетка гречки", chat: 64)
        _ = try await bot.shown(64, "гречка")
        let edges = try await bot.pictures().map { max($0.width, $0.height) }
        #expect(edges == [1024, 1568])
    }

    @Test("of yesterday counts for yesterday")
    func yesterday() async throws {
        let bot = try await Installation.start()
        try await bot.sendPhoto("coffee", "вчера, рис", chat: 65)
        #expect(try #require(try await bot.shown(65, "рис")).text.contains("Записал за вчера"))
    }

    @Test("that is no picture, or a broken one, gets its sentence and reaches no AI")
    func hostile() async throws {
        let bot = try await Installation.start()
        let whole = try Installation.photo("coffee")
        let files: [(Data, String, String)] = [
            (Data("не картинка".utf8), "image/jpeg", "не картинка"),
            (whole.prefix(whole.count / 2), "image/jpeg", "повреждена"),
            (Data(), "image/png", "не картинка"),
            (Data("GIF89a".utf8) + Data(repeating: 1, count: 60), "image/gif", "Картинки такого вида"),
        ]
        for (number, (bytes, type, sentence)) in files.enumerated() {
            try await bot.world.post(
                "content",
                [
                    "chat": 66, "user": 66, "kind": "document", "mime_type": type, "file_name": "a.jpg",
                    "base64": bytes.base64EncodedString(), "language": "ru",
                ])
            let said = try await bot.world.transcript(66, with: number + 1).said
            #expect(said[number].contains(sentence), "\(said[number])")
        }
        #expect(try await bot.world.counts().ai_requests == 0)
    }

    @Test("that is sent as a file of no known type is looked at for its name, and no other file is")
    func octets() async throws {
        let bot = try await Installation.start()
        for name in ["a.zip", "IMG_0001.JPG"] {
            try await bot.world.post(
                "content",
                [
                    "chat": 73, "user": 73, "kind": "document", "mime_type": "application/octet-stream",
                    "file_name": name, "caption": "рис", "language": "ru",
                    "base64": try Installation.photo("coffee").base64EncodedString(),
                ])
        }
        #expect(try await bot.shown(73, "Итого: ≈") != nil)
        #expect(try await bot.world.counts().ai_requests == 1)
    }

    @Test(
        "that two people press at once is changed by one of them, and the other is told, also by workers that began after it"
    )
    func together() async throws {
        let bot = try await Installation.start(workers: 0)
        let workers = [try await bot.startWorker(), try await bot.startWorker()]
        try await bot.world.post("chats", ["chat": -1061, "title": "Семья"])
        let id = try await bot.sendPhoto("coffee", "@\(try await bot.userName()) омлет и рис", chat: -1061, user: 67)
        #expect(id > 0)
        let card = try #require(try await bot.shown(-1061, "Итого: ≈"))
        for worker in workers {
            worker.kill(15)
            #expect(try await worker.exitStatus() == 0)
        }
        async let one: Void = bot.press(card, "½", -1061, user: 67)
        async let other: Void = bot.press(card, "½", -1061, user: 68)
        _ = try await (one, other)
        try await bot.startWorker()
        try await bot.startWorker()
        let half = try #require(try await bot.shown(-1061, "≈ 90 г", within: 60))
        #expect(half.message_id == card.message_id && half.text.contains(". омлет"))
        try await bot.press(half, "½", -1061, user: 68)
        #expect(try await bot.shown(-1061, "≈ 45 г")?.message_id == card.message_id)
    }

    @Test("is corrected by words that answer its card, which is edited; other words are an ordinary question")
    func replies() async throws {
        let bot = try await Installation.start()
        try await bot.sendPhoto("coffee", "рис, котлета и салат", chat: 72)
        let card = try #require(try await bot.shown(72, "Итого: ≈"))
        func reply(_ text: String) async throws {
            try await bot.world.post(
                "say", ["chat": 72, "user": 72, "text": text, "language": "ru", "reply_to": card.message_id])
        }
        try await reply("рис 100 г, без салата")
        let now = try #require(try await bot.shown(72, "рис, 100 г — 130 ккал"))
        #expect(
            now.message_id == card.message_id && !now.text.contains("салат") && now.text.contains("котлета, ≈ 90 г"))
        try await reply("это гречка, а не рис")
        let other = try #require(try await bot.shown(72, "Гречка, 100 г"))
        #expect(other.message_id == card.message_id && other.text.contains("· таблица"))
        try await reply("спасибо")
        let said = try await bot.world.transcript(72, with: 2).said
        #expect(said[1].contains("спасибо"))
        #expect(try await bot.world.counts().ai_requests == 2)
    }

    @Test("needs an AI, and says how it goes without")
    func withoutAI() async throws {
        let bot = try await Installation.start(environment: [
            "OPENAI_API_KEY": "", "OPENAI_BASE_URL": "https://api.openai.com/v1",
        ])
        try await bot.sendPhoto("coffee", "", chat: 69)
        #expect(try await bot.world.transcript(69, with: 1).said[0].contains("нужен ИИ"))
    }

    @Test("that the AI does not look at gets an honest sentence, and is stored nowhere")
    func aiAway() async throws {
        let bot = try await Installation.start()
        try await bot.world.post("faults", ["target": "ai", "kind": "status", "count": 1, "value": ["code": 401]])
        try await bot.sendPhoto("coffee", "рис", chat: 70)
        #expect(try await bot.world.transcript(70, with: 1).said[0].contains("ничего не записал"))
        // A refusal too is told as one of a photo: nobody asked a question.
        try await bot.world.post("faults", ["target": "ai", "kind": "content_filter", "count": 1])
        try await bot.sendPhoto("coffee", "рис", chat: 70)
        #expect(try await bot.world.transcript(70, with: 2).said[1].contains("ничего не записал"))
        #expect(try await bot.meals(of: 70).isEmpty)
    }

    @Test("and a meal in words get the same card with the same buttons")
    func words() async throws {
        let bot = try await Installation.start()
        try await bot.world.say("съел 200 г гречки и котлету", chat: 71)
        let card = try #require(try await bot.shown(71, "Итого: "))
        try await bot.press(card, "½", 71)
        #expect(try await bot.shown(71, "100 г")?.message_id == card.message_id)
    }
}
