import Domain
import FoundationEssentials
import Mongo

/// A document of `films`: one film of a family, with what each person has to do with it.
struct FilmRecord: Codable {
    let title: String
    let titleKey: String
    let year: Int?
    /// By person.
    let seen: [String: Film.Seen]?
    let wanted: [String: Date]?
    /// Nil where a film is only shown.
    let changes: [Change]?

    /// What somebody told of it, or took back.
    struct Change: Codable {
        let by: String
        let at: Date?
        let personID: Int64?
        let seen: Bool?
        let rating: Rating?
        let wanted: Bool?
        /// The key of what was taken back.
        let withdraws: String?
    }

    /// What one person has to do with it.
    struct Told {
        var seen: Film.Seen?
        var wanted: Date?
    }

    /// What a person has told of it, as far as the history remembers, leaving out what was told under a key.
    func told(by person: UserID, without key: WriteKey) -> Told {
        let changes = changes ?? []
        let left = Set(changes.compactMap(\.withdraws)).union([key.description])
        var told = Told()
        for change in changes where change.personID == person.rawValue && !left.contains(change.by) {
            let at = change.at ?? .distantPast
            if change.seen == true {
                told = Told(seen: Film.Seen(rating: change.rating ?? told.seen?.rating, at: at), wanted: nil)
            }
            if change.wanted == true { told.wanted = at }
        }
        return told
    }
}

/// What tells films apart.
struct TitleRecord: Codable {
    let titleKey: String
    let year: Int?
}

extension Stored<TitleRecord> {
    var candidate: FilmMatch.Candidate { FilmMatch.Candidate(id: FilmID(id), key: fields.titleKey, year: fields.year) }
}

extension Stored<FilmRecord> {
    var film: Film {
        Film(
            id: FilmID(id), title: fields.title, year: fields.year, seen: Self.people(fields.seen),
            wanted: Self.people(fields.wanted))
    }

    private static func people<Value>(_ entries: [String: Value]?) -> [UserID: Value] {
        Dictionary(
            (entries ?? [:]).compactMap { id, value in Int64(id).map { (UserID($0), value) } },
            uniquingKeysWith: { first, _ in first })
    }
}
