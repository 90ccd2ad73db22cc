import Age
import Foundation
import Mongo
import Support
import Vault

/// A database and a folder of a test's own.
final class Workshop: Sendable {
    let client: Client
    let folder: BackupFolder
    let operators = Identity()

    init() async throws {
        client = try await SharedMongo.connect(connections: 4)
        folder = BackupFolder(NSTemporaryDirectory() + "familybot-vault-\(UUID().uuidString)")
        try folder.mark("workshop")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }  // a folder that stays in /tmp harms nobody

    func making(encrypted: Bool = true, rotation: Rotation = .usual) -> BackupMaking {
        BackupMaking(
            client: client, database: client.databaseName, folder: folder,
            recipient: encrypted ? operators.recipient : nil, rotation: rotation, schemaVersion: 1, program: "test 1",
            leavesOut: { $0.hasPrefix("outbox.") })
    }

    /// Collections with everything that a collection of ours can have, and some that it cannot.
    func furnish() async throws {
        let database = client.database
        let films = database.collection("films")
        try await films.create(indexes: [
            Index("titles", on: ["familyID": 1, "year": -1], unique: true),
            Index("part", on: ["x": 1], partialFilter: ["x": ["$gt": 5]]),
            Index("words", on: ["title": "text"]),
        ])
        try await films.write(
            (0..<2500).map { number in
                .insert([
                    "_id": .string("film-\(number)"), "familyID": "f", "year": .int(number),
                    "title": .string("Фильм № \(number) 🎬"), "x": .int(number % 9), "data": .binary(Binary([0, 1, 2])),
                ])
            })
        // Documents that are older than the rule for them.
        let old = database.collection("old")
        try await old.insertOne(["_id": 1, "without": true])
        _ = try await database.run([
            "collMod": "old", "validator": ["$jsonSchema": ["required": ["familyID"]]],
            "validationLevel": "moderate",
        ])
        // Past its time, and not removed yet: the server looks once a minute.
        let brief = database.collection("brief")
        try await brief.create(indexes: [Index("expiry", on: ["at": 1], expireAfterSeconds: 1)])
        try await brief.insertOne(["_id": 1, "at": .date(Date(timeIntervalSinceNow: -1000))])
        try await database.create(
            collection: "collated", options: ["collation": ["locale": "ru", "strength": 2]])
        try await database.collection("collated").insertOne(["_id": "ключ", "v": 1])
        try await database.create(collection: "empty")
        try await database.collection("outbox.files").insertOne(["_id": 1])
        _ = try await database.run(["create": "view", "viewOn": "films", "pipeline": []])
    }

    /// The databases on the server that belong to this one.
    func scratches() async throws -> [String] {
        let reply = try await client.database("admin").run(["listDatabases": 1, "nameOnly": true])
        return (reply["databases"]?.array ?? []).compactMap { $0.document?["name"]?.string }
            .filter { $0.hasPrefix(client.databaseName + "_") }
    }

    /// The documents of a collection in the order of their `_id`, as hexadecimal digits.
    func documents(_ collection: String) async throws -> [String] {
        try await client.collection(collection).find(
            Document.self, where: [:], options: FindOptions(sort: ["_id": 1])
        ).all().map { document in
            document.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
    }

    /// How much a backup has written that is being made.
    func partLength() throws -> Int {
        guard let part = try names().first(where: { $0.hasSuffix(".age.part") }) else { return 0 }
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path(of: part))
        return attributes?[.size] as? Int ?? 0
    }

    /// A backup, of which there is only a manifest as another's, made so many days before that one.
    ///
    /// - Returns: its file.
    func lay(_ days: Double, before other: Manifest) throws -> String {
        let name = BackupName(other.startedAt - days * 86_400)
        var manifest = other
        manifest.file = name.archive(isEncrypted: true)
        try Data().write(to: URL(filePath: folder.path(of: manifest.file)))
        try manifest.encoded.write(to: URL(filePath: folder.path(of: name.manifest)))
        return manifest.file
    }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
}
