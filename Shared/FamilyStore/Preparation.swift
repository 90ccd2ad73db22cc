import Domain
public import Mongo

extension Store {
    /// The newest arrangement of collections that this build knows.
    public static let schemaVersion = 1

    /// Makes the collections with their indexes and validators. Every program does it at its start, and several may at once.
    ///
    /// - Throws: `indexConflict` when an index of an older arrangement is in the way.
    public func prepare() async throws(MongoError) {
        for name in CollectionName.allCases {
            try await repeated { () throws(MongoError) in
                try await database.create(collection: name.rawValue)
                _ = try await database.run([
                    "collMod": .string(name.rawValue), "validator": .document(name.validator),
                    "writeConcern": ["w": "majority"],
                ])
                try await collection(name).create(indexes: name.indexes)
            }
        }
        try await repeated { () throws(MongoError) in
            _ = try await collection(.schema).updateOne(
                where: ["_id": "schema", "familyID": .string(FamilyID.installation.rawValue)],
                ["$max": ["version": .int(Self.schemaVersion)]], upsert: true)
        }
    }

    /// Whether all collections and indexes that `prepare` makes are there as this build wants them. It changes nothing.
    public func isPrepared() async throws(MongoError) -> Bool {
        let there = Set(try await database.collections().map(\.name))
        guard CollectionName.allCases.allSatisfy({ there.contains($0.rawValue) }) else { return false }
        for name in CollectionName.allCases {
            guard try await collection(name).has(indexes: name.indexes) else { return false }
        }
        return true
    }

    /// The arrangement that the newest program has made; nil before the first start.
    public func preparedVersion() async throws(MongoError) -> Int? {
        struct Schema: Decodable { let version: Int }
        let schema: Schema? = try await collection(.schema).findOne(where: ["_id": "schema"])
        return schema?.version
    }

    /// Programs that start together get in each other's way for a moment.
    private func repeated(_ body: () async throws(MongoError) -> Void) async throws(MongoError) {
        for _ in 0..<9 {
            do throws(MongoError) { return try await body() } catch {
                guard error.isPassing || error.isOfStart else { throw error }
            }
        }
        try await body()
    }
}

extension MongoError {
    /// Another program makes the same collection, index or document at this moment.
    fileprivate var isOfStart: Bool {
        switch self {
        case .duplicateKey: true
        case .refused(let refusal): refusal.code == 117  // ConflictingOperationInProgress
        default: false
        }
    }
}
