import Domain
@testable import FamilyStore
import Foundation
import Mongo
import Support
import Testing

@Suite("A link for an owner")
struct InviteTests {
    @Test("makes the family and its first owner, once")
    func once() async throws {
        let home = try await Home()
        let store = home.store
        let code = try await store.makeOwnerLink(for: home.third, settings: Home.settings, at: Home.now)
        let key = Home.key()
        let member = try await store.invites.accept(
            code, for: home.user(21), name: PersonName("Анна"), by: key, at: Home.now
        ).get()
        #expect(member.role == .owner && member.family == home.third && member.name == "Анна")
        #expect(try await store.directory.member(home.user(21)) == member)
        #expect(
            try await store.invites.accept(
                code, for: home.user(22), name: PersonName("b"), by: Home.key(), at: Home.now)
                == .failure(.used))
        #expect(
            try await store.invites.accept(
                code, for: home.user(21), name: PersonName("a"), by: Home.key(), at: Home.now)
                == .failure(.used))
        let late = Home.now.addingTimeInterval(86_400)
        #expect(
            try await store.invites.accept(code, for: home.user(21), name: PersonName("a"), by: key, at: late).get()
                == member)
        #expect(try await home.documents("people", of: home.third).count == 1)
    }

    @Test("takes in one of many who open it at once")
    func race() async throws {
        let home = try await Home()
        let store = home.store
        let code = try await store.makeOwnerLink(for: home.third, settings: Home.settings, at: Home.now)
        let results = try await withThrowingTaskGroup(of: Result<Member, Invites.Refusal>.self) { group in
            for user in 21...28 {
                group.addTask {
                    try await store.invites.accept(
                        code, for: home.user(Int64(user)), name: nil, by: Home.key(), at: Home.now)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count { if case .success = $0 { true } else { false } } == 1)
        #expect(results.count { $0 == .failure(.used) } == 7)
        #expect(try await home.documents("people", of: home.third).count == 1)
    }

    @Test("is finished by a later run of the job that was cut off between its two writes")
    func cutOff() async throws {
        let home = try await Home()
        let store = home.store
        let code = try await store.makeOwnerLink(for: home.third, settings: Home.settings, at: Home.now)
        let key = Home.key()
        try await home.client.collection("invites").updateOne(
            where: ["familyID": .string(home.third.rawValue)],
            ["$set": ["used": ["by": .string(key.description), "personID": 1, "at": .date(Home.now)]]])
        #expect(
            try await store.invites.accept(code, for: home.user(22), name: nil, by: Home.key(), at: Home.now)
                == .failure(.used))
        let late = Home.now.addingTimeInterval(3600)
        let member = try await store.invites.accept(code, for: home.user(21), name: nil, by: key, at: late).get()
        #expect(member.role == .owner)
    }

    @Test("ends after fifteen minutes")
    func expiry() async throws {
        let home = try await Home()
        let store = home.store
        let code = try await store.makeOwnerLink(for: home.third, settings: Home.settings, at: Home.now)
        let end = Home.now.addingTimeInterval(900)
        #expect(
            try await store.invites.accept(code, for: home.user(21), name: nil, by: Home.key(), at: end)
                == .failure(.expired))
        let last = end.addingTimeInterval(-0.1)
        #expect(
            try await store.invites.accept(code, for: home.user(21), name: nil, by: Home.key(), at: last).get().role
                == .owner)
    }

    @Test("opens nothing with a code of which one digit is wrong, and is not used up by it")
    func wrongCode() async throws {
        let home = try await Home()
        let store = home.store
        let code = try await store.makeOwnerLink(for: home.third, settings: Home.settings, at: Home.now)
        for position in [0, 15, 16, 47] {
            var digits = Array(code.description)
            digits[position] = digits[position] == "0" ? "1" : "0"
            let wrong = try #require(InviteCode(String(digits)))
            #expect(
                try await store.invites.accept(wrong, for: home.user(21), name: nil, by: Home.key(), at: Home.now)
                    == .failure(.unknown))
        }
        #expect(
            try await store.invites.accept(code, for: home.user(21), name: nil, by: Home.key(), at: Home.now).get().role
                == .owner)
    }

    @Test("raises one who is in the family, and leaves one who is in another where he is")
    func members() async throws {
        let home = try await Home()
        let code = try await home.store.makeOwnerLink(for: home.anna.family, settings: Home.settings, at: Home.now)
        #expect(
            try await home.store.invites.accept(code, for: home.user(12), name: nil, by: Home.key(), at: Home.now)
                == .failure(.inAnotherFamily))
        #expect(try await home.store.directory.member(home.user(3))?.role == .child)
        let member = try await home.store.invites.accept(
            code, for: home.user(3), name: nil, by: Home.key(), at: Home.now
        ).get()
        #expect(member.role == .owner && member.name == "child")
        #expect(try await home.store.directory.member(home.user(3)) == member)
        #expect(try await home.store.directory.member(home.user(12))?.family == home.boris.family)
    }

    @Test("does not bring back one who was removed since, however often its job is run")
    func removedSince() async throws {
        let home = try await Home()
        let code = try await home.store.makeOwnerLink(for: home.anna.family, settings: Home.settings, at: Home.now)
        let key = Home.key()
        _ = try await home.store.invites.accept(code, for: home.user(9), name: nil, by: key, at: Home.now).get()
        _ = try await home.store.family(of: home.anna).remove(home.user(9), by: Home.key()).get()
        #expect(
            try await home.store.invites.accept(code, for: home.user(9), name: nil, by: key, at: Home.now)
                == .failure(.used))
        #expect(try await home.store.directory.member(home.user(9)) == nil)
    }

    @Test("is stored without its secret")
    func secret() async throws {
        let home = try await Home()
        let store = home.store
        let code = try await store.makeOwnerLink(for: home.third, settings: Home.settings, at: Home.now)
        let stored = try #require(try await home.documents("invites", of: home.third).first)
        let secret = String(code.description.suffix(32))
        #expect(!String(describing: stored).contains(secret))
        #expect(!stored.bytes.map { String($0, radix: 16) }.joined().contains(secret))
        #expect(stored["secretHash"]?.binary?.bytes.count == 32)
    }
}

@Suite("The code of a link")
struct InviteCodeTests {
    @Test("is 128 bits of chance and 64 to find it by, in letters that a link to a bot may have")
    func form() {
        let codes = (0..<1000).map { _ in InviteCode().description }
        #expect(Set(codes).count == 1000)
        for code in codes {
            #expect(code.count == 48 && code.allSatisfy { "0123456789abcdef".contains($0) })
            #expect(InviteCode(code)?.description == code)
        }
        #expect(Set(codes.map { $0.prefix(16) }).count == 1000 && Set(codes.map { $0.suffix(32) }).count == 1000)
    }

    @Test(
        "is no other text",
        arguments: [
            "", "0", String(repeating: "0", count: 47), String(repeating: "A", count: 48),
            String(repeating: "é", count: 24),
        ])
    func refused(_ text: String) { #expect(InviteCode(text) == nil) }

    @Test("has the SHA-256 that everyone computes")
    func hash() throws {
        let code = try #require(InviteCode(String(repeating: "0", count: 48)))
        // printf '%032d' | xxd -r -p | sha256sum, of sixteen zero bytes
        let known = "374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb"
        #expect(code.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == known)
        #expect(code.opens(code.hash))
        #expect(!code.opens(Array(code.hash.dropLast())))
        #expect(!code.opens(code.hash.dropLast() + [0]))
    }
}
