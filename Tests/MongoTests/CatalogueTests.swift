import Mongo
import Support
import Testing

@Suite("Collections and indexes")
struct CatalogueTests {
    @Test("making collections and indexes again changes nothing")
    func idempotent() async throws {
        let client = try await SharedMongo.connect()
        let indexes = [
            Index("byName", on: ["name": 1], unique: true, partialFilter: ["name": ["$exists": true]]),
            Index("expiry", on: ["until": 1], expireAfterSeconds: 60),
        ]
        for _ in 1...2 {
            try await client.database.create(collection: "people")
            try await client.collection("people").create(indexes: indexes)
        }
        let found = try await client.collection("people").indexes()
        #expect(found.map { $0["name"]?.string } == ["_id_", "byName", "expiry"])
        #expect(found[1]["unique"] == true && found[1]["partialFilterExpression"]?.document?.keys == ["name"])
        #expect(found[2]["expireAfterSeconds"]?.int == 60)
        await client.close()
    }

    @Test("indexes are there only with all that is wanted of them")
    func presence() async throws {
        let client = try await SharedMongo.connect()
        let people = client.collection("people")
        let index = Index(
            "all", on: ["name": 1, "age": -1], unique: true, partialFilter: ["name": ["$exists": true]])
        let text = Index("words", on: ["about": "hashed"])
        let expiry = Index("expiry", on: ["until": 1], expireAfterSeconds: 60)
        #expect(try await !people.has(indexes: [index]))
        try await people.create(indexes: [index, text, expiry])
        #expect(try await people.has(indexes: [expiry, text, index]))
        var others = [
            Index("other", on: index.keys, unique: true, partialFilter: index.partialFilter),
            Index("all", on: ["age": -1, "name": 1], unique: true, partialFilter: index.partialFilter),
            Index("all", on: ["name": 1, "age": 1], unique: true, partialFilter: index.partialFilter),
            Index("all", on: index.keys, unique: true), Index("words", on: ["about": 1]),
            Index("words", on: ["about": "2d"]),
            Index("expiry", on: expiry.keys), Index("expiry", on: expiry.keys, expireAfterSeconds: 61),
        ]
        var shared = index
        shared.unique = false
        others.append(shared)
        for other in others { #expect(try await !people.has(indexes: [text, other]), "\(other)") }
        await client.close()
    }

    @Test("an index that is there with other options is named")
    func conflict() async throws {
        let client = try await SharedMongo.connect()
        let people = client.collection("people")
        try await people.create(indexes: [Index("byName", on: ["name": 1])])
        await #expect(throws: MongoError.indexConflict(index: "byName")) {
            try await people.create(indexes: [
                Index("other", on: ["x": 1]), Index("byName", on: ["name": 1], unique: true),
            ])
        }
        await #expect(throws: MongoError.indexConflict(index: "byName")) {
            try await people.create(indexes: [Index("byName", on: ["surname": 1])])
        }
        await #expect(throws: MongoError.indexConflict(index: "sameKeys")) {
            try await people.create(indexes: [Index("sameKeys", on: ["name": 1])])
        }
        await client.close()
    }

    @Test("a duplicate names its index and not what it holds")
    func duplicate() async throws {
        let client = try await SharedMongo.connect()
        let people = client.collection("people")
        try await people.create(indexes: [Index("by surname", on: ["surname": 1], unique: true)])
        try await people.insertOne(["surname": "Иванова dup key: x"])
        let error = await #expect(throws: MongoError.self) {
            try await people.insertOne(["surname": "Иванова dup key: x"])
        }
        #expect(error == .duplicateKey(index: "by surname"))
        #expect(error.map { !$0.description.contains("Иванова") && !$0.mayHaveRun } == true)
        await client.close()
    }

    @Test("collections are listed with their kind and options, and dropping the database removes them")
    func listing() async throws {
        let client = try await SharedMongo.connect()
        try await client.database.create(collection: "plain")
        try await client.database.create(collection: "bounded", options: ["capped": true, "size": 4096])
        try await client.database.create(collection: "view", options: ["viewOn": "plain", "pipeline": []])
        let infos = try await client.database.collections().filter { !$0.name.hasPrefix("system.") }
        #expect(infos.map(\.name) == ["bounded", "plain", "view"])
        #expect(infos.map(\.type) == ["collection", "collection", "view"])
        #expect(infos[0].options["capped"] == true && infos[1].info["uuid"]?.binary?.subtype == 4)
        await #expect(throws: MongoError.refused(.init(code: 48, name: "NamespaceExists"))) {
            try await client.database.create(collection: "plain", options: ["capped": true, "size": 4096])
        }
        try await client.database.drop()
        #expect(try await client.database.collections().isEmpty)
        #expect(try await client.collection("plain").indexes().isEmpty)
        await client.close()
    }

    @Test("what the server refuses has its code and name, and none of its words")
    func refused() async throws {
        let client = try await SharedMongo.connect()
        let people = client.collection("people")
        let error = await #expect(throws: MongoError.self) {
            try await people.find(Document.self, where: ["name": ["$near": "Иванова"]]).all()
        }
        #expect(error == .refused(.init(code: 2, name: "BadValue")))
        #expect(error?.description == "MongoDB refused the operation: BadValue (2)")
        await #expect(throws: MongoError.refused(.init(code: 59, name: "CommandNotFound"))) {
            try await client.database.run(["brew": "coffee"])
        }
        // An update without operators is refused by libmongoc, before it is sent.
        let useless = await #expect(throws: MongoError.self) {
            try await people.updateOne(where: [:], ["name": "Иванова"])
        }
        #expect(useless?.description.contains("InvalidUse") == true)
        await client.close()
    }

    @Test("a name with NUL is refused, and not cut", arguments: ["", "peo\0ple"])
    func names(name: String) async throws {
        let client = try await SharedMongo.connect(connections: 1)
        try await client.collection("peo").insertOne(["_id": 1])
        let refused = MongoError.refused(.init(code: 73, name: "InvalidNamespace"))
        await #expect(throws: refused) { try await client.collection(name).count(where: [:]) }
        await #expect(throws: refused) { try await client.database(name).collections() }
        await #expect(throws: refused) { try await client.database(name).drop() }
        let long = String(repeating: "a", count: 200)
        try await client.collection(long).insertOne(["_id": 1])
        #expect(try await client.database.collections().map(\.name) == [long, "peo"])
        await client.close()
    }

    @Test("two databases of one client keep apart")
    func databases() async throws {
        let client = try await SharedMongo.connect()
        let other = client.database(client.databaseName + "-copy")
        try await client.collection("people").insertOne(["_id": 1])
        try await other.collection("people").insertOne(["_id": 1])
        try await other.drop()
        #expect(try await client.collection("people").count(where: [:]) == 1)
        await client.close()
    }
}
