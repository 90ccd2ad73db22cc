import Foundation
import Mongo
import Support
import Testing

@Suite("An export through real processes", .serialized, .timeLimit(.minutes(3)))
struct ExportTests {
    @Test("asked for by a button becomes a workbook with what the person has told, and the sentence about it goes")
    func button() async throws {
        // By rules: what is said is what is stored.
        let bot = try await Installation.start(
            environment: ["OPENAI_API_KEY": "", "OPENAI_BASE_URL": "https://api.openai.com/v1"])
        let told = [
            "цель 2000 ккал", "съел 200 г гречки и котлету", "вес 72,4", "посмотрел Интерстеллар, 9/10",
        ]
        for (number, text) in told.enumerated() {
            try await bot.world.say(text, chat: 61)
            _ = try await bot.world.transcript(61, with: number + 1)
        }
        try await bot.world.say("/export", chat: 61)
        let menu = try #require(try await bot.shown(61, "Что выгрузить?"))
        #expect(menu.buttons.count == 3 && menu.buttons.allSatisfy { $0.count == 3 })
        try await bot.press(menu, "Неделя Excel", 61)
        let file = try await bot.document(61)
        #expect(
            file.name.hasPrefix("familybot-") && file.name.hasSuffix(".xlsx") && file.caption.hasPrefix("Ваши данные, ")
        )
        let book = try await ReadWorkbook.read(file.bytes)
        let meals = try await bot.meals(of: 61)
        for sheet in ["Питание", "Продукты", "Здоровье", "Фильмы"] {
            try #require((book[sheet]?.rows.count ?? 0) > 1, "\(sheet)")
        }
        let total = try #require(meals.first?["total"]?.document?["kcal"]?.double)
        #expect(book["Питание"]?.rows[1][4] == "number \(total)")
        #expect(book["Продукты"]?.rows.count == 4)
        #expect(book["Дни"]?.rows[0].last == "textЦель, ккал" && book["Дни"]?.rows[1].last == "number 2000.0")
        #expect(book["Здоровье"]?.rows[1][3] == "number 72.4")
        #expect(book["Фильмы"]?.rows[1][0] == "textИнтерстеллар" && book["Фильмы"]?.rows[1][3] == "number 9.0")
        #expect(book["Люди"] != nil && book["Сводка"]?.charts == 2)
        try await bot.gone("Готовлю файл", from: 61)
        #expect(try await bot.documents(of: "outbox.files").isEmpty)
    }

    @Test("asked for in words comes as tables; without records there is a sentence; in a group there is none")
    func words() async throws {
        let bot = try await Installation.start()
        try await bot.world.say("съел 200 г гречки", chat: 62)
        _ = try await bot.world.transcript(62, with: 1)
        try await bot.world.say("выгрузи данные за неделю в csv", chat: 62)
        let files = try await bot.documents(62, 4)
        #expect(
            files.map { $0.name.split(separator: "-").last ?? "" } == [
                "meals.csv", "items.csv", "days.csv", "people.csv",
            ])
        #expect(
            files[0].bytes.starts(with: [0xEF, 0xBB, 0xBF]) && files.map(\.caption).filter { !$0.isEmpty }.count == 1)
        try await bot.world.say("/export январь 2020 json", chat: 62)
        _ = try await bot.shown(62, "выгружать нечего")
        try await bot.world.say("/export неделя", chat: -7001, user: 62)
        _ = try await bot.world.transcript(-7001, saying: "только наедине")
        try await bot.world.say("/export абракадабра", chat: 62)
        _ = try await bot.shown(62, "Так я не понял")
        #expect(try await bot.sent(62).count == 4)
    }

    @Test("whose worker is killed is made by the next one: one file comes, and nothing stays on the disk")
    func killed() async throws {
        let folder = NSTemporaryDirectory() + "export-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let bot = try await Installation.start(
            workers: 0, environment: ["TMPDIR": folder, "FAMILYBOT_VISIBILITY_SECONDS": "2"])
        let victim = try await bot.startWorker()
        try await bot.fill(25_000, of: 63)
        try await bot.world.say("/export всё excel", chat: 63)
        _ = try await bot.world.transcript(63, saying: "Записей: ", within: 60)
        #expect(try bot.scratchFiles(of: victim.pid, in: folder) > 0)
        victim.kill(SIGKILL)
        _ = try await victim.exitStatus()
        try await bot.startWorker()
        let file = try await bot.document(63, within: 100)
        #expect(try await ReadWorkbook.read(file.bytes)["Питание"]?.rows.count == 25_002)
        try await bot.gone("Готовлю файл", from: 63)
        #expect(try await bot.sent(63).count == 1)
        #expect(try await bot.documents(of: "outbox.files").isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test("is stopped by a word, in place of the sentence about it")
    func stopped() async throws {
        let bot = try await Installation.start()
        try await bot.fill(25_000, of: 64)
        try await bot.world.say("/export всё", chat: 64)
        _ = try await bot.world.transcript(64, saying: "Записей: ", within: 60)
        try await bot.world.say("стоп", chat: 64)
        _ = try await bot.world.transcript(64, saying: "Хорошо, остановился", within: 10)
        #expect(try await bot.chat(64).said.count == 1)
        try await bot.world.say("/export сегодня", chat: 64)
        _ = try await bot.shown(64, "выгружать нечего")
        #expect(try await bot.sent(64).isEmpty)
    }
}

/// A file that the bot has sent.
struct SentFile {
    let name: String
    let caption: String
    let bytes: [UInt8]
}

extension Installation {
    /// What the bot has sent as files, in order.
    func sent(_ chat: Int64) async throws -> [SentFile] {
        struct Chat: Decodable {
            struct Message: Decodable {
                struct File: Decodable { let file_id, file_name: String }
                let kind, text: String
                let file: File?
            }
            let messages: [Message]
        }
        let shown = try JSONDecoder().decode(Chat.self, from: try await world.get("chats/\(chat)"))
        var files: [SentFile] = []
        for message in shown.messages where message.kind == "document" {
            guard let file = message.file else { continue }
            let bytes = try await world.get("file?id=\(file.file_id)&download=1")
            files.append(SentFile(name: file.file_name, caption: message.text, bytes: [UInt8](bytes)))
        }
        return files
    }

    /// Waits until so many files have come.
    func documents(_ chat: Int64, _ count: Int, within seconds: Int = 30) async throws -> [SentFile] {
        try await world.get("wait?calls=\(count)&method=sendDocument&timeout=\(seconds)")
        return try await sent(chat)
    }

    func document(_ chat: Int64, within seconds: Int = 30) async throws -> SentFile {
        guard let file = try await documents(chat, 1, within: seconds).first else { throw Missing("a document") }
        return file
    }

    /// Waits until no message of the bot says something any more.
    func gone(_ text: String, from id: Int64) async throws {
        for _ in 0..<100 {
            if try await !chat(id).said.contains(where: { $0.text.contains(text) }) { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Missing("the end of \(text)")
    }

    /// Stores so many meals past the product.
    func fill(_ count: Int, of person: Int64) async throws {
        let client = try mongo.connect(database: database, connections: 1)
        let nutrition: Document = ["kcal": 100.5, "protein": 1.5, "fat": 2.5, "carbohydrates": 3.5]
        let item: Document = [
            "name": "гречка", "grams": 200.0, "nutrition": .document(nutrition), "source": "table",
        ]
        let now = Date()
        for batch in stride(from: 0, to: count, by: 5000) {
            let meals = (batch..<min(count, batch + 5000)).map { number -> Document in
                [
                    "_id": .string("fill-\(person)#\(number)"), "familyID": "home", "personID": .int64(person),
                    "kind": "lunch", "day": .string("20\(10 + number % 10)-0\(1 + number % 9)-\(10 + number % 18)"),
                    "at": .date(now), "items": [.document(item)], "total": .document(nutrition),
                    "createdAt": .date(now), "isDeleted": false,
                ]
            }
            _ = try await client.collection("meals").insertMany(meals)
        }
        await client.close()
    }

    /// How many files without names a process holds open in a folder.
    func scratchFiles(of pid: Int32, in folder: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").filter { descriptor in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\(descriptor)")
            return target.map { $0.hasPrefix(folder) && $0.hasSuffix("(deleted)") } ?? false
        }.count
    }
}
