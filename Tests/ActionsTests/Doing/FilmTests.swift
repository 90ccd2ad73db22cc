import Domain
import FamilyStore
import Foundation
import Phrases
import Testing

@testable import Actions

@Suite("A film that a person tells of", .timeLimit(.minutes(2)))
struct FilmTests {
    private let dune = Telling.Film(title: "Дюна", year: 2021)

    @Test("in another spelling is the same film, and its rating a new one")
    func spelling() async throws {
        let home = try await Household()
        #expect(
            try await home.perform(try saw("Ёлки", nil, 7))
                == .done(
                    .filmRated(.init(title: "Ёлки", year: nil), rating: 7, ratedByPerson: 1)))
        #expect(
            try await home.perform(try saw("«ЕЛКИ»", nil, 8.5))
                == .done(
                    .filmRated(.init(title: "Ёлки", year: nil), rating: 8.5, ratedByPerson: 1)))
        #expect(
            try await home.perform(try saw("Ёлки (2010)"))
                == .done(
                    .filmRated(.init(title: "Ёлки", year: 2010), rating: 8.5, ratedByPerson: 1)),
            "a film told of again without a rating keeps it")
        #expect(
            try await home.perform(try saw("Ёлки 2", nil, 5))
                == .done(
                    .filmRated(.init(title: "Ёлки 2", year: nil), rating: 5, ratedByPerson: 2)))
    }

    @Test("of which the family has several needs a year: nothing is stored before it is told")
    func ambiguous() async throws {
        let home = try await Household()
        _ = try await home.told(try saw("Дюна", 2021, 8))
        _ = try await home.told(try saw("Дюна", 1984, 6))
        let asked = ActionDesk.Outcome.undone(.filmAmbiguous(title: "дюна", years: [1984, 2021]))
        #expect(try await home.perform(try saw("дюна", nil, 10)) == asked)
        #expect(try await home.perform(try wants("дюна")) == asked)
        #expect(
            try await home.told(try saw("Дюна", 2021, 9)).contains("«Дюна» (2021) — 9 из 10"))
        #expect(
            try await home.told(.searchFilms(nil, whose: .mine))
                == "🎬 Ваши фильмы (2):\n• «Дюна» (2021) — ваша оценка 9\n• «Дюна» (1984) — ваша оценка 6")
    }

    @Test("is wanted once, and no longer when it was seen")
    func wanted() async throws {
        let home = try await Household()
        let later = Household.now.addingTimeInterval(60)
        let key = home.key()
        let new = ActionDesk.Outcome.done(.filmWanted(dune, isNew: true))
        #expect(try await home.perform(try wants("Дюна", 2021), by: key) == new)
        #expect(try await home.perform(try wants("Дюна", 2021), by: key) == new, "the same job again")
        #expect(try await home.told(.recommendFilms(limit: 5)).contains("«Дюна» (2021) — в списке"))
        #expect(try await home.perform(try saw("Дюна"), at: later) == .done(.filmSeen(dune)))
        #expect(try await home.perform(.recommendFilms(limit: 5)) == .done(.recommendations([])))
    }

    @Test("is found by a part of its title among one's own films, or among those of the family")
    func search() async throws {
        let home = try await Household()
        let other = try await home.person(2, .adult)
        _ = try await home.told(try saw("Дюна", 2021, 9))
        _ = try await home.told(try saw("Дюна", 2021, 6), for: other)
        _ = try await home.told(try saw("Солярис", 1972, 8), for: other)
        let mine = try await home.perform(.searchFilms("дюн", whose: .mine))
        #expect(
            mine
                == .done(
                    .films(
                        [.init(film: dune, rating: 9, familyRating: nil, isWanted: false)], total: 1, whose: .mine,
                        isNarrowed: true)))
        let family = try await home.told(.searchFilms(nil, whose: .family))
        #expect(family.hasPrefix("🎬 Фильмы семьи (2):"))
        #expect(family.contains("• «Дюна» (2021) — ваша оценка 9 — в семье 7,5"), "\(family)")
        #expect(family.contains("• «Солярис» (1972) — в семье 8"), "\(family)")
        #expect(try await home.told(.searchFilms("солярис", whose: .mine)).contains("не записано"))
        #expect(try await home.told(.recommendFilms(limit: 5)).contains("«Солярис» (1972) — в семье 8"))
    }

    @Test("may be named in any case: no second film comes of it")
    func inflected() async throws {
        let home = try await Household()
        _ = try await home.told(try saw("Дюна", nil, 8))
        #expect(
            try await home.perform(try saw("Дюну", nil, 9))
                == .done(.filmRated(.init(title: "Дюна", year: nil), rating: 9, ratedByPerson: 1)))
        #expect(
            try await home.told(.searchFilms("Дюне", whose: .mine))
                == "🎬 Ваши фильмы (1):\n• «Дюна» — ваша оценка 9")
        #expect(try await home.told(.searchFilms("юна", whose: .mine)).contains("не записано"))
    }

    @Test("is one of at most twenty in a list, which tells how many there are")
    func longList() async throws {
        let home = try await Household()
        for number in 1...21 { _ = try await home.told(try saw("Серия \(number * 100)", nil, 5)) }
        let said = try await home.told(.searchFilms(nil, whose: .mine))
        #expect(said.hasPrefix("🎬 Ваши фильмы (21):") && said.hasSuffix("\n…"))
        #expect(said.split(separator: "\n").count == 22)
    }

    @Test("is not for guests, and what tells of health is not for groups")
    func denied() async throws {
        let home = try await Household()
        let guest = try await home.person(3, .guest)
        #expect(try await home.perform(try saw("Дюна", 2021, 9), for: guest) == .denied(.notPermitted))
        #expect(try await home.perform(.searchFilms(nil, whose: .family), for: guest) == .denied(.notPermitted))
        #expect(try await home.perform(.foodStatistics(.today), in: .group) == .denied(.onlyPrivately))
        #expect(
            try await home.perform(.searchFilms(nil, whose: .mine))
                == .done(.films([], total: 0, whose: .mine, isNarrowed: false)))
    }
}
