import Mongo
import Support
import Testing

@Suite("Connections that break in the middle of an operation")
struct BrokenConnectionTests {
    /// A server that hangs up on the next so many commands of one name instead of answering, or answers with an error.
    struct Breaking {
        let client: Client
        let things: DocumentCollection
        private let server: MongoServer

        init() async throws {
            server = try await MongoServer.start(options: ["--setParameter", "enableTestCommands=1"])
            client = try server.connect(connections: 1)
            things = client.collection("things")
            try await client.database.create(collection: "things")
        }

        func fail(next times: Int, _ command: String, with failure: Document = ["closeConnection": true]) async throws {
            var data: Document = ["failCommands": [.string(command)]]
            for (key, value) in failure { data.append(key, value) }
            _ = try await client.database("admin").run(
                ["configureFailPoint": "failCommand", "mode": ["times": .int(times)], "data": .document(data)])
        }
    }

    @Test("a write and a read that break once are repeated without anybody's doing")
    func once() async throws {
        let breaking = try await Breaking()
        let things = breaking.things
        try await breaking.fail(next: 1, "insert")
        try await things.insertOne(["_id": 1])
        try await breaking.fail(next: 1, "find")
        #expect(try await things.findOne(Document.self, where: [:]) == ["_id": 1])
        try await breaking.fail(next: 1, "update", with: ["errorCode": 10107, "errorLabels": ["RetryableWriteError"]])
        #expect(try await things.updateOne(where: ["_id": 1], ["$set": ["n": 1]]).modified == 1)
        await breaking.client.close()
    }

    @Test("a write that breaks twice may have run, a change of many that breaks once as well")
    func twice() async throws {
        let breaking = try await Breaking()
        let things = breaking.things
        try await breaking.fail(next: 2, "insert")
        await #expect(throws: MongoError.connectionLost) { try await things.insertOne(["_id": 1]) }
        try await breaking.fail(next: 1, "update")
        await #expect(throws: MongoError.connectionLost) { try await things.updateMany(where: [:], ["$set": ["n": 1]]) }
        #expect(MongoError.connectionLost.mayHaveRun)
        await breaking.client.close()
    }

    @Test("a server that gives up its place, or whose majority does not confirm, is as good as a lost connection")
    func steppingDown() async throws {
        let breaking = try await Breaking()
        for code in [10107, 11600, 91] {
            try await breaking.fail(next: 2, "insert", with: ["errorCode": .int(code)])
            await #expect(throws: MongoError.connectionLost, "\(code)") {
                try await breaking.things.insertOne(["_id": 1])
            }
        }
        let unconfirmed: Document = ["writeConcernError": ["code": 64, "errmsg": "waiting for replication timed out"]]
        try await breaking.fail(next: 1, "insert", with: unconfirmed)
        await #expect(throws: MongoError.connectionLost) { try await breaking.things.insertOne(["_id": 2]) }
        await breaking.client.close()
    }

    @Test("a transaction that breaks in its middle runs again from its beginning")
    func transaction() async throws {
        let breaking = try await Breaking()
        try await breaking.things.insertOne(["_id": 0])
        let attempts = Counter(after: 0)
        try await breaking.fail(next: 1, "insert")
        try await breaking.client.withTransaction { session in
            let attempt = Int(attempts.next())
            do throws(MongoError) {
                try await breaking.things.within(session).insertOne(["_id": .int(attempt)])
            } catch {
                #expect(error == .transient(.init(code: 9001, name: "SocketException")))
                throw error
            }
        }
        #expect(attempts.next() == 3)
        let ids = try await breaking.things.find(Document.self, where: [:], options: FindOptions(sort: ["_id": 1]))
            .all()
        #expect(ids == [["_id": 0], ["_id": 2]])
        await breaking.client.close()
    }

    @Test("a commit without an answer is asked for again, and what becomes of it is told when the patience ends")
    func commit() async throws {
        let breaking = try await Breaking()
        try await breaking.fail(next: 3, "commitTransaction")  // libmongoc asks twice by itself
        let runs = Counter(after: 0)
        try await breaking.client.withTransaction { session in
            _ = runs.next()
            try await breaking.things.within(session).insertOne(["_id": 1])
        }
        #expect(runs.next() == 2)
        #expect(try await breaking.things.count(where: ["_id": 1]) == 1)
        try await breaking.fail(next: 1_000_000, "commitTransaction")
        await #expect(throws: MongoError.connectionLost) {
            try await breaking.client.withTransaction(patience: .milliseconds(200)) { session in
                try await breaking.things.within(session).insertOne(["_id": 2])
            }
        }
        await breaking.client.close()
    }

    @Test("a cursor that breaks between two answers is an error, not an end")
    func cursor() async throws {
        let breaking = try await Breaking()
        try await breaking.things.insertMany((0..<3000).map { ["_id": $0] })
        try await breaking.fail(next: 1, "getMore")
        await #expect(throws: MongoError.connectionLost) {
            try await breaking.things.find(Document.self, where: [:]).all()
        }
        #expect(try await breaking.things.find(Document.self, where: [:]).all().count == 3000)
        await breaking.client.close()
    }
}
