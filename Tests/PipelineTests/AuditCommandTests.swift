import Foundation
import Mongo
import Support
import Testing

@Suite("familybot audit verify", .timeLimit(.minutes(2)))
struct AuditCommandTests {
    private struct Told: Decodable {
        let sound: Bool
        let heads: [String]
        let trouble: String?
    }

    @Test("proves what the programs have written, and says which entry somebody changed")
    func verify() async throws {
        let bot = try await Installation.start()
        try await bot.world.say("/adduser 43 adult", chat: 55)
        _ = try await bot.world.transcript(55, with: 1)
        let (sound, status) = try await run(bot, ["--json"])
        let told = try JSONDecoder().decode(Told.self, from: Data(sound.utf8))
        #expect(status == 0 && told.sound && told.trouble == nil)
        let head = try #require(told.heads.first)
        #expect(try await run(bot, ["--head", head]).status == 0)
        let (missing, failed) = try await run(bot, ["--head", "elsewhere" + head.drop { $0 != ":" }])
        #expect(failed == 1 && missing.contains("entry 1 of elsewhere is missing"), "\(missing)")
        #expect(try await run(bot, ["--head", "nonsense"]).status == 64)

        let client = try bot.mongo.connect(database: bot.database, connections: 1)
        _ = try await client.collection("audit").updateOne(where: ["who": ["$exists": true]], ["$set": ["by": "x"]])
        await client.close()
        let (changed, noticed) = try await run(bot, ["--json"])
        let found = try JSONDecoder().decode(Told.self, from: Data(changed.utf8))
        #expect(noticed == 1 && !found.sound && found.heads.isEmpty)
        #expect(found.trouble?.contains("is not what was written there") == true, "\(changed)")
    }

    private func run(_ bot: Installation, _ arguments: [String]) async throws -> (output: String, status: Int32?) {
        let command = try ChildProcess(
            try Programs.path("familybot"), ["audit", "verify"] + arguments, environment: bot.environment)
        let status = try await command.exitStatus()
        return (command.log, status)
    }
}
