import Domain
import FamilyStore
import Mongo
import Testing

@Suite("Somebody who was taken in")
struct MeetingTests {
    private func add(_ user: UserID, named name: String?, _ home: Home) async throws -> Member {
        _ = try await home.store.family(of: home.anna).give(
            .child, to: user, name: name.flatMap(PersonName.init), by: Home.key()
        ).get()
        return try #require(try await home.store.directory.member(user))
    }

    @Test("is met once: a second message of it changes nothing, however old the member that it was looked up with")
    func once() async throws {
        let home = try await Home()
        let added = try await add(home.user(9), named: nil, home)
        let family = home.store.family(of: added)
        let met = try #require(
            try await family.meet(named: PersonName("Ann"), speaking: .english, by: Home.key()))
        #expect(met.name == "Ann" && met.language == .english && met.clock == added.clock)
        for _ in 0..<2 {
            let again = try await family.meet(named: PersonName("Anna"), speaking: .russian, by: Home.key())
            #expect(again == met)
        }
        #expect(try await home.store.directory.member(home.user(9)) == met)
    }

    @Test("keeps the name that the family gave, and the family's language where Telegram has no other")
    func named() async throws {
        let home = try await Home()
        let family = home.store.family(of: try await add(home.user(9), named: "Вася", home))
        let met = try await family.meet(named: PersonName("Vasily"), speaking: nil, by: Home.key())
        #expect(met?.name == "Вася" && met?.language == .russian)
    }

    @Test("keeps a language that was chosen before")
    func chosen() async throws {
        let home = try await Home()
        let family = home.store.family(of: try await add(home.user(9), named: nil, home))
        _ = try await family.choose(.language(.english), by: Home.key())
        #expect(try await family.meet(named: nil, speaking: .russian, by: Home.key())?.language == .english)
    }

    @Test("before this was learned keeps everything, and gets a name where the family gives one")
    func earlier() async throws {
        let home = try await Home()
        _ = try await home.client.collection("people").updateOne(
            where: ["_id": .int64(home.user(2).rawValue)], ["$unset": ["awaited": 1], "$set": ["name": ""]])
        home.store.directory.forget(home.user(2))
        let member = try #require(try await home.store.directory.member(home.user(2)))
        let met = try await home.store.family(of: member).meet(
            named: PersonName("Ann"), speaking: .english, by: Home.key())
        #expect(met == member)
        #expect(try await add(home.user(2), named: "Оля", home).name == "Оля")
        #expect(try await add(home.user(2), named: "Ольга", home).name == "Оля")
    }

    @Test("and removed is met no more, and anew after coming back")
    func back() async throws {
        let home = try await Home()
        let added = try await add(home.user(9), named: "Вася", home)
        _ = try await home.store.family(of: added).meet(named: nil, speaking: .english, by: Home.key())
        _ = try await home.store.family(of: home.anna).remove(home.user(9), by: Home.key()).get()
        let gone = try await home.store.family(of: added).meet(named: nil, speaking: .english, by: Home.key())
        #expect(gone == nil)
        let family = home.store.family(of: try await add(home.user(9), named: nil, home))
        let met = try await family.meet(named: PersonName("Vasily"), speaking: .english, by: Home.key())
        #expect(met?.name == "Vasily" && met?.language == .english)
    }
}
