public import Domain
import FoundationEssentials
public import Mongo

/// What became of a change to a meal.
public enum MealChange: Equatable, Sendable {
    /// This stands now; for a key that was here before, whatever stands since.
    case changed(LoggedMeal)
    /// It looks otherwise by now than whoever wanted the change saw it.
    case stale(LoggedMeal)
    /// The change cannot be made to it.
    case impossible(LoggedMeal)
    /// It is deleted already, or for a return: it is there.
    case needless(LoggedMeal)
    /// There is no such meal in the family, or no longer.
    case unknown
}

/// Changes to the meals of a member's family. Who may change whose is the caller's to ask: see `mayCorrect`.
///
/// Two changes at once are made one after the other: each is made to the revision that it has read, or is tried again.
public struct MealChanges: Sendable {
    let member: Member
    let meals: Scope

    /// A meal of anybody in the family, deleted or not; nil when there is none.
    public func meal(_ id: MealID) async throws(MongoError) -> LoggedMeal? { try await read(id)?.logged() }

    /// The meal as it stands, if the key has changed it already.
    public func made(_ id: MealID, by key: WriteKey) async throws(MongoError) -> LoggedMeal? {
        guard let stored = try await read(id), stored.knows(key) else { return nil }
        return try stored.logged()
    }

    /// Whether the member may change what this person ate: one's own, and grown people everybody's.
    public func mayCorrect(_ person: UserID) -> Bool {
        switch member.role {
        case .owner, .admin, .adult: true
        case .child: person == member.user
        case .guest: false
        }
    }

    /// Makes corrections to a meal. The items as they were stored first are kept.
    ///
    /// - Parameters:
    ///   - revision: the one that was seen when they were wished for; nil where they name what they mean by themselves.
    ///   - corrections: made of the meal as it stands; nil where it has not what they mean.
    public func correct(
        _ id: MealID, revision: Int?, by key: WriteKey, _ corrections: @Sendable (LoggedMeal) -> [MealCorrection]?
    ) async throws(MongoError) -> MealChange {
        try await change(id, by: key) { (logged) throws(MongoError) in
            if logged.isDeleted { return .refused(.needless(logged)) }
            if let revision, revision != logged.revision { return .refused(.stale(logged)) }
            guard let corrections = corrections(logged),
                let meal = logged.meal.corrected(by: corrections, original: logged.original)
            else { return .refused(.impossible(logged)) }
            var set = try fields(of: meal)
            if !logged.isCorrected { set.append("original", try BSONValue(encoding: logged.original)) }
            return .made(["$set": .document(set)], "corrected")
        }
    }

    /// Adds what a later picture of the same meal shows: what was estimated first is then both together.
    public func join(
        _ items: [MealItem], from origin: EstimateOrigin, to id: MealID, by key: WriteKey
    ) async throws(MongoError) -> MealChange {
        try await change(id, by: key) { (logged) throws(MongoError) in
            if logged.isDeleted { return .refused(.needless(logged)) }
            let joined = logged.meal.origin.map { $0.joined(by: origin) } ?? origin
            guard let meal = logged.meal.with(logged.meal.items + items, origin: joined) else {
                return .refused(.impossible(logged))
            }
            var set = try fields(of: meal)
            if logged.isCorrected { set.append("original", try BSONValue(encoding: logged.original + items)) }
            return .made(["$set": .document(set)], "joined")
        }
    }

    /// Deletes a meal; for two days it can be had back.
    public func delete(_ id: MealID, by key: WriteKey) async throws(MongoError) -> MealChange {
        try await change(id, by: key) { logged in
            if logged.isDeleted { return .refused(.needless(logged)) }
            return .made(
                ["$set": ["isDeleted": true, "deletedAt": .date(Date()), "deletedBy": .string(key.description)]],
                "deleted")
        }
    }

    /// Brings back a deleted meal.
    public func bringBack(_ id: MealID, by key: WriteKey) async throws(MongoError) -> MealChange {
        try await change(id, by: key) { logged in
            if !logged.isDeleted { return .refused(.needless(logged)) }
            return .made(["$set": ["isDeleted": false], "$unset": ["deletedAt": 1, "deletedBy": 1]], "brought_back")
        }
    }

    private enum Wish {
        /// Operators, and what the history calls it.
        case made(Document, String)
        case refused(MealChange)
    }

    /// Changes what was read, unless somebody else did in between: then it is read again. Somebody always gets on.
    private func change(
        _ id: MealID, by key: WriteKey, _ wish: (LoggedMeal) throws(MongoError) -> Wish
    ) async throws(MongoError) -> MealChange {
        while let stored = try await read(id) {
            let logged = try stored.logged()
            if stored.knows(key) { return .changed(logged) }
            switch try wish(logged) {
            case .refused(let change): return change
            case .made(var operators, let what):
                let seen: BSONValue = logged.revision == 0 ? ["$in": [.null, 0]] : .int(logged.revision)
                operators.append("$inc", ["revision": 1])
                let changed: Stored<MealRecord>? = try await meals.change(
                    ["_id": .string(id.rawValue), "revision": seen], by: key, operators,
                    note: ["personID": .int64(member.user.rawValue), "what": .string(what)])
                if let changed { return .changed(try changed.logged()) }
            }
        }
        return .unknown
    }

    private func read(_ id: MealID) async throws(MongoError) -> Stored<MealRecord>? {
        try await meals.findOne(where: ["_id": .string(id.rawValue)])
    }

    private func fields(of meal: Meal) throws(MongoError) -> Document {
        var fields: Document = [
            "items": try BSONValue(encoding: meal.items), "total": try BSONValue(encoding: meal.total),
        ]
        if let origin = meal.origin { fields.append("origin", try BSONValue(encoding: origin)) }
        return fields
    }
}
