import Archive
import Foundation
import Mongo
import Support
import Testing

@Suite("Archives of MongoDB", .timeLimit(.minutes(2)))
struct ArchiveTests {
    static let films = Namespace(database: "home", collection: "films")
    static let meals = Namespace(database: "home", collection: "meals")
    static let empty = Namespace(database: "home", collection: "empty")

    static func description(_ namespace: Namespace) -> CollectionDescription {
        CollectionDescription(
            namespace: namespace, size: 1 << 40,
            options: ["validator": ["$jsonSchema": ["required": ["familyID"], "properties": ["n": ["minimum": 1.5]]]]],
            indexes: [
                ["v": .int32(2), "key": ["_id": .int32(1)], "name": "_id_"],
                ["v": .int32(2), "key": ["b": .int32(1), "a": .int32(-1)], "name": "b_a", "unique": true],
            ], uuid: "00112233445566778899aabbccddeeff")
    }

    static let prelude = Prelude(
        serverVersion: "6.0.5", toolVersion: "familybot 1", collections: [films, empty, meals].map(description))

    static func documents(_ count: Int, _ name: String) -> [Document] {
        (0..<count).map { ["_id": .int($0), "название": .string("\(name) \($0)"), "x": [1.5, .null, ["y": true]]] }
    }

    static func archive(films: [Document], meals: [Document]) throws -> [UInt8] {
        var writer = try DumpWriter(prelude)
        for (namespace, documents) in [(Self.films, films), (empty, []), (Self.meals, meals)] {
            writer.begin(namespace)
            for document in documents { writer.add(document) }
            writer.end()
        }
        return writer.take()
    }

    /// All that a reader finds, given pieces of this size.
    static func read(_ archive: [UInt8], pieces: Int = 4096) throws(ArchiveError) -> (Prelude?, [Namespace: [Document]])
    {
        var reader = DumpReader()
        var prelude: Prelude?
        var found: [Namespace: [Document]] = [:]
        for start in stride(from: 0, to: archive.count, by: pieces) {
            reader.add(Array(archive[start..<min(start + pieces, archive.count)]))
            while let event = try reader.next() {
                switch event {
                case .prelude(let read): prelude = read
                case .document(let document, let namespace): found[namespace, default: []].append(document)
                case .end(let namespace): found[namespace, default: []] += []
                }
            }
        }
        try reader.finish()
        return (prelude, found)
    }

    @Test("come back as they were written, in pieces of any size")
    func roundTrip() throws {
        let (films, meals) = (Self.documents(300, "фильм"), Self.documents(7, "еда"))
        let archive = try Self.archive(films: films, meals: meals)
        for pieces in [1, 7, 4096, archive.count] {
            let (prelude, found) = try Self.read(archive, pieces: pieces)
            #expect(prelude == Self.prelude)
            #expect(found == [Self.films: films, Self.empty: [], Self.meals: meals])
        }
    }

    @Test("of ours are read by a reader that was written from the format's description")
    func independent() async throws {
        let (films, meals) = (Self.documents(300, "фильм"), Self.documents(7, "еда"))
        let read = try await OtherReader.read(archive: try Self.archive(films: films, meals: meals))
        #expect(read.header.version == "0.1" && read.header.server_version == "6.0.5")
        #expect(read.header.concurrent_collections == 1 && read.header.tool_version == "familybot 1")
        #expect(read.collections.keys.sorted() == ["home.empty", "home.films", "home.meals"])
        for (name, documents) in [("films", films), ("empty", []), ("meals", meals)] {
            let collection = try #require(read.collections["home.\(name)"])
            #expect(collection.documents == documents.map { Self.hexadecimal($0.bytes) })
            #expect(collection.metadata.indexes.map(\.name) == ["_id_", "b_a"])
            #expect(collection.metadata.uuid == "00112233445566778899aabbccddeeff")
            #expect(collection.metadata.collectionName == name && collection.type == "collection")
        }
        #expect(read.collections["home.empty"]?.crc == 0)
    }

    @Test("with any byte changed are refused, or read as they were where a name or a size says something else")
    func damaged() throws {
        let films = Self.documents(2, "фильм")
        let archive = try Self.archive(films: films, meals: [])
        for index in archive.indices {
            var changed = archive
            changed[index] ^= 0x04
            guard let (_, found) = try? Self.read(changed) else { continue }
            // Only what stands before all documents carries no checksum.
            #expect(found[Self.films] == films, "byte \(index)")
        }
    }

    @Test("cut off anywhere are refused")
    func truncated() throws {
        let archive = try Self.archive(films: Self.documents(2, "фильм"), meals: Self.documents(1, "еда"))
        for length in archive.indices {
            #expect(throws: ArchiveError.truncated, "\(length) bytes") { try Self.read(Array(archive[..<length])) }
        }
    }

    @Test("whose collections take turns, as mongodump writes several at a time, are read")
    func interleaved() throws {
        let (films, meals) = (Self.documents(2, "фильм"), Self.documents(2, "еда"))
        let archive = try Self.interleaved(films, meals)
        let (_, found) = try Self.read(archive)
        #expect(found == [Self.films: films, Self.empty: [], Self.meals: meals])
    }

    @Test("that go on after an end, or have a collection that nobody announced, are refused")
    func unexpected() throws {
        let archive = try Self.archive(films: [], meals: [])
        let more = Self.segment(Self.films, end: nil) + Self.terminator
        #expect(throws: ArchiveError.unexpected(collection: "films")) { try Self.read(archive + more) }
        let other = Self.segment(Namespace(database: "home", collection: "other"), end: nil) + Self.terminator
        #expect(throws: ArchiveError.unexpected(collection: "other")) { try Self.read(archive + other) }
        #expect(throws: ArchiveError.malformed) { try Self.read(archive + Self.terminator) }
        #expect(throws: ArchiveError.truncated) { try Self.read(archive + [1]) }
        #expect(throws: ArchiveError.notAnArchive) { try Self.read(Array("not an archive".utf8)) }
    }

    private static let terminator: [UInt8] = [0xff, 0xff, 0xff, 0xff]

    private static func segment(_ namespace: Namespace, end: Int64?) -> [UInt8] {
        let document: Document = [
            "db": .string(namespace.database), "collection": .string(namespace.collection), "EOF": .bool(end != nil),
            "CRC": .int64(end ?? 0),
        ]
        return document.bytes
    }

    /// Our archive with its segments in another order: what stands between prelude and ends is cut anew.
    private static func interleaved(_ films: [Document], _ meals: [Document]) throws -> [UInt8] {
        let ours = try archive(films: films, meals: meals)
        let head = try DumpWriter(prelude).pending
        // The ends carry the checksums: they are found behind the documents.
        func end(of namespace: Namespace) throws -> [UInt8] {
            var rest = ours[head...]
            while true {
                let length =
                    rest.prefix(4).elementsEqual(terminator)
                    ? 4 : rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
                let block = Array(rest.prefix(length))
                if let found = try? Document(bytes: block), found["EOF"] == true,
                    found["collection"] == .string(namespace.collection)
                {
                    return block + terminator
                }
                rest = rest.dropFirst(length)
                try #require(!rest.isEmpty)
            }
        }
        return ours[..<head] + segment(Self.films, end: nil) + films[0].bytes + terminator
            + segment(Self.meals, end: nil) + meals[0].bytes + terminator + (try end(of: empty))
            + segment(Self.films, end: nil) + films[1].bytes + terminator + (try end(of: Self.films))
            + segment(Self.meals, end: nil) + meals[1].bytes + terminator + (try end(of: Self.meals))
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
