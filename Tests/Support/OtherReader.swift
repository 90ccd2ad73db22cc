import Foundation

/// An archive of MongoDB as it is read by programs that know nothing of our code: Debian's age and zstd, and Python.
public struct OtherReader: Decodable, Sendable {
    public struct Header: Decodable, Sendable {
        public let concurrent_collections: Int
        public let version, server_version, tool_version: String
    }

    public struct Collection: Decodable, Sendable {
        public struct Metadata: Decodable, Sendable {
            public struct Index: Decodable, Sendable { public let name: String }
            public let indexes: [Index]
            public let uuid: String?
            public let collectionName, type: String
        }
        public let metadata: Metadata
        public let type: String
        public let crc: Int64
        /// Each as hexadecimal digits, in the order of the archive.
        public let documents: [String]
    }

    public let header: Header
    /// By database and name, with a dot between.
    public let collections: [String: Collection]

    /// Reads an archive that is neither compressed nor encrypted.
    public static func read(archive: [UInt8]) async throws -> OtherReader {
        try await inFolder { folder in
            try Data(archive).write(to: URL(filePath: "\(folder)/archive"))
            return try await run("true", in: folder)
        }
    }

    /// Reads a backup.
    ///
    /// - Parameter key: `AGE-SECRET-KEY-1…`; nil for a file that is not encrypted.
    public static func read(backup path: String, by key: String?) async throws -> OtherReader {
        try await inFolder { folder in
            try Data((key ?? "").utf8).write(to: URL(filePath: "\(folder)/key"))
            let open = key == nil ? "cat '\(path)'" : "age -d -i \(folder)/key '\(path)'"
            return try await run("\(open) | zstd -dc > \(folder)/archive", in: folder)
        }
    }

    private static func run(_ preparation: String, in folder: String) async throws -> OtherReader {
        guard let script = Bundle.module.path(forResource: "read-archive", ofType: "py") else {
            throw Missing("read-archive.py")
        }
        let command = "\(preparation) && python3 '\(script)' \(folder)/archive > \(folder)/read"
        let child = try ChildProcess("/bin/bash", ["-o", "pipefail", "-c", command])
        guard try await child.exitStatus() == 0 else { throw Missing("an archive that others read: \(child.log)") }
        return try JSONDecoder().decode(OtherReader.self, from: Data(contentsOf: URL(filePath: "\(folder)/read")))
    }

    private static func inFolder(_ body: (String) async throws -> OtherReader) async throws -> OtherReader {
        let folder = NSTemporaryDirectory() + "familybot-other-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }  // a folder that stays in /tmp harms nobody
        return try await body(folder)
    }
}
