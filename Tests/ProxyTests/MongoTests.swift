import Mongo
import Support
import Testing

@testable import Proxy

@Suite("A real MongoDB behind a proxy")
struct MongoTests {
    @Test("each command and its reply have a number; greetings and pings have none")
    func numbering() async throws {
        let server = try await SharedMongo.server()
        let checkpoint = Checkpoint()
        let proxy = try Proxy("mongo", .mongo, to: server.port, through: checkpoint)
        let client = try Client(
            to: try Address(parsing: "mongodb://127.0.0.1:\(proxy.port)/?directConnection=true"), database: "proxy",
            appName: "proxy", connections: 1)
        checkpoint.begin()
        let films = client.collection("films")
        let large = String(repeating: "ы", count: 1 << 20)
        _ = try await films.updateOne(where: ["_id": "1"], ["$set": ["title": .string(large)]], upsert: true)
        let found = try await films.findOne([String: String].self, where: ["_id": "1"])
        #expect(found?["title"] == large)
        _ = try await films.deleteOne(where: ["_id": "1"])
        await client.close()
        let commands = ["update films", "find films", "delete films"]
        #expect(
            checkpoint.passages.map(\.description)
                == commands.enumerated().flatMap { number, command in
                    ["\(2 * number + 1) → mongo \(command)", "\(2 * number + 2) ← mongo \(command)"]
                })
        #expect(checkpoint.faults.isEmpty)
    }
}
