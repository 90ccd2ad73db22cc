import Domain
import FamilyStore
import Testing

@Suite("The role that somebody is added with", .timeLimit(.minutes(2)))
struct RoleWordTests {
    @Test(
        "is understood in both languages, in any case and with either е, before a name",
        arguments: [
            ("ребёнок", Role.child), ("РЕБЕНОК", .child), ("Взрослый", .adult), ("взрослая", .adult), ("админ", .admin),
            ("администратор", .admin), ("гость", .guest), ("владелец", .owner), ("Adult", .adult),
        ])
    func roles(_ word: String, role: Role) async throws {
        try await Bench.run { bench async throws in
            let said = try await bench.ask(.text("/adduser 43 \(word) Вася"))
            #expect(said.count == 1 && said[0].hasPrefix("phrase userAdded"), "\(said)")
            let member = try #require(try await bench.store.directory.member(UserID(43)))
            #expect(member.role == role && member.name == "Вася")
            #expect(try await bench.ask(.text("/adduser 43 король")) == ["phrase addUserUsage"])
        }
    }
}
