import Domain
import FamilyStore
import FoundationEssentials
import Phrases

/// What a member has done about films.
struct FilmDesk: Sendable {
    let films: Films
    let member: Member

    /// More lines than these nobody reads in a chat.
    private static let longestList = 20
    private static let everything = 100_000

    func save(
        _ film: NamedFilm, rating: Rating?, at moment: Date, by key: WriteKey
    ) async throws -> ActionDesk.Outcome {
        switch try await films.saveSeen(film.title, rating: rating, at: moment, by: key) {
        case .ambiguous(let films): return ambiguous(film, films)
        case .stored(let film):
            guard let rating = film.rating(of: member.user) else { return .done(.filmSeen(film.named)) }
            let rated = try await films.ratedCount()
            return .done(.filmRated(film.named, rating: rating.value, ratedByPerson: max(rated, 1)))
        }
    }

    func want(_ film: NamedFilm, at moment: Date, by key: WriteKey) async throws -> ActionDesk.Outcome {
        switch try await films.saveWanted(film.title, at: moment, by: key) {
        case .ambiguous(let films): ambiguous(film, films)
        // What this job has stored carries its moment.
        case .stored(let film): .done(.filmWanted(film.named, isNew: film.wanted[member.user] == moment))
        }
    }

    func search(_ query: String?, whose: Action.Whose) async throws -> Telling {
        let view: Films.View = whose == .mine ? .own : .family
        let found = try await films.search(query, in: view, limit: Self.everything)
        return .films(
            found.prefix(Self.longestList).map(line), total: found.count, whose: whose == .mine ? .mine : .family,
            isNarrowed: query != nil)
    }

    func recommend(limit: Int) async throws -> Telling {
        .recommendations(try await films.recommendations(limit: limit).map { line($0.film) })
    }

    private func ambiguous(_ film: NamedFilm, _ films: [Film]) -> ActionDesk.Outcome {
        .undone(.filmAmbiguous(title: film.title.shown, years: films.compactMap(\.year).sorted()))
    }

    private func line(_ film: Film) -> Telling.FilmLine {
        Telling.FilmLine(
            film: film.named, rating: film.rating(of: member.user)?.value,
            familyRating: film.seen.count > 1 || film.seen[member.user] == nil ? film.familyMean?.value : nil,
            isWanted: film.wanted[member.user] != nil)
    }
}

extension Film {
    fileprivate var named: Telling.Film { Telling.Film(title: title, year: year) }
}
