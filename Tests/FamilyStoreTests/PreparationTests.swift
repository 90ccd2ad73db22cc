import Domain
import FamilyStore
import Mongo
import Support
import Testing

@Suite("The preparation of a database")
struct PreparationTests {
    @Test("is made by many programs at once, and again, without harm")
    func together() async throws {
        let client = try await SharedMongo.connect(connections: 4)
        let store = Store(client: client, database: client.databaseName)
        #expect(try await store.preparedVersion() == nil)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    try await store.prepare()
                    try await store.installOwners([UserID(1), UserID(2)], settings: Home.settings)
                }
            }
            try await group.waitForAll()
        }
        try await store.prepare()
        #expect(try await store.preparedVersion() == Store.schemaVersion)
        #expect(try await client.collection("people").count(where: ["role": "owner", "familyID": "home"]) == 2)
        #expect(try await client.collection("families").count(where: [:]) == 1)
    }

    @Test("leaves every collection with a validator that wants a family")
    func validators() async throws {
        let (client, _) = try await Home.empty()
        let collections = try await client.database.collections().map(\.name)
        #expect(
            collections.sorted() == [
                "audit", "dialogs", "families", "films", "foods", "invites", "meals", "measurements", "outbox.chunks",
                "outbox.files",
                "people", "schema",
            ])
        for name in collections {
            for document: Document in [["a": 1], ["familyID": 1], ["familyID": ""]] {
                await #expect(throws: MongoError.refused(.init(code: 121, name: "DocumentValidationFailure"))) {
                    try await client.collection(name).insertOne(document)
                }
            }
        }
        await #expect(throws: MongoError.self) {
            try await client.collection("meals").insertOne(["familyID": "home"] as Document)
        }
    }

    @Test("puts the family first in every index but those by which documents go")
    func indexes() async throws {
        let (client, _) = try await Home.empty()
        for name in try await client.database.collections().map(\.name) {
            for index in try await client.collection(name).indexes() {
                let first = try #require(index["key"]?.document?.keys.first)
                #expect(
                    first == "familyID" || index["name"] == "_id_" || index["expireAfterSeconds"] != nil,
                    "\(name): \(index["name"]?.string ?? "")")
            }
        }
    }

    @Test("is told to be made once everything is there, and nothing is made by the question")
    func isPrepared() async throws {
        let client = try await SharedMongo.connect(connections: 1)
        let store = Store(client: client, database: client.databaseName)
        #expect(try await !store.isPrepared())
        #expect(try await client.database.collections().isEmpty)
        try await store.prepare()
        #expect(try await store.isPrepared())
    }

    @Test(
        "is told not to be made while one collection or index is missing or different",
        arguments: [
            ["drop": "schema"], ["drop": "films"], ["dropIndexes": "outbox.chunks", "index": "parts"],
            ["dropIndexes": "people", "index": "*"],
            ["collMod": "films", "index": ["name": "tombstones", "expireAfterSeconds": 60]],
        ] as [Document])
    func lacking(harm: Document) async throws {
        let (client, store) = try await Home.empty()
        _ = try await client.database.run(harm)
        #expect(try await !store.isPrepared())
        if harm.keys.first != "collMod" {
            try await store.prepare()
            #expect(try await store.isPrepared())
        }
    }

    @Test("does not take back what a newer program has made")
    func newer() async throws {
        let (client, store) = try await Home.empty()
        try await client.collection("schema").updateOne(where: [:], ["$set": ["version": 99]])
        try await store.prepare()
        #expect(try await store.preparedVersion() == 99)
    }

    @Test("says which index of an older arrangement is in its way")
    func conflict() async throws {
        let (client, store) = try await Home.empty()
        _ = try await client.database.run(["dropIndexes": "films", "index": "titles"])
        try await client.collection("films").create(indexes: [Index("titles", on: ["familyID": 1])])
        await #expect(throws: MongoError.indexConflict(index: "titles")) { try await store.prepare() }
    }
}
