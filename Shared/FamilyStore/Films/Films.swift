public import Domain
import FoundationEssentials
public import Mongo

/// The films of a member's family, seen by that member.
public struct Films: Sendable {
    let member: Member
    let films: Scope
    let people: Scope

    /// Whose entries are looked at.
    public enum View: String, CaseIterable, Codable, Sendable {
        /// The member's own.
        case own = "me"
        /// Also those of all who share theirs.
        case family
    }

    /// Films whose title has the words of `query` in a row, those that something was last told about first; all of them
    /// without a query. «Матрице» finds «Матрица» where nothing is spelled so.
    public func search(_ query: String?, in view: View, limit: Int) async throws(MongoError) -> [Film] {
        guard let query = query.flatMap(FilmQuery.init) else {
            return Array(try await visible([:], in: view).prefix(max(limit, 0)))
        }
        let found = query.matching(try await titles(), key: \.fields.titleKey).map { BSONValue.string($0.id) }
        guard !found.isEmpty else { return [] }
        return Array(try await visible(["_id": ["$in": .array(found)]], in: view).prefix(max(limit, 0)))
    }

    /// How many films the member has rated.
    public func ratedCount() async throws(MongoError) -> Int {
        try await films.collection.count(
            where: films.filter(["seen.\(member.user).rating": ["$exists": true], "isDeleted": false]))
    }

    /// What the family itself recommends to the member: nothing that he has seen.
    public func recommendations(limit: Int) async throws(MongoError) -> [FilmRecommendation] {
        FilmRecommendation.ordered(for: [member.user], among: try await visible([:], in: .family), limit: limit)
    }

    private func visible(_ conditions: Document, in view: View) async throws(MongoError) -> [Film] {
        let eyes = try await eyes(of: view)
        let found = try await films.collection.find(
            Stored<FilmRecord>.self, where: films.filter(conditions), options: FindOptions(projection: ["changes": 0])
        ).all()
        return found.compactMap { $0.film.visible(of: eyes) }
            .sorted { ($1.latest, $0.id.rawValue) < ($0.latest, $1.id.rawValue) }
    }

    /// The titles of the whole family, from the index alone.
    func titles() async throws(MongoError) -> [Stored<TitleRecord>] {
        try await films.collection.find(
            Stored<TitleRecord>.self, where: films.filter(["isDeleted": false]),
            options: FindOptions(projection: ["titleKey": 1, "year": 1, "createdAt": 1, "isDeleted": 1])
        ).all()
    }

    /// Those whose entries the member may see.
    func eyes(of view: View) async throws(MongoError) -> Set<UserID> {
        guard view == .family else { return [member.user] }
        let sharing = Role.allCases.filter(\.sharesFilmsUnlessToldOtherwise).map { BSONValue.string($0.rawValue) }
        let records: [PersonRecord] = try await people.find(
            where: ["role": ["$in": .array(sharing)], "removedAt": .null])
        return Set(records.map(\.user)).union([member.user])
    }
}

extension Film {
    /// When something was last told about it.
    fileprivate var latest: Date { (seen.values.map(\.at) + wanted.values).max() ?? .distantPast }
}
