import Glibc
@testable import Mongo
import Support
import Testing

@Suite("A MongoDB that is away")
struct OutageTests {
    @Test("after kill -9 operations fail in time, work again by themselves, and what was acknowledged is there")
    func killed() async throws {
        let server = try await MongoServer.start()
        let client = try server.connect(connections: 8)
        let things = client.collection("things")
        try await client.database.create(collection: "things")
        let (acknowledged, acknowledge) = AsyncStream.makeStream(of: Int.self)
        let kept = try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<16 {
                group.addTask {
                    for number in 0... {
                        do throws(MongoError) {
                            try await things.insertOne(["_id": writer * 1_000_000 + number])
                        } catch {
                            #expect(error == .connectionLost || error == .notConnected, "\(error)")
                            return
                        }
                        acknowledge.yield(writer * 1_000_000 + number)
                    }
                }
            }
            var kept: Set<Int> = []
            var reading = acknowledged.makeAsyncIterator()
            while kept.count < 300, let number = await reading.next() { kept.insert(number) }
            try await server.kill()
            let began = ContinuousClock.now
            try await group.waitForAll()
            #expect(.now - began < .seconds(8))
            acknowledge.finish()
            while let number = await reading.next() { kept.insert(number) }
            return kept
        }
        let began = ContinuousClock.now
        await #expect(throws: MongoError.notConnected) { try await things.count(where: [:]) }
        #expect(.now - began < .seconds(5))
        try await server.restart()
        let stored = try await eventually { () throws(MongoError) in
            Set(try await things.find(Document.self, where: [:]).all().compactMap { $0["_id"]?.int })
        }
        #expect(kept.count >= 300 && kept.isSubset(of: stored))
        await client.close()
    }

    @Test("without a server five hundred operations over two threads fail together, and did not run")
    func nobodyThere() async throws {
        let server = try await MongoServer.start()
        let client = try server.connect(connections: 2)
        let things = client.collection("things")
        try await client.ping(within: .seconds(5))
        try await server.kill()
        let began = ContinuousClock.now
        await withTaskGroup(of: MongoError?.self) { group in
            for number in 0..<500 {
                group.addTask {
                    do throws(MongoError) {
                        try await things.insertOne(["_id": number])
                        return nil
                    } catch { return error }
                }
            }
            for await error in group {
                // The connections that the dead server had may take one each.
                #expect(error == .notConnected || error == .connectionLost)
            }
        }
        // One after the other they would take a quarter of an hour.
        #expect(.now - began < .seconds(15))
        try await server.restart()
        #expect(try await eventually { () throws(MongoError) in try await things.count(where: [:]) } == 0)
        await client.close()
    }

    @Test("a read and a write over a connection that died between them succeed, once there is a primary again")
    func betweenOperations() async throws {
        let server = try await MongoServer.start()
        let client = try server.connect(connections: 1)
        let things = client.collection("things")
        try await things.insertOne(["_id": 1, "n": 0])
        try await server.kill()
        try await server.restart()
        try await things.updateOne(where: ["_id": 1], ["$inc": ["n": 1]])
        #expect(try await things.findOne(where: ["_id": 1], as: "n") == 1)
        await client.close()
    }

    @Test("a transaction whose server is killed in its middle leaves nothing, and can be run again")
    func transaction() async throws {
        let server = try await MongoServer.start()
        let client = try server.connect(connections: 2)
        let things = client.collection("things")
        try await client.database.create(collection: "things")
        let attempts = Counter(after: 0)
        try await client.withTransaction(patience: .seconds(30)) { session in
            let things = things.within(session)
            let attempt = Int(attempts.next())
            try await things.insertOne(["_id": attempt])
            if attempt == 1 {
                try await server.kill()
                try await server.restart()
            }
            try await things.insertOne(["_id": attempt + 100])
        }
        let ids = try await things.find(Document.self, where: [:], options: FindOptions(sort: ["_id": 1])).all()
        let last = Int(attempts.next()) - 1
        #expect(last > 1 && ids == [["_id": .int(last)], ["_id": .int(last + 100)]])
        await client.close()
    }

    @Test("a ping waits no longer than it is told, while the server hangs")
    func ping() async throws {
        let server = try await MongoServer.start()
        let client = try server.connect(connections: 1)
        try await client.ping(within: .seconds(30))
        try await server.kill(SIGSTOP)
        var began = ContinuousClock.now
        var error: MongoError?
        while error == nil {  // a stop is on its way to each of the server's threads for a while
            began = .now
            do throws(MongoError) { try await client.ping(within: .milliseconds(300)) } catch let thrown {
                error = thrown
            }
        }
        #expect(error == .notConnected)
        #expect(.now - began < .seconds(10))
        try await server.kill(SIGCONT)
        try await eventually { () throws(MongoError) in try await client.ping(within: .seconds(5)) }
        await client.close()
    }

    /// Repeats what fails only because the server is not there yet.
    private func eventually<Value: Sendable>(
        _ body: () async throws(MongoError) -> Value
    ) async throws(MongoError) -> Value {
        while true {
            do throws(MongoError) { return try await body() } catch { guard error.isPassing else { throw error } }
        }
    }

    @Test("what has waited gives up only while no server is found")
    func patience() {
        let now = ContinuousClock.now
        let long = now - Outage.patience
        let short = now - .seconds(1)
        var outage = Outage()
        #expect(!outage.givesUp(onWorkSince: long, now: now))
        outage.note(.absent)
        #expect(outage.givesUp(onWorkSince: long, now: now) && !outage.givesUp(onWorkSince: short, now: now))
        outage.note(Outage.Sign(.closed))
        #expect(outage.givesUp(onWorkSince: long, now: now))
        outage.note(Outage.Sign(.duplicateKey(index: "_id_")))
        #expect(!outage.givesUp(onWorkSince: long, now: now))
        outage.note(Outage.Sign(.connectionLost))
        #expect(outage.givesUp(onWorkSince: long, now: now))
    }
}
