import Mongo
import Support
import Testing

@Suite("Many tasks over few connections")
struct ConcurrencyTests {
    @Test("a thousand concurrent operations over eight threads all get their own answers")
    func thousand() async throws {
        let server = try await MongoServer.start()
        let client = try server.connect(connections: 8)
        let things = client.collection("things")
        try await client.database.create(collection: "things")
        let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<1000 {
                group.addTask {
                    try await things.insertOne(["_id": number, "square": number * number])
                    return try await things.findOne(where: ["_id": .int(number)], as: "square") != number * number
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wrong == 0)
        let status = try await client.database.run(["serverStatus": 1])
        // Eight of the threads, and libmongoc's own that watch the server.
        let connections = try #require(status["connections"]?.document?["current"]?.int)
        #expect((8...12).contains(connections))
        await client.close()
    }

    @Test("close waits for what was taken, and refuses what comes later")
    func closing() async throws {
        let client = try await SharedMongo.connect(connections: 2)
        let things = client.collection("things")
        try await things.insertOne(["_id": 0, "n": 0])
        let (taken, take) = AsyncStream.makeStream(of: Void.self)
        let again = try await SharedMongo.server().connect(database: client.databaseName, connections: 1)
        let (counted, results) = try await withThrowingTaskGroup(of: MongoError?.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    take.yield()
                    do throws(MongoError) {
                        try await things.updateOne(where: ["_id": 0], ["$inc": ["n": 1]])
                        return nil
                    } catch { return error }
                }
            }
            var started = 0
            for await _ in taken {
                started += 1
                if started == 100 { break }
            }
            await client.close()
            let counted = try await again.collection("things").findOne(where: ["_id": 0], as: "n")
            return (counted, try await group.reduce(into: []) { $0.append($1) })
        }
        await #expect(throws: MongoError.closed) { try await things.count(where: [:]) }
        await #expect(throws: MongoError.closed) { try await client.ping(within: .seconds(5)) }
        let done = results.filter { $0 == nil }.count
        #expect(done > 0 && results.allSatisfy { $0 == nil || $0 == .closed })
        #expect(counted == done)
        await client.close()
        await again.close()
    }

    @Test("closing ends open cursors and sessions")
    func closingOpen() async throws {
        let client = try await SharedMongo.connect(connections: 2)
        let things = client.collection("things")
        try await things.insertMany((0..<3000).map { ["_id": $0] })
        var reader = things.find(Document.self, where: [:], options: FindOptions(batchSize: 10)).makeAsyncIterator()
        _ = try await reader.next()
        await #expect(throws: MongoError.closed) {
            try await client.withTransaction { session in
                try await things.within(session).insertOne(["_id": "never"])
                await client.close()
                try await things.within(session).insertOne(["_id": "too late"])
            }
        }
        await #expect(throws: MongoError.closed) { while try await reader.next() != nil {} }
        let again = try await SharedMongo.server().connect(database: client.databaseName, connections: 1)
        #expect(try await again.collection("things").count(where: ["_id": "never"]) == 0)
        await again.close()
    }
}
