import Mongo
import Support
import Testing

@Suite("The thread of an open transaction")
struct HeldThreadTests {
    @Test("is not kept from the commit by a write that waits for the same document", arguments: [1, 2])
    func waitingWrite(connections: Int) async throws {
        let client = try await SharedMongo.connect(connections: connections)
        let things = client.collection("things")
        try await things.insertOne(["_id": 1, "n": 0])
        for _ in 0..<20 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                let (begun, begin) = AsyncStream.makeStream(of: Void.self)
                group.addTask {
                    try await client.withTransaction { session in
                        try await things.within(session).updateOne(where: ["_id": 1], ["$inc": ["n": 1]])
                        begin.yield()
                        for _ in 0..<5 {
                            #expect(try await things.within(session).count(where: ["_id": 1]) == 1)
                        }
                    }
                    begin.finish()
                }
                var looks = begun.makeAsyncIterator()
                _ = await looks.next()
                for _ in 0..<4 {
                    group.addTask { try await things.updateOne(where: ["_id": 1], ["$inc": ["n": 1]]) }
                }
                try await group.waitForAll()
            }
        }
        #expect(try await things.findOne(where: ["_id": 1], as: "n") == 100)
        await client.close()
    }

    @Test(
        "is one of few: more transactions than connections take turns with writes to what they change",
        arguments: [1, 2])
    func turns(connections: Int) async throws {
        let client = try await SharedMongo.connect(connections: connections)
        let things = client.collection("things")
        try await things.insertOne(["_id": 1, "n": 0])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    guard number.isMultiple(of: 2) else {
                        try await things.updateOne(where: ["_id": 1], ["$inc": ["n": 1]])
                        return
                    }
                    try await client.withTransaction(patience: .seconds(60)) { session in
                        let n = try await things.within(session).findOne(where: ["_id": 1], as: "n") ?? 0
                        try await things.within(session).updateOne(where: ["_id": 1], ["$set": ["n": .int(n + 1)]])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await things.findOne(where: ["_id": 1], as: "n") == 40)
        await client.close()
    }

    @Test("is not the last one: whatever waits in a transaction, one connection serves everybody else")
    func oneLeft() async throws {
        let client = try await SharedMongo.connect(connections: 3)
        let things = client.collection("things")
        try await client.database.create(collection: "things")
        let (ended, end) = AsyncStream.makeStream(of: Never.self)
        let open = Counter(after: 0)
        let (opened, isOpen) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask {
                    try await client.withTransaction { session in
                        try await things.within(session).insertOne(["_id": number])
                        if open.next() == 2 { isOpen.yield() }
                        for await _ in ended {}
                    }
                }
            }
            var looks = opened.makeAsyncIterator()
            _ = await looks.next()
            for _ in 0..<20 { #expect(try await things.count(where: [:]) == 0) }
            try await client.ping(within: .seconds(60))
            end.finish()
            try await group.waitForAll()
        }
        #expect(open.next() == 7, "somebody waited so long that a transaction had to be given up")
        #expect(try await things.count(where: [:]) == 6)
        await client.close()
    }

    @Test("is free again after five seconds without an operation, and nothing of the transaction is kept")
    func leftAlone() async throws {
        let client = try await SharedMongo.connect(connections: 1)
        let things = client.collection("things")
        try await client.database.create(collection: "things")
        let error = await #expect(throws: MongoError.self) {
            try await client.withTransaction(patience: .zero) { session in
                try await things.within(session).insertOne(["_id": "in vain"])
                // Waits for the one thread, which waits for the transaction.
                #expect(try await things.count(where: [:]) == 0)
                try await things.within(session).insertOne(["_id": "too late"])
            }
        }
        #expect(error == .transient(.init(code: 251, name: "NoSuchTransaction")))
        #expect(try await things.count(where: [:]) == 0)
        try await client.withTransaction { try await things.within($0).insertOne(["_id": "anew"]) }
        #expect(try await things.count(where: [:]) == 1)
        await client.close()
    }

    @Test("goes on with cursors that were opened on it before")
    func cursors() async throws {
        let client = try await SharedMongo.connect(connections: 1)
        let things = client.collection("things")
        try await things.insertMany((0..<3000).map { ["_id": $0] })
        var reader = things.find(Document.self, where: [:], options: FindOptions(batchSize: 100)).makeAsyncIterator()
        _ = try await reader.next()
        let seen = try await client.withTransaction { session in
            try await things.within(session).deleteMany(where: [:])
            var seen = 1
            while try await reader.next() != nil { seen += 1 }
            return seen
        }
        #expect(seen == 3000)
        #expect(try await things.count(where: [:]) == 0)
        await client.close()
    }
}
