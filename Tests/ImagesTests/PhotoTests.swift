import Images
import Testing

@Suite("Photos")
struct PhotoTests {
    private let preparation = ImagePreparation(threads: 2, heic: .off)

    @Test("A phone's photo becomes a small upright one")
    func phone() async throws {
        let bytes = try Photo.phone.bytes
        let prepared = try await preparation.prepare(bytes, for: .plate)
        #expect((prepared.width, prepared.height) == (1024, 683))
        #expect(prepared.jpeg.count < 200_000)
        #expect(prepared.original == ImageInfo(format: .jpeg, width: 4032, height: 2688, byteCount: bytes.count))
    }

    @Test("A picture is never enlarged", arguments: ImageProfile.allCases)
    func small(profile: ImageProfile) async throws {
        let prepared = try await preparation.prepare(try Photo.coffee.bytes, for: profile)
        let long = min(600, profile.longEdge)
        #expect(prepared.width == long)
        #expect(prepared.height == (long * 2 + 1) / 3)
    }
}
