import Mongo
import Support
import Testing

@Suite("Transactions")
struct TransactionTests {
    struct Changed: Error {}

    @Test("concurrent increments that read and write are all counted: who loses runs again")
    func conflict() async throws {
        let client = try await SharedMongo.connect(connections: 4)
        let counters = client.collection("counters")
        try await counters.insertOne(["_id": "c", "n": 0])
        let runs = Counter(after: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<20 {
                        try await client.withTransaction { session in
                            _ = runs.next()
                            let counters = counters.within(session)
                            let n = try await counters.findOne(where: ["_id": "c"], as: "n") ?? 0
                            try await counters.updateOne(where: ["_id": "c"], ["$set": ["n": .int(n + 1)]])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await counters.findOne(where: ["_id": "c"], as: "n") == 40)
        #expect(runs.next() > 41, "no conflict: the test shows nothing")
        await client.close()
    }

    @Test("a conflict that does not end is told when the patience has ended")
    func patience() async throws {
        let client = try await SharedMongo.connect(connections: 3)
        let things = client.collection("things")
        try await things.insertOne(["_id": 1, "n": 0])
        try await client.withTransaction { outer in
            try await things.within(outer).updateOne(where: ["_id": 1], ["$inc": ["n": 1]])
            let error = await #expect(throws: MongoError.self) {
                try await client.withTransaction(patience: .milliseconds(200)) { inner in
                    try await things.within(inner).updateOne(where: ["_id": 1], ["$inc": ["n": 10]])
                }
            }
            #expect(error == .transient(.init(code: 112, name: "WriteConflict")))
        }
        #expect(try await things.findOne(where: ["_id": 1], as: "n") == 1)
        await client.close()
    }

    @Test("an error of the body undoes everything and is thrown as it is")
    func undone() async throws {
        let client = try await SharedMongo.connect()
        let (meals, people) = (client.collection("meals"), client.collection("people"))
        try await people.insertOne(["_id": "p"])
        await #expect(throws: Changed.self) {
            try await client.withTransaction { session in
                try await meals.within(session).insertOne(["_id": "m"])
                try await people.within(session).deleteOne(where: ["_id": "p"])
                #expect(try await people.within(session).count(where: [:]) == 0)
                #expect(try await people.count(where: [:]) == 1)
                throw Changed()
            }
        }
        #expect(try await people.count(where: [:]) == 1)
        #expect(try await meals.count(where: [:]) == 0)
        await client.close()
    }

    @Test("a session that has ended is closed")
    func ended() async throws {
        let client = try await SharedMongo.connect()
        let things = client.collection("things")
        let kept = try await client.withTransaction { $0 }
        await #expect(throws: MongoError.closed) { try await things.within(kept).insertOne(["_id": 1]) }
        await client.close()
    }
}

@Suite("Snapshots")
struct SnapshotTests {
    @Test("a snapshot sees one moment of two collections while a writer changes both")
    func oneMoment() async throws {
        let client = try await SharedMongo.connect(connections: 4)
        let (left, right) = (client.collection("left"), client.collection("right"))
        try await left.insertOne(["_id": 1, "n": 0])
        try await right.insertOne(["_id": 1, "n": 0])
        let (looks, looked) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Changes both as one, for as long as the reader looks.
                var reading = looks.makeAsyncIterator()
                for _ in 0..<60 {
                    try await client.withTransaction { session in
                        try await left.within(session).updateOne(where: ["_id": 1], ["$inc": ["n": 1]])
                        try await right.within(session).updateOne(where: ["_id": 1], ["$inc": ["n": 1]])
                    }
                    _ = await reading.next()
                }
            }
            var seen: Set<Int> = []
            for _ in 0..<60 {
                let (first, before, second) = try await client.withSnapshot { session in
                    let first = try await left.within(session).findOne(where: ["_id": 1], as: "n")
                    looked.yield()
                    // Waits until the writer has changed both once more.
                    var before: Int?
                    repeat {
                        before = try await right.findOne(where: ["_id": 1], as: "n")
                    } while before == first && first != 60
                    let second = try await right.within(session).findOne(where: ["_id": 1], as: "n")
                    return (first, before, second)
                }
                #expect(first == second)
                if let first, let before, before > first { seen.insert(first) }
            }
            looked.finish()
            #expect(seen.count > 1, "the writer never wrote between the two looks")
            try await group.waitForAll()
        }
        await client.close()
    }

    @Test("a cursor ends with its session")
    func cursorOfSession() async throws {
        let client = try await SharedMongo.connect(connections: 1)
        let things = client.collection("things")
        try await things.insertMany((0..<3000).map { ["_id": $0] })
        var reader = try await client.withSnapshot { session in
            var reader = things.within(session).find(Document.self, where: [:]).makeAsyncIterator()
            _ = try await reader.next()
            return reader
        }
        await #expect(throws: MongoError.closed) { while try await reader.next() != nil {} }
        #expect(try await things.count(where: [:]) == 3000)
        await client.close()
    }

    @Test("find, aggregate and count see the snapshot, over more than one answer")
    func cursor() async throws {
        let client = try await SharedMongo.connect(connections: 2)
        let things = client.collection("things")
        try await things.insertMany((0..<2500).map { ["_id": $0] })
        try await client.withSnapshot { session in
            let then = things.within(session)
            var reader = then.find(Document.self, where: [:], options: FindOptions(batchSize: 100)).makeAsyncIterator()
            _ = try await reader.next()
            try await things.deleteMany(where: [:])
            var rest = 0
            while try await reader.next() != nil { rest += 1 }
            #expect(rest == 2499)
            #expect(try await then.count(where: [:]) == 2500)
            #expect(try await then.aggregate(Document.self, [["$count": "n"]]).all() == [["n": .int32(2500)]])
        }
        #expect(try await things.count(where: [:]) == 0)
        await client.close()
    }
}
