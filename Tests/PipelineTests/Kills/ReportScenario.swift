import Domain
import Foundation
import Jobs
import Mongo
import Proxy
import Redis
import Support

extension Scenario {
    /// The report of somebody's day, with its picture. Nobody says anything: it is enqueued as the scheduler does it.
    static let report = Scenario(
        start: { try await start(thinking: 0) }, label: label, question: { _ in "" },
        tell: { bot, chat in
            // A bot may not write to whom it has never met.
            try await bot.world.post("chats", ["chat": chat])
            try await arrange(chat, in: bot)
            try await enqueue(chat, in: bot)
        },
        effects: [
            Effect(
                name: "report", times: 1, count: { bot, chat in try await pictures(bot, chat) },
                windows: [("POST /sendPhoto", "memo sent")])
        ])

    /// What changes something, and the ends of both jobs: reads are many, and those of a file go beside its sending.
    @Sendable private static func label(_ message: Message) -> String? {
        switch message.name {
        case "FCALL fb1_done": JobMessages.label(message)
        case "FCALL fb1_memo", "POST /sendPhoto", "insert outbox.files":
            message.direction == .request ? JobMessages.label(message) : nil
        default: nil
        }
    }

    private static func arrange(_ chat: Int64, in bot: Installation) async throws {
        let client = try bot.mongo.connect(database: bot.database, connections: 1)
        let sum: Document = ["kcal": 512.0, "protein": 20.0, "fat": 10.0, "carbohydrates": 80.0]
        let item: Document = ["name": "гречка", "grams": 200.0, "nutrition": .document(sum), "source": "table"]
        _ = try await client.collection("people").updateOne(
            where: ["_id": .int64(chat)], ["$set": ["dailyReport": 1260]])
        // Before noon it is the day before that is told of.
        for hours in stride(from: 0, through: 48, by: 24) {
            let at = Date(timeIntervalSinceNow: Double(hours) * -3600)
            let day = LocalClock(zone: zone, startOfDay: .usual).day(at: at)
            try await client.collection("meals").insertOne([
                "_id": .string("report-\(chat)-\(hours)"), "familyID": "home", "personID": .int64(chat),
                "kind": "lunch",
                "day": .string(day.description), "at": .date(at), "items": [.document(item)], "total": .document(sum),
                "createdAt": .date(at), "isDeleted": false,
            ])
        }
        await client.close()
    }

    private static func enqueue(_ chat: Int64, in bot: Installation) async throws {
        let connection = bot.redis.connect()
        defer { connection.close() }
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        let run = #"{"work":"report-daily","slot":"\#(chat)","due":\#(now)}"#
        let item = Item(
            pool: .report, kind: .report, key: JobKey(rawValue: "report-daily@2026/\(chat)"), arrival: now,
            address: nil,
            payload: Array(run.utf8))
        _ = try await LaneFunctions(connection: connection, bot: 123_456).enqueueOnce(
            item, on: .reports(ChatID(chat)), for: "report-daily/\(chat)", slot: "2026")
    }

    private static func pictures(_ bot: Installation, _ chat: Int64) async throws -> Int {
        let said = try await bot.chat(chat).said
        guard said.allSatisfy({ $0.text.contains("512 ккал") }) else { throw Missing("nothing but reports: \(said)") }
        let left = try await bot.documents(of: "outbox.files").count
        guard left == 0 else { throw Missing("an empty outbox, and not \(left)") }
        return said.count
    }

    private static var zone: Zone { Zone("Europe/Moscow") ?? .utc }
}
