import Domain
import FamilyStore
import Foundation
import Mongo
import Support
import Testing

extension FilmOutcome {
    fileprivate var film: Film? { if case .stored(let film) = self { film } else { nil } }
}

@Suite("The films of a family")
struct FilmTests {
    @Test("are one document each, whoever tells of them and however they are spelled")
    func oneDocument() async throws {
        let home = try await Home()
        let mine = home.store.films(of: home.anna)
        let first = try await mine.saveSeen(
            try title("«Интерстеллар»"), rating: Rating(9), at: Home.now, by: Home.key())
        let again = try await home.store.films(of: home.adult).saveSeen(
            try title("интерстеллар (2014)"), rating: Rating(7.5), at: Home.now, by: Home.key())
        #expect(first.film?.id == again.film?.id)
        #expect(again.film?.year == 2014 && again.film?.title == "Интерстеллар")
        #expect(
            again.film?.rating(of: home.user(1)) == Rating(9) && again.film?.rating(of: home.user(2)) == Rating(7.5))
        #expect(again.film?.familyMean == Rating(8.3))
        #expect(
            try await home.client.collection("films").count(where: ["familyID": .string(home.anna.family.rawValue)])
                == 1)
        let other = try await mine.saveSeen(try title("Интерстеллар", 1999), rating: nil, at: Home.now, by: Home.key())
        #expect(other.film?.id != first.film?.id)
        let unclear = try await mine.saveSeen(try title("Интерстеллар"), rating: nil, at: Home.now, by: Home.key())
        guard case .ambiguous(let films) = unclear else { throw Missing("a question") }
        #expect(Set(films.map(\.year)) == [2014, 1999])
        #expect(
            try await home.client.collection("films").count(where: ["familyID": .string(home.anna.family.rawValue)])
                == 2)
    }

    @Test("are one document also when the whole family tells of one at once")
    func together() async throws {
        let home = try await Home()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                let member = [home.anna, home.adult, home.child][number % 3]
                group.addTask {
                    _ = try await home.store.films(of: member).saveSeen(
                        try title("Брат", 1997), rating: Rating(8), at: Home.now, by: Home.key())
                }
            }
            try await group.waitForAll()
        }
        let films = try await home.store.films(of: home.child).search(nil, in: .family, limit: 9)
        #expect(films.count == 1 && films.first?.seen.count == 3)
    }

    @Test("keep a rating when the film is told of without one, and take a new one")
    func ratings() async throws {
        let home = try await Home()
        let films = home.store.films(of: home.anna)
        let up = try title("Вверх")
        _ = try await films.saveSeen(up, rating: Rating(6), at: Home.now, by: Home.key())
        let later = Home.now.addingTimeInterval(60)
        let kept = try await films.saveSeen(up, rating: nil, at: later, by: Home.key()).film
        #expect(kept?.seen == [home.user(1): Film.Seen(rating: Rating(6), at: later)])
        let changed = try await films.saveSeen(up, rating: Rating(8.5), at: later, by: Home.key()).film
        #expect(changed?.rating(of: home.user(1)) == Rating(8.5))
    }

    @Test("are wanted until they are seen")
    func wanted() async throws {
        let home = try await Home()
        let films = home.store.films(of: home.anna)
        let wanted = try await films.saveWanted(try title("Дюна"), at: Home.now, by: Home.key()).film
        #expect(wanted?.wanted == [home.user(1): Home.now] && wanted?.seen.isEmpty == true)
        let seen = try await films.saveSeen(try title("Дюна"), rating: nil, at: Home.now, by: Home.key()).film
        #expect(seen?.wanted.isEmpty == true && seen?.seen.keys.contains(home.user(1)) == true)
    }

    @Test("are found by any words of the title in a row, the one last told of first")
    func search() async throws {
        let home = try await Home()
        let films = home.store.films(of: home.anna)
        for (number, name) in ["Звёздные войны", "Война миров", "Брат (2)", "Matrix.*"].enumerated() {
            _ = try await films.saveSeen(
                try title(name), rating: nil, at: Home.now.addingTimeInterval(Double(number)), by: Home.key())
        }
        func found(_ query: String?, _ limit: Int = 10) async throws -> [String] {
            try await films.search(query, in: .own, limit: limit).map(\.title)
        }
        #expect(try await found(nil) == ["Matrix.*", "Брат (2)", "Война миров", "Звёздные войны"])
        #expect(try await found("ВОЙН") == ["Война миров", "Звёздные войны"])
        #expect(try await found("звездные ВОЙНЫ!") == ["Звёздные войны"])
        #expect(try await found(nil, 1) == ["Matrix.*"])
        #expect(try await found(".*") == ["Matrix.*", "Брат (2)", "Война миров", "Звёздные войны"])
        #expect(try await found("^в").map(\.self) == ["Война миров", "Звёздные войны"])
        #expect(try await found("The matrix") == ["Matrix.*"])
        #expect(try await found("нет такого").isEmpty)
        #expect(try await found(nil, -1).isEmpty)
    }

    @Test("show what adults think to all, and what a child thinks to the child")
    func sharing() async throws {
        let home = try await Home()
        let one = try title("Один")
        _ = try await home.store.films(of: home.anna).saveSeen(one, rating: Rating(9), at: Home.now, by: Home.key())
        let told = try await home.store.films(of: home.child).saveSeen(
            one, rating: Rating(3), at: Home.now, by: Home.key())
        #expect(told.film?.seen.count == 2)
        _ = try await home.store.films(of: home.child).saveSeen(
            try title("Тайна"), rating: nil, at: Home.now, by: Home.key())
        let adult = home.store.films(of: home.adult)
        #expect(try await adult.search(nil, in: .family, limit: 9).map(\.title) == ["Один"])
        #expect(try await adult.search(nil, in: .family, limit: 9).first?.seen.keys.map(\.self) == [home.user(1)])
        #expect(try await adult.search(nil, in: .own, limit: 9).isEmpty)
        let child = home.store.films(of: home.child)
        #expect(Set(try await child.search(nil, in: .own, limit: 9).map(\.title)) == ["Один", "Тайна"])
        #expect(try await child.search("один", in: .family, limit: 9).first?.seen.count == 2)
        // A film that only a child knows is asked for as any other, and its opinion stays its own.
        _ = try await child.saveSeen(try title("Тайна", 2001), rating: Rating(1), at: Home.now, by: Home.key())
        _ = try await child.saveSeen(try title("Тайна", 2002), rating: Rating(2), at: Home.now, by: Home.key())
        let asked = try await adult.saveSeen(try title("Тайна"), rating: nil, at: Home.now, by: Home.key())
        guard case .ambiguous(let films) = asked else { throw Missing("a question") }
        #expect(films.count == 2 && films.allSatisfy { $0.seen.isEmpty })
        _ = try await home.store.family(of: home.anna).remove(home.user(1), by: Home.key())
    }

    @Test("are recommended from what the others liked, never what the member has seen")
    func recommendations() async throws {
        let home = try await Home()
        let anna = home.store.films(of: home.anna)
        let adult = home.store.films(of: home.adult)
        _ = try await anna.saveSeen(try title("Лучший"), rating: Rating(9), at: Home.now, by: Home.key())
        _ = try await anna.saveSeen(try title("Плохой"), rating: Rating(3), at: Home.now, by: Home.key())
        _ = try await anna.saveSeen(try title("Виденный"), rating: Rating(10), at: Home.now, by: Home.key())
        _ = try await adult.saveSeen(try title("Виденный"), rating: nil, at: Home.now, by: Home.key())
        _ = try await adult.saveWanted(try title("Желанный"), at: Home.now, by: Home.key())
        _ = try await home.store.films(of: home.child).saveSeen(
            try title("Детский"), rating: Rating(10), at: Home.now, by: Home.key())
        #expect(try await adult.recommendations(limit: 9).map(\.film.title) == ["Лучший", "Желанный"])
        #expect(try await anna.recommendations(limit: 9).map(\.film.title) == ["Желанный"])
    }
}
