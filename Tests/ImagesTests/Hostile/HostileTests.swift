import Images
import Testing

@Suite("Hostile pictures")
struct HostileTests {
    private let preparation = ImagePreparation(threads: 1, heic: .off)

    @Test("There are at least forty kinds in eight classes, and each is made")
    func table() {
        #expect(HostileKind.all.count >= 40)
        #expect(Set(HostileKind.all.map(\.group)).count >= 8)
        #expect(Set(HostileKind.all.map(\.name)) == Set(Corpus.all.keys))
    }

    @Test("Each kind gets what the table says, and quickly", arguments: HostileKind.all)
    func outcome(kind: HostileKind) async throws {
        let make = try #require(Corpus.all[kind.name])
        let bytes = try make()
        let start = ContinuousClock.now
        let outcome = await outcome(of: bytes)
        #expect(outcome == kind.outcome)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    private func outcome(of bytes: [UInt8]) async -> String {
        do {
            _ = try await preparation.prepare(bytes, for: .plate)
            return "fine"
        } catch {
            return error.tableName
        }
    }
}
