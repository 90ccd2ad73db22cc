import Foundation
import Mongo
import Support
import Testing
import Threading

@Suite("Files in a database")
struct FileBucketTests {
    struct Broken: Error {}

    @Test(
        "come back as they were put, whatever their length and the pieces that they came in",
        arguments: [[], [1], [255 * 1024], [255 * 1024 - 1, 1], [255 * 1024, 1], [1, 600_000, 0, 7], [0]])
    func roundTrip(pieces: [Int]) async throws {
        let client = try await SharedMongo.connect()
        let bucket = try await bucket(client)
        let bytes = pieces.map(Self.noise)
        let file = try await bucket.put("x", stream(bytes))
        #expect(file.name == "x" && file.length == pieces.reduce(0, +))
        let found = try #require(try await bucket.file("x"))
        #expect(found.length == file.length)
        #expect(try await read(bucket, found) == bytes.flatMap { $0 })
        await client.close()
    }

    @Test("are laid out as GridFS has them")
    func layout() async throws {
        let client = try await SharedMongo.connect()
        _ = try await bucket(client).put("x", stream([Self.noise(255 * 1024 + 1)]))
        let file: Document = try #require(try await client.collection("box.files").findOne(where: [:]))
        #expect(file["length"] == .int(255 * 1024 + 1) && file["chunkSize"] == .int32(255 * 1024))
        #expect(file["filename"] == "x" && file["uploadDate"]?.date != nil)
        let chunks: [Document] = try await client.collection("box.chunks").find(
            where: [:], options: FindOptions(sort: ["n": 1])
        ).all()
        #expect(chunks.map { $0["n"] } == [.int32(0), .int32(1)])
        #expect(chunks.map { $0["data"]?.binary?.bytes.count } == [255 * 1024, 1])
        #expect(chunks.allSatisfy { $0["files_id"] == file["_id"] && $0["whose"] == "a" } && file["whose"] == "a")
        await client.close()
    }

    @Test("stand once: a second put of a name reads nothing and changes nothing")
    func again() async throws {
        let client = try await SharedMongo.connect()
        let bucket = try await bucket(client)
        let first = try await bucket.put("x", stream([[1, 2, 3]]))
        let never = AsyncThrowingStream<[UInt8], any Error> { $0.finish(throwing: Broken()) }
        let second = try await bucket.put("x", never)
        #expect(second.length == 3)
        #expect(try await read(bucket, second) == [1, 2, 3])
        #expect(try await read(bucket, first) == [1, 2, 3])
        await client.close()
    }

    @Test("stand once also when two put them at the same moment, and nothing of the other stays")
    func together() async throws {
        let client = try await SharedMongo.connect(connections: 4)
        let bucket = try await bucket(client)
        for round in 0..<10 {
            let files = try await withThrowingTaskGroup(of: StoredFile.self) { group in
                for number in 0..<3 {
                    group.addTask {
                        try await bucket.put("x\(round)", stream([Array(repeating: UInt8(number), count: 300_000)]))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let contents = try await read(bucket, files[0])
            for file in files { #expect(try await read(bucket, file) == contents) }
            #expect(Set(contents).count == 1 && contents.count == 300_000)
        }
        #expect(try await client.collection("box.chunks").count(where: [:]) == 20)
        await client.close()
    }

    @Test("are not there while they are written, nor when that breaks; a later put makes them whole")
    func halfWritten() async throws {
        let client = try await SharedMongo.connect()
        let bucket = try await bucket(client)
        let (pieces, more) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        more.yield(Self.noise(600_000))
        let broken = Task { try await bucket.put("x", pieces) }
        while try await client.collection("box.chunks").count(where: [:]) < 2 { await Task.yield() }
        #expect(try await bucket.file("x") == nil)
        more.finish(throwing: Broken())
        await #expect(throws: Broken.self) { try await broken.value }
        #expect(try await bucket.file("x") == nil)
        #expect(try await client.collection("box.chunks").count(where: [:]) == 2)
        let whole = try await bucket.put("x", stream([[7]]))
        #expect(try await read(bucket, whole) == [7])
        await client.close()
    }

    @Test("go with all their parts when they are removed; who reads them then hears of it")
    func removed() async throws {
        let client = try await SharedMongo.connect()
        let bucket = try await bucket(client)
        let file = try await bucket.put("x", stream([Self.noise(600_000)]))
        _ = try await bucket.put("y", stream([[1]]))
        var reader = bucket.bytes(of: file).makeAsyncIterator()
        _ = try await reader.next()
        try await bucket.delete("x")
        try await bucket.delete("x")
        #expect(try await bucket.file("x") == nil)
        let error = await #expect(throws: MongoError.self) { _ = try await reader.next() }
        #expect(error == .decoding(CodingFault(path: "n", reason: .missing)))
        #expect(try await client.collection("box.chunks").count(where: [:]) == 1)
        await client.close()
    }

    @Test("are each owner's own, though they are called the same")
    func owners() async throws {
        let client = try await SharedMongo.connect()
        let (one, other) = (try await bucket(client), try await bucket(client, whose: "b"))
        let file = try await one.put("x", stream([[1]]))
        #expect(try await other.file("x") == nil)
        _ = try await other.put("x", stream([[2]]))
        await #expect(throws: MongoError.self) { try await read(other, file) }
        try await other.delete("x")
        #expect(try await read(one, file) == [1])
        await client.close()
    }

    @Test("go by themselves when they are old, and so does what was never finished")
    func expiry() async throws {
        let server = try await MongoServer.start(options: ["--setParameter", "ttlMonitorSleepSecs=1"])
        let client = try server.connect()
        let bucket = try await bucket(client)
        _ = try await bucket.put("old", stream([[1]]))
        await #expect(throws: Broken.self) {
            try await bucket.put(
                "half",
                AsyncThrowingStream { continuation in
                    continuation.yield(Self.noise(300_000))
                    continuation.finish(throwing: Broken())
                })
        }
        let (files, chunks) = (client.collection("box.files"), client.collection("box.chunks"))
        #expect(try await chunks.count(where: [:]) == 2)
        let longAgo = BSONValue.date(Date(timeIntervalSinceNow: -86_400 - 3601))
        for collection in [files, chunks] {
            try await collection.updateMany(where: [:], ["$set": ["uploadDate": longAgo]])
        }
        _ = try await bucket.put("new", stream([[1]]))
        let end = ContinuousClock.now + .seconds(120)
        while try await (files.count(where: [:]), chunks.count(where: [:])) != (1, 1) {
            try #require(ContinuousClock.now < end)
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try await bucket.file("new") != nil)
        await client.close()
    }

    @Test("of 50 MB pass through a few megabytes of memory")
    func memory() async throws {
        let client = try await SharedMongo.connect()
        let bucket = try await bucket(client)
        let piece = Self.noise(1_000_000)
        let before = try resident()
        let peak = Peak()
        let file = try await bucket.put(
            "x",
            AsyncThrowingStream<[UInt8], any Error>(unfolding: {
                try peak.note(resident())
                return peak.notes <= 50 ? piece : nil
            }))
        #expect(file.length == 50_000_000)
        var read = 0
        for try await chunk in bucket.bytes(of: file) {
            read += chunk.count
            try peak.note(resident())
        }
        #expect(read == 50_000_000)
        #expect(peak.most - before < 25_000_000, "\((peak.most - before) / 1_000_000) MB")
        await client.close()
    }

    private func bucket(_ client: Client, whose: BSONValue = "a") async throws -> FileBucket {
        try await client.collection("box.files").create(
            indexes: FileBucket.indexesOfFiles(owner: ["whose"], lifetime: 86_400))
        try await client.collection("box.chunks").create(
            indexes: FileBucket.indexesOfChunks(owner: ["whose"], lifetime: 86_400))
        return FileBucket("box", in: client.database, owner: ["whose": whose])
    }

    private func read(_ bucket: FileBucket, _ file: StoredFile) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in bucket.bytes(of: file) { bytes += chunk }
        return bytes
    }

    private static func noise(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) } }
}

private func stream(_ pieces: [[UInt8]]) -> AsyncStream<[UInt8]> {
    AsyncStream { continuation in
        for piece in pieces { continuation.yield(piece) }
        continuation.finish()
    }
}

/// Bytes of this process that are in memory.
private func resident() throws -> Int {
    let line = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    return try #require(Int(line.split(separator: " ")[1])) * 4096
}

private final class Peak: Sendable {
    private let state = Locked((most: 0, notes: 0))

    func note(_ value: Int) { state.withLock { $0 = (max($0.most, value), $0.notes + 1) } }

    var most: Int { state.withLock { $0.most } }
    var notes: Int { state.withLock { $0.notes } }
}
