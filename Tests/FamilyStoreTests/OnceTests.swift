import Domain
import FamilyStore
import Mongo
import Testing

@Suite("A write")
struct OnceTests {
    @Test("that its job makes again changes nothing and answers the same", arguments: writes)
    func again(_ write: Write) async throws {
        let home = try await Home()
        try await write.scene(home)
        let key = Home.key()
        let before = try await home.snapshot(of: home.anna.family)
        let answer = try await write.run(home, key)
        let stored = try await home.snapshot(of: home.anna.family)
        #expect(stored != before)
        #expect(try await write.run(home, key) == answer)
        #expect(try await home.snapshot(of: home.anna.family) == stored)
    }

    @Test("of an older run, made after others have gone on, changes nothing and reads what stands", arguments: writes)
    func zombie(_ write: Write) async throws {
        let home = try await Home()
        try await write.scene(home)
        let key = Home.key()
        _ = try await write.run(home, key)
        try await write.after(home)
        let standing = try await home.snapshot(of: home.anna.family)
        let answer = try await write.run(home, key)
        #expect(try await home.snapshot(of: home.anna.family) == standing)
        #expect(try await write.run(home, key) == answer)
    }

    @Test("that two workers make at once is made once, and both answer the same", arguments: writes)
    func together(_ write: Write) async throws {
        let home = try await Home()
        try await write.scene(home)
        let key = Home.key()
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<4 { group.addTask { try await write.run(home, key) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        for (name, documents) in try await home.snapshot(of: home.anna.family) {
            let marks = documents.reduce(0) { $0 + count(of: key, in: $1) }
            #expect(marks <= 1, "\(name)")
        }
    }

    @Test("that is new to all who make it at once is no failure for any of them")
    func crowd() async throws {
        let home = try await Home()
        for _ in 0..<25 {
            let key = Home.key()
            try await withThrowingTaskGroup(of: LoggedMeal.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await home.store.meals(of: home.anna).log(try meal(), by: key) }
                }
                for try await logged in group { #expect(logged.id.rawValue == key.description) }
            }
        }
        #expect(try await home.documents("meals", of: home.anna.family).count == 25)
    }

    @Test("of another number in the same job is another write")
    func calls() async throws {
        let home = try await Home()
        let meals = home.store.meals(of: home.anna)
        let one = try await meals.log(try meal("суп"), by: home.key("meals", 0))
        let other = try await meals.log(try meal("чай"), by: home.key("meals", 1))
        #expect(one.id != other.id)
        #expect(one.id.rawValue.hasSuffix("#0") && other.id.rawValue.hasSuffix("#1"))
    }

    @Test("is known for fifty changes, and the maker of a document always")
    func history() async throws {
        let home = try await Home()
        let family = home.store.family(of: home.anna)
        let keys = (0..<51).map { Home.key($0) }
        for (number, key) in keys.enumerated() { _ = try await family.choose(.name("\(number)"), by: key) }
        let anna = try #require(
            try await home.client.collection("people").findOne(
                Document.self, where: ["_id": .int64(home.user(1).rawValue)]))
        #expect(anna["changes"]?.array?.count == 50)
        #expect(try await family.choose(.name("x"), by: keys[1])?.name == "50")
        let films = home.store.films(of: home.anna)
        for key in keys {
            _ = try await films.saveSeen(try title("Вверх"), rating: nil, at: Home.now, by: key)
        }
        let before = try await home.snapshot(of: home.anna.family)
        _ = try await films.saveSeen(try title("Вверх"), rating: Rating(1), at: Home.now, by: keys[0])
        #expect(try await home.snapshot(of: home.anna.family) == before)
    }

    private func count(of key: WriteKey, in document: Document) -> Int {
        let history = document["changes"]?.array ?? []
        return history.count { $0.document?["by"]?.string == key.description }
    }
}
