import FamilyStore
import Mongo
import Operations
import Storage

/// Whether the families' data is safe and can be reached.
struct MongoChecks: Sendable {
    let client: Mongo.Client
    let settings: StorageSettings

    var all: [Check] {
        [
            Check(name: "mongo.reachable") { await reachable() },
            Check(name: "mongo.fit") { await fit() },
            Check(name: "mongo.snapshots") { await snapshots() },
            Check(name: "mongo.schema") { await schema() },
            Check(name: "family.owner") { await owner() },
        ]
    }

    private var store: Store { Store(client: client, database: settings.database) }

    private static let away = Finding.unknown("MongoDB is away")
    /// A backup of a large family reads from one snapshot for as long.
    private static let longestBackup = 3600

    private func reachable() async -> Finding {
        do throws(MongoError) {
            try await client.ping(within: .seconds(3))
            return .ok("\(client.address)")
        } catch {
            return .broken(
                "\(client.address): \(error)", mend: "mongod --replSet rs0 --dbpath … # or export MONGODB_URI=…")
        }
    }

    private func fit() async -> Finding {
        guard let shortfalls = try? await client.shortfalls() else { return Self.away }
        guard let first = shortfalls.first else { return .ok("a replica set of a supported version") }
        return .broken(byShortfall: first)
    }

    private func snapshots() async -> Finding {
        do throws(MongoError) {
            let seconds = try await client.snapshotWindow()
            return seconds >= Self.longestBackup
                ? .ok("a snapshot can be read for \(seconds) s")
                : .warning(
                    "a snapshot can be read for \(seconds) s only: a long backup would break off",
                    mend: "mongosh --eval 'db.adminCommand({setParameter: 1, minSnapshotHistoryWindowInSeconds: 3600})'"
                )
        } catch {
            return Self.away
        }
    }

    private func schema() async -> Finding {
        do throws(MongoError) {
            return try await store.isPrepared()
                ? .ok("collections and indexes are there")
                : .warning(
                    "collections or indexes are missing", mend: Mend.restart("familybot-worker", "it makes them"))
        } catch {
            return Self.away
        }
    }

    private func owner() async -> Finding {
        do throws(MongoError) {
            let owners = try await store.directory.administrators().count
            return owners > 0
                ? .ok("\(owners) people may look after the bot")
                : .broken("nobody may look after the bot", mend: "familybot init")
        } catch {
            return Self.away
        }
    }
}
