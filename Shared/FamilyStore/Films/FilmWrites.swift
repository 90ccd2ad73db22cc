public import Domain
public import FoundationEssentials
public import Mongo

/// What became of a wish to store something about a film.
public enum FilmOutcome: Equatable, Sendable {
    /// As it stands now, seen by the member.
    case stored(Film)
    /// The family has several films of this title: the year must be told.
    case ambiguous([Film])
}

extension Films {
    /// Stores that the member has seen a film. A rating that was told before stays when none is told now.
    ///
    /// - Parameter at: when it was told.
    public func saveSeen(
        _ title: FilmTitle, rating: Rating?, at: Date, by key: WriteKey
    ) async throws(MongoError) -> FilmOutcome {
        var fields: Document = ["\(seen).at": .date(at)]
        var note: Document = ["personID": .int64(member.user.rawValue), "seen": true]
        if let rating {
            fields.append("\(seen).rating", .double(rating.value))
            note.append("rating", .double(rating.value))
        }
        return try await store(title, fields, note, fulfilled: true, by: key)
    }

    /// Stores that the member would like to see a film.
    ///
    /// - Parameter at: when it was told.
    public func saveWanted(_ title: FilmTitle, at: Date, by key: WriteKey) async throws(MongoError) -> FilmOutcome {
        let note: Document = ["personID": .int64(member.user.rawValue), "wanted": true]
        return try await store(title, [wanted: .date(at)], note, fulfilled: false, by: key)
    }

    private var seen: String { "seen.\(member.user)" }
    private var wanted: String { "wanted.\(member.user)" }

    private func store(
        _ title: FilmTitle, _ fields: Document, _ note: Document, fulfilled: Bool, by key: WriteKey
    ) async throws(MongoError) -> FilmOutcome {
        do throws(MongoError) {
            return try await attempt(title, fields, note, fulfilled: fulfilled, by: key)
        } catch {
            // Someone else of the family has just stored a film of this title and year: there is one to join now.
            guard case .duplicateKey(let index) = error, index == "titles" else { throw error }
            return try await attempt(title, fields, note, fulfilled: fulfilled, by: key)
        }
    }

    private func attempt(
        _ title: FilmTitle, _ fields: Document, _ note: Document, fulfilled: Bool, by key: WriteKey
    ) async throws(MongoError) -> FilmOutcome {
        if let standing: Stored<FilmRecord> = try await films.standing(after: key) { return try await shown(standing) }
        switch FilmMatch(title, among: try await titles().map(\.candidate)) {
        case .ambiguous(let ids):
            let eyes = try await eyes(of: .family)
            let named: [Stored<FilmRecord>] = try await films.find(
                where: ["_id": ["$in": .array(ids.map { .string($0.rawValue) })]])
            return .ambiguous(named.map { Self.seen($0.film, by: eyes) })
        case .same(let id):
            var set = fields
            if let year = title.year { set.append("year", .int(year)) }
            var change: Document = ["$set": .document(set)]
            if fulfilled { change.append("$unset", [wanted: 1]) }
            let changed: Stored<FilmRecord>? = try await films.change(
                ["_id": .string(id.rawValue), "isDeleted": false], by: key, change, note: note)
            guard let changed else { return try await shown(try await make(title, fields, note, by: key)) }
            return try await shown(changed)
        case .new:
            return try await shown(try await make(title, fields, note, by: key))
        }
    }

    private func make(
        _ title: FilmTitle, _ fields: Document, _ note: Document, by key: WriteKey
    ) async throws(MongoError) -> Stored<FilmRecord> {
        var new: Document = ["title": .string(title.shown), "titleKey": .string(title.key)]
        if let year = title.year { new.append("year", .int(year)) }
        for (name, value) in fields { new.append(name, value) }
        new.append("changes", [.document(Scope.entry(key, note))])
        return try await films.insert(new, by: key)
    }

    private func shown(_ record: Stored<FilmRecord>) async throws(MongoError) -> FilmOutcome {
        .stored(Self.seen(record.film, by: try await eyes(of: .family)))
    }

    private static func seen(_ film: Film, by eyes: Set<UserID>) -> Film {
        film.visible(of: eyes) ?? Film(id: film.id, title: film.title, year: film.year, seen: [:], wanted: [:])
    }
}
