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
    let changes: [PersonRecord.Change]
}

extension Stored<FilmRecord> {
    var film: Film {
        Film(
            id: FilmID(id), title: fields.title, year: fields.year, seen: Self.people(fields.seen),
            wanted: Self.people(fields.wanted))
    }

    var candidate: FilmMatch.Candidate { FilmMatch.Candidate(id: FilmID(id), key: fields.titleKey, year: fields.year) }

    private static func people<Value>(_ entries: [String: Value]?) -> [UserID: Value] {
        Dictionary(
            (entries ?? [:]).compactMap { id, value in Int64(id).map { (UserID($0), value) } },
            uniquingKeysWith: { first, _ in first })
    }
}
