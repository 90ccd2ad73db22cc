public import Domain
import FoundationEssentials
public import Mongo

extension Films {
    /// Takes back what the member told of a film under another key, because the message that said so says something else
    /// now. What the member told of it before stands again; a film that nobody has to do with any more becomes a tombstone.
    ///
    /// - Returns: the film as the member sees it then; nil when nothing of the member's was told under that key.
    public func withdraw(_ earlier: WriteKey, by key: WriteKey) async throws(MongoError) -> Film? {
        guard let told: Stored<FilmRecord> = try await films.standing(after: earlier),
            (told.fields.changes ?? []).contains(where: {
                $0.by == earlier.description && $0.personID == member.user.rawValue
            })
        else { return nil }
        let before = told.fields.told(by: member.user, without: earlier)
        let changed: Stored<FilmRecord>? = try await films.change(
            ["_id": .string(told.id), "isDeleted": false], by: key, change(to: before),
            note: ["personID": .int64(member.user.rawValue), "withdraws": earlier.value])
        guard let changed else { return told.film }
        if changed.film.seen.isEmpty, changed.film.wanted.isEmpty { try await bury(changed.id, by: key) }
        return changed.film.visible(of: try await eyes(of: .family))
            ?? Film(id: changed.film.id, title: changed.film.title, year: changed.film.year, seen: [:], wanted: [:])
    }

    private func change(to told: FilmRecord.Told) -> Document {
        let (seen, wanted) = ("seen.\(member.user)", "wanted.\(member.user)")
        var (set, unset): (Document, Document) = ([:], [:])
        if let entry = told.seen {
            var fields: Document = ["at": .date(entry.at)]
            if let rating = entry.rating { fields.append("rating", .double(rating.value)) }
            set.append(seen, .document(fields))
        } else {
            unset.append(seen, 1)
        }
        if let since = told.wanted { set.append(wanted, .date(since)) } else { unset.append(wanted, 1) }
        // An operator without fields is none for older servers.
        if told.seen == nil, told.wanted == nil { return ["$unset": .document(unset)] }
        if told.seen != nil, told.wanted != nil { return ["$set": .document(set)] }
        return ["$set": .document(set), "$unset": .document(unset)]
    }

    /// Unless somebody has just told something of it. The title is free then: a key has no such sign in it.
    private func bury(_ id: String, by key: WriteKey) async throws(MongoError) {
        let nothing: BSONValue = ["$in": [.null, [:]]]
        _ = try await films.collection.findOneAndUpdate(
            Stored<FilmRecord>.self,
            where: films.filter(["_id": .string(id), "isDeleted": false, "seen": nothing, "wanted": nothing]),
            [
                "$set": [
                    "isDeleted": true, "deletedAt": .date(Date()), "deletedBy": key.value,
                    "titleKey": .string("#\(id)"),
                ]
            ],
            returning: .new)
    }
}
