public import Domain
import Mongo

extension Films {
    /// Hands over the films that the member has to do with, by title, with what this member told of them and nobody else.
    ///
    /// - Throws: `MongoError`, and what `body` throws.
    public func forEachOwn(_ body: (Film) async throws -> Void) async throws {
        let own: [BSONValue] = [
            ["seen.\(member.user)": ["$exists": true]], ["wanted.\(member.user)": ["$exists": true]],
        ]
        let documents = films.collection.find(
            Stored<FilmRecord>.self, where: films.filter(["isDeleted": false, "$or": .array(own)]),
            options: FindOptions(sort: ["titleKey": 1, "year": 1], projection: ["changes": 0]))
        for try await stored in documents {
            if let film = stored.film.visible(of: [member.user]) { try await body(film) }
        }
    }
}
