import Domain
import FamilyStore
import Foundation
import Mongo
import Support
import Testing

@Suite("What was told of a film and is taken back")
struct FilmWithdrawalTests {
    private func all(_ member: Member, in home: Home) async throws -> [Film] {
        try await home.store.films(of: member).search(nil, in: .own, limit: 9)
    }

    @Test("leaves no film where nobody else has to do with it, and its title is free again")
    func alone() async throws {
        let home = try await Home()
        let films = home.store.films(of: home.anna)
        let (wrong, key) = (Home.key(), Home.key())
        _ = try await films.saveSeen(try title("Дна", 2021), rating: Rating(9), at: Home.now, by: wrong)
        let gone = try #require(try await films.withdraw(wrong, by: key))
        #expect(gone.seen.isEmpty && gone.wanted.isEmpty)
        #expect(try await all(home.anna, in: home).isEmpty)
        let stored = try await home.documents("films", of: home.anna.family)
        #expect(stored.count == 1 && stored[0]["isDeleted"] == true && stored[0]["deletedAt"] != nil)
        let again = try await films.saveSeen(try title("Дна", 2021), rating: Rating(3), at: Home.now, by: Home.key())
        guard case .stored(let film) = again else { throw Missing("a film, not \(again)") }
        #expect(film.rating(of: home.anna.user) == Rating(3) && film.id != gone.id)
        #expect(try await films.withdraw(wrong, by: key) == gone, "the same job again")
        #expect(try await all(home.anna, in: home).map(\.id) == [film.id])
    }

    @Test("leaves what others told of it")
    func others() async throws {
        let home = try await Home()
        let wrong = Home.key()
        _ = try await home.store.films(of: home.adult).saveSeen(
            try title("Дюна"), rating: Rating(7), at: Home.now, by: Home.key())
        _ = try await home.store.films(of: home.anna).saveSeen(
            try title("Дюна"), rating: Rating(2), at: Home.now, by: wrong)
        // Nobody takes back what another one told.
        #expect(try await home.store.films(of: home.adult).withdraw(wrong, by: Home.key()) == nil)
        #expect(try await all(home.anna, in: home).first?.rating(of: home.anna.user) == Rating(2))
        let film = try await home.store.films(of: home.anna).withdraw(wrong, by: Home.key())
        #expect(film?.seen.keys.map(\.self) == [home.adult.user])
        #expect(try await all(home.anna, in: home).isEmpty)
        #expect(try await all(home.adult, in: home).first?.rating(of: home.adult.user) == Rating(7))
    }

    @Test("brings back what the same person told of it before: the rating, and the wish")
    func before() async throws {
        let home = try await Home()
        let films = home.store.films(of: home.anna)
        let (first, second) = (Home.key(), Home.key())
        _ = try await films.saveWanted(try title("Дюна"), at: Home.now, by: Home.key())
        _ = try await films.saveSeen(try title("Дюна"), rating: Rating(8), at: Home.now, by: first)
        _ = try await films.saveSeen(try title("Дюна"), rating: Rating(3), at: Home.now, by: second)
        let rated = try await films.withdraw(second, by: Home.key())
        #expect(rated?.rating(of: home.anna.user) == Rating(8) && rated?.wanted.isEmpty == true)
        let wanted = try await films.withdraw(first, by: Home.key())
        #expect(wanted?.seen.isEmpty == true && wanted?.wanted.keys.map(\.self) == [home.anna.user])
        #expect(try await films.withdraw(Home.key(), by: Home.key()) == nil, "nothing was told under that key")
    }
}
