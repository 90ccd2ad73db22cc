public import Domain
import FoundationEssentials
public import Mongo

/// A food that a family has stored: a dish of its own, or what stands on a label.
public struct OwnFood: Equatable, Sendable {
    public let id: OwnFoodID
    public let name: String
    public let per100g: Nutrition
}

/// The foods that a family has stored itself.
public struct OwnFoods: Sendable {
    let member: Member
    let foods: Scope

    /// Stores a food, or new values of one with this name.
    ///
    /// - Returns: what stands now.
    public func save(_ name: FoodName, per100g: Nutrition, by key: WriteKey) async throws(MongoError) -> OwnFood {
        do throws(MongoError) {
            return try await attempt(name, per100g, by: key)
        } catch {
            // Someone else of the family has just stored a food of this name: there is one to change now.
            guard case .duplicateKey(let index) = error, index == "names" else { throw error }
            return try await attempt(name, per100g, by: key)
        }
    }

    /// Foods whose name has the words of `query` in a row, shorter names first.
    public func search(_ query: String, limit: Int) async throws(MongoError) -> [OwnFood] {
        let key = Spelling.key(of: query)
        guard !key.isEmpty, limit > 0 else { return [] }
        // A key has letters, digits and spaces only: nothing in it means anything in a pattern.
        let found: [Stored<FoodRecord>] = try await foods.find(
            where: ["nameKey": .regularExpression(RegularExpression(key)), "isDeleted": false])
        return Array(found.map(\.food).sorted { ($0.name.count, $0.name) < ($1.name.count, $1.name) }.prefix(limit))
    }

    /// Deletes a food; meals that were made of it stay as they are.
    ///
    /// - Returns: the deleted food; nil when there is none.
    public func delete(_ id: OwnFoodID, by key: WriteKey) async throws(MongoError) -> OwnFood? {
        let deleted: Stored<FoodRecord>? = try await foods.delete(id.rawValue, by: key)
        return deleted?.food
    }

    private func attempt(
        _ name: FoodName, _ per100g: Nutrition, by key: WriteKey
    ) async throws(MongoError) -> OwnFood {
        if let standing: Stored<FoodRecord> = try await foods.standing(after: key) { return standing.food }
        if let changed = try await changed(name, per100g, by: key) { return changed }
        return try await made(name, per100g, by: key)
    }

    /// A food that was deleted under this name comes back with it.
    private func changed(
        _ name: FoodName, _ per100g: Nutrition, by key: WriteKey
    ) async throws(MongoError) -> OwnFood? {
        let fields = try fields(name, per100g)
        var set = fields
        set.append("isDeleted", false)
        let changed: Stored<FoodRecord>? = try await foods.change(
            ["nameKey": .string(name.key)], by: key,
            ["$set": .document(set), "$unset": ["deletedAt": 1, "deletedBy": 1]], note: note(fields))
        return changed?.food
    }

    private func made(
        _ name: FoodName, _ per100g: Nutrition, by key: WriteKey
    ) async throws(MongoError) -> OwnFood {
        var new = try fields(name, per100g)
        let note = note(new)
        new.append("nameKey", .string(name.key))
        new.append("changes", [.document(Scope.entry(key, note))])
        let made: Stored<FoodRecord> = try await foods.insert(new, by: key)
        return made.food
    }

    private func fields(_ name: FoodName, _ per100g: Nutrition) throws(MongoError) -> Document {
        ["name": .string(name.shown), "per100g": try BSONValue(encoding: per100g)]
    }

    private func note(_ fields: Document) -> Document {
        var note: Document = ["personID": .int64(member.user.rawValue)]
        for (name, value) in fields { note.append(name, value) }
        return note
    }
}

/// What a document of `foods` has of its own.
private struct FoodRecord: Codable {
    let name: String
    let per100g: Nutrition
}

extension Stored<FoodRecord> {
    fileprivate var food: OwnFood { OwnFood(id: OwnFoodID(id), name: fields.name, per100g: fields.per100g) }
}
