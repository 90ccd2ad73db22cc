import Mongo
import Support
import Testing

@Suite("Reading")
struct ReadingTests {
    @Test("find sorts, skips, limits, projects, and uses the index that it is told to")
    func options() async throws {
        let client = try await SharedMongo.connect()
        let meals = client.collection("meals")
        try await meals.insertMany((0..<20).map { Meal.sample($0) })
        try await meals.create(indexes: [Index("byRevision", on: ["revision": 1])])
        let found = try await meals.find(
            Document.self, where: ["revision": ["$gte": 5]],
            options: FindOptions(
                sort: ["revision": -1], projection: ["revision": 1], limit: 3, skip: 2, hint: "byRevision")
        ).all()
        #expect(found.map { $0["revision"]?.int } == [17, 16, 15])
        #expect(found.allSatisfy { $0.keys == ["_id", "revision"] })
        await #expect(throws: MongoError.self) {
            try await meals.find(Document.self, where: [:], options: FindOptions(hint: "absent")).all()
        }
        await client.close()
    }

    @Test("what does not fit into one answer comes in parts, whole and in order")
    func cursor() async throws {
        let client = try await SharedMongo.connect()
        let meals = client.collection("meals")
        let stored = (0..<3210).map { Meal.sample($0) }
        try await meals.insertMany(stored)
        let options = FindOptions(sort: ["revision": 1], batchSize: 100)
        #expect(try await meals.find(Meal.self, where: [:], options: options).all() == stored)
        var count = 0
        for try await meal in meals.find(Meal.self, where: [:], options: options) {
            #expect(meal == stored[count])
            count += 1
            if count == 150 { break }
        }
        #expect(count == 150)
        await client.close()
    }

    @Test("cursors that are left half read end on the server")
    func abandoned() async throws {
        let server = try await MongoServer.start()
        let client = try server.connect(connections: 2)
        let things = client.collection("things")
        try await things.insertMany((0..<2000).map { ["_id": $0] })
        func open() async throws -> Int {
            let status = try await client.database.run(["serverStatus": 1])
            return try #require(status["metrics"]?.document?["cursor"]?.document?["open"]?.document?["total"]?.int)
        }
        var readers: [Documents<Document>.Iterator] = []
        for _ in 0..<5 {
            var reader = things.find(Document.self, where: [:], options: FindOptions(batchSize: 2)).makeAsyncIterator()
            _ = try await reader.next()
            readers.append(reader)
        }
        #expect(try await open() == 5)
        readers = []
        // Their ends wait in the queues of their threads, in front of what is asked now, or run on another thread beside it.
        while try await open() > 0 {}
        await client.close()
    }

    @Test("more cursors than threads are read side by side")
    func manyCursors() async throws {
        let client = try await SharedMongo.connect(connections: 2)
        let things = client.collection("things")
        try await things.insertMany((0..<1500).map { ["_id": $0] })
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await things.find(Document.self, where: [:], options: FindOptions(batchSize: 50)).all().count
                }
            }
            for try await count in group { #expect(count == 1500) }
        }
        await client.close()
    }

    @Test("an aggregation yields what its pipeline makes")
    func aggregation() async throws {
        let client = try await SharedMongo.connect()
        let meals = client.collection("meals")
        try await meals.insertMany((0..<9).map { Meal.sample($0) })
        struct Sum: Decodable, Equatable {
            var _id: Int64
            var meals: Int
        }
        let sums = try await meals.aggregate(
            Sum.self,
            [
                ["$match": ["revision": ["$lt": 8]]], ["$group": ["_id": "$person", "meals": ["$sum": 1]]],
                ["$sort": ["_id": 1]],
            ]
        ).all()
        #expect(sums == (0..<4).map { Sum(_id: 5_000_000_000 + $0, meals: 2) })
        await client.close()
    }

    @Test("a stored document of another shape is an error that names the field")
    func otherShape() async throws {
        let client = try await SharedMongo.connect()
        let meals = client.collection("meals")
        try await meals.insertOne(["_id": "m", "familyID": "f"])
        await #expect(throws: MongoError.decoding(CodingFault(path: "person", reason: .missing))) {
            try await meals.findOne(Meal.self, where: ["_id": "m"])
        }
        await client.close()
    }

    @Test("the planner tells which index it would use")
    func explain() async throws {
        let client = try await SharedMongo.connect()
        let meals = client.collection("meals")
        try await meals.create(indexes: [Index("byFamily", on: ["familyID": 1, "at": -1])])
        let plan = try await meals.explain(where: ["familyID": "f"], options: FindOptions(sort: ["at": -1]))
        #expect(
            plan["queryPlanner"]?.document?["winningPlan"]?.document?["inputStage"]?.document?["indexName"]
                == "byFamily")
        await client.close()
    }
}
