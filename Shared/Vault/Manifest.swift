import Crypto
public import Foundation

/// What is known of a backup without opening it: written beside it when it has proved itself.
public struct Manifest: Codable, Equatable, Sendable {
    /// The form that this build writes, and the newest that it reads.
    public static let format = 1

    public struct Collection: Codable, Equatable, Sendable {
        public let tally: Tally
        public let indexes: Int

        public init(tally: Tally, indexes: Int) {
            self.tally = tally
            self.indexes = indexes
        }
    }

    public var format = Self.format
    /// Name of the file within the folder.
    public var file: String
    /// About the moment of which it is.
    public var startedAt: Date
    public var finishedAt: Date
    /// It was restored into a scratch database and compared.
    public var verified: Bool
    public var database: String
    public var schemaVersion: Int
    public var serverVersion: String
    /// Who wrote it.
    public var program: String
    /// The operator's public key; nil for a file that anybody can read.
    public var encryptedTo: String?
    public var fileBytes: Int
    public var archiveBytes: Int
    /// Of the file, in hexadecimal digits.
    public var sha256: String
    public var collections: [String: Collection]
    /// Collections and views that are in no backup.
    public var leftOut: [String]
    /// Made before a restore, so that it can be taken back: kept for a month beside what the rotation keeps. Nil in those of
    /// versions that restored nothing.
    public var isRestorePoint: Bool?
    /// The last entries of the audit logs when it was begun: all of them are in it.
    public var auditHeads: [String]

    public init(
        file: String, startedAt: Date, finishedAt: Date, verified: Bool, database: String, schemaVersion: Int,
        serverVersion: String, program: String, encryptedTo: String?, fileBytes: Int, archiveBytes: Int, sha256: String,
        collections: [String: Collection], leftOut: [String], isRestorePoint: Bool?, auditHeads: [String]
    ) {
        self.file = file
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.verified = verified
        self.database = database
        self.schemaVersion = schemaVersion
        self.serverVersion = serverVersion
        self.program = program
        self.encryptedTo = encryptedTo
        self.fileBytes = fileBytes
        self.archiveBytes = archiveBytes
        self.sha256 = sha256
        self.collections = collections
        self.leftOut = leftOut
        self.isRestorePoint = isRestorePoint
        self.auditHeads = auditHeads
    }

    /// Documents of all collections.
    public var documents: Int { collections.values.reduce(0) { $0 + $1.tally.documents } }

    /// The bytes of its file, the same for the same manifest.
    public var encoded: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            encoder.dateEncodingStrategy = .iso8601
            return try encoder.encode(self) + Data("\n".utf8)
        }
    }

    /// - Throws: `noManifest` for what no version up to this one wrote.
    public init(decoding data: Data) throws(VaultError) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        guard let manifest = try? decoder.decode(Manifest.self, from: data), manifest.format <= Self.format else {
            throw .noManifest
        }
        self = manifest
    }

    /// SHA-256 of the manifest's bytes: who keeps it can tell whether anybody changed the manifest, or the backup.
    public var digest: String { get throws { Self.digest(of: try encoded) } }

    /// Of one that is read: another build may write the same in other bytes.
    static func digest(of bytes: Data) -> String { SHA256.hash(data: bytes).hexadecimal }
}
