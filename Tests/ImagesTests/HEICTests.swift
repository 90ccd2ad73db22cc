import Foundation
import Support
import Testing

@testable import Images

@Suite("HEIC")
struct HEICTests {
    private func decoding() throws -> HEICDecoding { .program(try Programs.path("familybot-heic")) }

    private func refusal(of bytes: [UInt8], by decoding: HEICDecoding) async -> String {
        do {
            _ = try await ImagePreparation(threads: 1, heic: decoding).prepare(bytes, for: .plate)
            return "fine"
        } catch {
            return error.tableName
        }
    }

    @Test("A HEIC looks like the JPEG of the same picture")
    func same() async throws {
        let preparation = ImagePreparation(threads: 1, heic: try decoding())
        let prepared = try await preparation.prepare(try Photo.heic.bytes, for: .plate)
        #expect(prepared.original == ImageInfo(format: .heic, width: 120, height: 80, byteCount: 3667))
        let baseline = try await preparation.prepare(try Photo.baseline.bytes, for: .plate)
        #expect(try Samples(prepared.jpeg).difference(from: Samples(baseline.jpeg)) < 9)
    }

    @Test("A HEIC that is cut off is damaged", arguments: [0.02, 0.1, 0.3, 0.5, 0.9])
    func cut(part: Double) async throws {
        #expect(await refusal(of: try Corpus.cut(.heic, after: part)(), by: try decoding()) == "damaged")
    }

    @Test("A HEIC larger than the limit is refused by its header")
    func large() async throws {
        var bytes = try Photo.heic.bytes
        let box = try #require(bytes.firstRange(of: Array("ispe".utf8)))
        bytes.replaceSubrange((box.upperBound + 4)..<(box.upperBound + 12), with: [0, 0, 0x1f, 0x40, 0, 0, 0x17, 0x70])
        #expect(await refusal(of: bytes, by: try decoding()) == "tooLarge")
    }

    @Test("Noise in the place of the picture harms nobody")
    func noise() async throws {
        var bytes = try Photo.heic.bytes
        bytes.replaceSubrange((bytes.count - 2000)..<bytes.count, with: Corpus.noise(2000))
        #expect(["damaged", "fine"].contains(await refusal(of: bytes, by: try decoding())))
    }

    @Test("A program that is not there is not the picture's fault")
    func missing() async throws {
        #expect(await refusal(of: try Photo.heic.bytes, by: .program("/nowhere/familybot-heic")) == "unavailable")
    }

    @Test(
        "A program that lies is not believed", arguments: ["echoes", "endless", "fails", "short", "empty", "declines"])
    func lies(name: String) async throws {
        let outcome = await refusal(of: try Photo.heic.bytes, by: .program(try Self.standIn(name)))
        #expect(["damaged", "tooLarge"].contains(outcome))
    }

    @Test("A program that hangs is killed when its time is up")
    func hangs() throws {
        let program = try Self.standIn("hangs")
        let bytes = try Photo.heic.bytes
        #expect(throws: ImageRefusal.timedOut) {
            _ = try HEICProcess.decode(bytes, by: program, within: .milliseconds(200))
        }
    }

    @Test("The program gets no environment and no descriptor but its socket")
    func inheritsNothing() async throws {
        let open = try #require(FileHandle(forReadingAtPath: "/dev/zero"))
        let program = try Self.standIn("curious")
        #expect(await refusal(of: try Photo.heic.bytes, by: .program(program)) == "damaged")
        try open.close()
        let seen = try String(contentsOfFile: program + ".seen", encoding: .utf8)
        let others = seen.split(separator: "\n").filter { !$0.hasPrefix("socket:") && $0 != "/dev/null" }
        // The shell itself holds the script and what it writes.
        #expect(Set(others) == [Substring(program), Substring(program + ".seen")])
    }

    /// A script that stands in the place of the program.
    private static func standIn(_ name: String) throws -> String {
        try #require(Bundle.module.path(forResource: "programs/\(name)", ofType: nil))
    }

    @Test("Before it reads a byte the program has given up memory, time, files and nearly all calls of the system")
    func limits() async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try Programs.path("familybot-heic"))
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        defer { process.terminate() }
        let folder = "/proc/\(process.processIdentifier)"
        var status = ""
        let end = ContinuousClock.now + .seconds(60)
        while !status.contains("Seccomp:\t2"), ContinuousClock.now < end {
            status = try String(contentsOfFile: folder + "/status", encoding: .utf8)
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(status.contains("Seccomp:\t2"))
        #expect(status.contains("NoNewPrivs:\t1"))
        let limits = try String(contentsOfFile: folder + "/limits", encoding: .utf8)
        #expect(limits.contains("Max open files            3 "))
        #expect(limits.contains("Max cpu time              10 "))
        #expect(limits.contains("Max address space         805306368 "))
        #expect(limits.contains("Max file size             0 "))
        #expect(limits.contains("Max core file size        0 "))
    }
}
