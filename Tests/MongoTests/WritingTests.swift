import Mongo
import Support
import Testing

@Suite("Writing")
struct WritingTests {
    @Test("what is inserted is found again, NUL and emoji in its text included")
    func text() async throws {
        let client = try await SharedMongo.connect()
        let notes = client.collection("notes")
        let text = "до \0 после 👩‍👩‍👧‍👦\u{FEFF}"
        try await notes.insertOne(["_id": "n", "text": text])
        #expect(try await notes.findOne([String: String].self, where: ["text": .string(text)])?["text"] == text)
        #expect(try await notes.count(where: ["text": "до "]) == 0)
        await client.close()
    }

    @Test("a keyed insert that is done twice is there once, and is answered from what is read back")
    func keyed() async throws {
        let client = try await SharedMongo.connect()
        let meals = client.collection("meals")
        for attempt in 1...2 {
            let result = try await meals.updateOne(
                where: ["_id": "job/1"], ["$setOnInsert": ["attempt": .int(attempt)]], upsert: true)
            #expect(result.upserted == (attempt == 1 ? ["job/1"] : []))
            #expect(result.matched == attempt - 1 && result.modified == 0)
        }
        #expect(try await meals.findOne([String: BSONValue].self, where: ["_id": "job/1"])?["attempt"] == 1)
        await client.close()
    }

    @Test("a change that carries its key happens once")
    func change() async throws {
        let client = try await SharedMongo.connect()
        let meals = client.collection("meals")
        try await meals.insertOne(["_id": 1, "grams": 100])
        for attempt in 1...2 {
            let result = try await meals.updateOne(
                where: ["_id": 1, "changes.by": ["$ne": "job/2"]],
                ["$inc": ["grams": 50], "$push": ["changes": ["$each": [["by": "job/2"]], "$slice": -50]]])
            #expect(result.modified == 2 - attempt)
        }
        #expect(try await meals.findOne(where: ["_id": 1], as: "grams") == 150)
        await client.close()
    }

    @Test("every kind of write tells what it has changed")
    func counts() async throws {
        let client = try await SharedMongo.connect()
        let things = client.collection("things")
        try await things.insertMany((1...10).map { ["_id": $0, "n": $0] })
        #expect(try await things.updateMany(where: ["n": ["$gt": 7]], ["$set": ["n": 8]]).modified == 2)
        #expect(try await things.updateMany(where: ["n": 8], ["$set": ["n": 8]]).matched == 3)
        #expect(try await things.replaceOne(where: ["_id": 1], with: ["only": true]).modified == 1)
        #expect(try await things.findOne(Document.self, where: ["_id": 1]) == ["_id": 1, "only": true])
        #expect(try await things.deleteOne(where: ["n": 8]).deleted == 1)
        #expect(try await things.deleteMany(where: ["n": 8]).deleted == 2)
        #expect(try await things.deleteMany(where: ["n": 8]) == things.write([]))
        #expect(try await things.count(where: [:]) == 7)
        await client.close()
    }

    @Test("many changes go in one call: in order up to the first refusal, or all that can")
    func bulk() async throws {
        let client = try await SharedMongo.connect()
        let things = client.collection("things")
        let result = try await things.write([
            .insert(["_id": 1]), .insert(["_id": 2]),
            .updateOne(where: ["_id": 3], ["$set": ["new": true]], upsert: true),
            .updateMany(where: [:], ["$set": ["seen": true]], upsert: false),
            .replaceOne(where: ["_id": 9], ["nine": 9], upsert: true),
            .deleteOne(where: ["_id": 1]),
        ])
        #expect(result.inserted == 2 && result.matched == 3 && result.modified == 3 && result.deleted == 1)
        #expect(result.upserted == [3, 9])
        let clash: [Write] = [.insert(["_id": 20]), .insert(["_id": 2]), .insert(["_id": 21])]
        await #expect(throws: MongoError.duplicateKey(index: "_id_")) { try await things.write(clash) }
        #expect(try await things.count(where: ["_id": ["$in": [20, 21]]]) == 1)
        await #expect(throws: MongoError.duplicateKey(index: "_id_")) {
            try await things.write([.insert(["_id": 22])] + clash, inOrder: false)
        }
        #expect(try await things.count(where: ["_id": ["$in": [20, 21, 22]]]) == 3)
        await client.close()
    }

    @Test("a document is changed and returned in one step, as it was or as it is")
    func findOneAndUpdate() async throws {
        let client = try await SharedMongo.connect()
        let counters = client.collection("counters")
        let increment: Document = ["$inc": ["n": 1]]
        let missing = try await counters.findOneAndUpdate(
            Document.self, where: ["_id": "c"], increment, returning: .new)
        #expect(missing == nil)
        let before = try await counters.findOneAndUpdate(
            Document.self, where: ["_id": "c"], increment, upsert: true, returning: .old)
        #expect(before == nil)
        let old = try await counters.findOneAndUpdate(
            Document.self, where: ["_id": "c"], increment, returning: .old)
        #expect(old == ["_id": "c", "n": 1])
        let new = try await counters.findOneAndUpdate(
            Document.self, where: [:], increment, returning: .new, sort: ["n": -1], projection: ["_id": 0])
        #expect(new == ["n": 3])
        let removed = try await counters.findOneAndDelete(Document.self, where: ["_id": "c"])
        #expect(removed == ["_id": "c", "n": 3])
        #expect(try await counters.findOneAndDelete(Document.self, where: ["_id": "c"]) == nil)
        await client.close()
    }

    @Test("a document that cannot be stored is refused before anything is sent")
    func unsendable() async throws {
        let client = try await SharedMongo.connect()
        let things = client.collection("things")
        await #expect(throws: MongoError.encoding(CodingFault(reason: .keyWithNUL))) {
            try await things.updateOne(where: [:], ["$set": ["a\0b": 1]], upsert: true)
        }
        await #expect(throws: MongoError.encoding(CodingFault(reason: .keyWithNUL))) {
            try await things.deleteMany(where: ["a\0b": 1])
        }
        #expect(try await things.count(where: [:]) == 0)
        await client.close()
    }
}

extension DocumentCollection {
    /// One field of the first document that matches.
    func findOne(where filter: Document, as field: String) async throws -> Int? {
        try await findOne(Document.self, where: filter)?[field]?.int
    }
}
