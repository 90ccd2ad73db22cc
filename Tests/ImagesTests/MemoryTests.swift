import Foundation
import Support
import Testing

@Suite("Memory")
struct MemoryTests {
    /// In a process of its own, so that its peak is the picture's.
    private func peakMiB(_ bytes: [UInt8]) throws -> Int {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("picture-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try Programs.path("bench-photo"))
        process.arguments = [file.path, "/dev/null", "1"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let figures = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
        return try #require(figures["peak_kib"] as? Int) / 1024
    }

    @Test("A phone's photo takes little memory")
    func photo() throws {
        #expect(try peakMiB(try Photo.phone.bytes) < 48)
    }

    @Test("The costliest pictures that are taken stay within what a thread may use")
    func costly() throws {
        let nothing = try #require(Corpus.all["PNG of 20 megapixels of nothing"])
        #expect(try peakMiB(try nothing()) < 160)
        // All coefficients are kept: the most that is taken.
        #expect(try peakMiB(JPEGParts(try Photo.progressive.bytes).sides(8000, 4100)) < 160)
    }

    @Test(
        "What is refused costs no memory",
        arguments: ["JPEG of 60,000 by 60,000", "PNG of 30 megapixels", "1,000 scans"])
    func refused(kind: String) throws {
        let make = try #require(Corpus.all[kind])
        #expect(try peakMiB(try make()) < 32)
    }
}
