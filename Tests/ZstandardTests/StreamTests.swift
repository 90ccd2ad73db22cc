import Foundation
import Support
import Testing
import Zstandard

@Suite("Compressed streams", .timeLimit(.minutes(2)))
struct StreamTests {
    static let sizes = [0, 1, 131_071, 131_072, 131_073, 3_000_000]

    /// Half of it repeats itself.
    static func content(_ size: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<size).map { $0 & 64 == 0 ? UInt8($0 & 63) : UInt8.random(in: 0...255, using: &generator) }
    }

    static func compressed(_ content: [UInt8], pieces: Int = 70_001) -> [UInt8] {
        let compressor = Compressor(level: 3)
        var stream: [UInt8] = []
        for start in stride(from: 0, to: content.count, by: pieces) {
            stream += compressor.add(Array(content[start..<min(start + pieces, content.count)]))
        }
        return stream + compressor.finish()
    }

    static func decompressed(_ stream: [UInt8], pieces: Int = 70_001) throws(ZstandardError) -> [UInt8] {
        let decompressor = Decompressor()
        var content: [UInt8] = []
        for start in stride(from: 0, to: stream.count, by: pieces) {
            decompressor.add(Array(stream[start..<min(start + pieces, stream.count)]))
            while let piece = try decompressor.next() { content += piece }
        }
        try decompressor.finish()
        return content
    }

    @Test("come back, in pieces of any size", arguments: sizes)
    func roundTrip(size: Int) throws {
        let content = Self.content(size)
        for pieces in [13, 70_001, 1 << 24] where size / pieces < 20_000 {
            #expect(try Self.decompressed(Self.compressed(content, pieces: pieces), pieces: pieces) == content)
        }
    }

    @Test("of ours are read by Debian's zstd, and carry a checksum", arguments: sizes)
    func readByZstd(size: Int) async throws {
        let content = Self.content(size)
        let stream = Self.compressed(content)
        #expect(try await Self.zstd(["-d"], stream) == content)
        #expect(stream[4] & 4 == 4)  // RFC 8878, 3.1.1.1.1.5
    }

    @Test("of Debian's zstd are read by us", arguments: sizes)
    func readByUs(size: Int) async throws {
        let content = Self.content(size)
        #expect(try Self.decompressed(try await Self.zstd(["-19"], content)) == content)
    }

    @Test("with any byte changed are refused, and never come back changed")
    func damaged() {
        let content = Self.content(400)
        let stream = Self.compressed(content)
        for index in stream.indices {
            var changed = stream
            changed[index] ^= 0x10
            // A bit that means nothing may leave the content as it was.
            let found = try? Self.decompressed(changed)
            #expect(found == nil || found == content, "byte \(index)")
        }
        #expect((try? Self.decompressed(stream)) == content)
    }

    @Test("cut off anywhere are refused")
    func truncated() {
        let stream = Self.compressed(Self.content(300))
        for length in stream.indices {
            #expect(throws: ZstandardError.truncated, "\(length) bytes") {
                try Self.decompressed(Array(stream[..<length]))
            }
        }
    }

    @Test("that stand for a gigabyte come a piece at a time")
    func bomb() throws {
        let compressor = Compressor(level: 3)
        var stream: [UInt8] = []
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        for _ in 0..<1024 { stream += compressor.add(zeros) }
        stream += compressor.finish()
        #expect(stream.count < 1 << 20)
        let decompressor = Decompressor()
        decompressor.add(stream)
        var (total, largest) = (0, 0)
        while let piece = try decompressor.next() {
            total += piece.count
            largest = max(largest, piece.count)
        }
        try decompressor.finish()
        #expect(total == 1 << 30)
        #expect(largest <= 128 << 10)
    }

    @Test("that want more memory than anybody should give are refused")
    func window() async throws {
        let stream = try await Self.zstd(["--ultra", "--long=31", "-1"], Self.content(100), streaming: true)
        #expect(throws: ZstandardError.windowTooLarge) { try Self.decompressed(stream) }
    }

    /// What the program makes of a file; of its standard input, whose length it does not know, with `streaming`.
    private static func zstd(_ arguments: [String], _ input: [UInt8], streaming: Bool = false) async throws -> [UInt8] {
        let path = NSTemporaryDirectory() + "familybot-zstd-\(UUID().uuidString)"
        try Data(input).write(to: URL(filePath: path))
        defer { for name in [path, path + ".out"] { try? FileManager.default.removeItem(atPath: name) } }
        let command = ([try Programs.onPath("zstd"), "-q"] + arguments).joined(separator: " ")
        let from = streaming ? "cat \(path) | \(command) > \(path).out" : "\(command) \(path) -o \(path).out"
        let child = try ChildProcess("/bin/sh", ["-c", from])
        guard try await child.exitStatus() == 0 else { throw Missing("zstd \(arguments): \(child.log)") }
        return [UInt8](try Data(contentsOf: URL(filePath: path + ".out")))
    }
}
