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

    @Test("The profiles are as large as vision models are billed for")
    func profiles() {
        #expect(ImageProfile.allCases.map(\.longEdge) == [1024, 768, 1568, 512])
    }

    @Test("A picture that is made smaller looks like the one that it was made of")
    func faithful() async throws {
        let large = try Samples(try await preparation.prepare(try Photo.phone.bytes, for: .degraded).jpeg)
        let small = try Samples(try await preparation.prepare(try Photo.coffee.bytes, for: .degraded).jpeg)
        #expect(large.difference(from: small) < 4)
    }

    @Test("Nothing that stood beside the pixels leaves: no place, no camera, no profile, no comment")
    func metadata() async throws {
        let secret = Array("canary-of-the-metadata".utf8)
        var parts = JPEGParts(try Photo.phone.bytes)
        let markers: [UInt8] = Array(0xe1...0xef) + [0xfe]
        parts.segments.insert(contentsOf: markers.map { JPEGParts.Segment(marker: $0, content: secret) }, at: 1)
        let prepared = try await preparation.prepare(parts.bytes + secret, for: .plate)
        let written = JPEGParts(prepared.jpeg)
        // Quantisation, frame, Huffman tables, scan, and a JFIF segment of fixed content.
        #expect(Set(written.segments.map(\.marker)) == [0xe0, 0xdb, 0xc0, 0xc4, 0xda])
        #expect(written.segments.filter { $0.marker == 0xe0 }.map(\.content.count) == [14])
        #expect(!prepared.jpeg.contains(secret))
        #expect(!prepared.jpeg.contains(Array("Exif".utf8)))
    }

    @Test("A side of one pixel stays one, and odd sides stay odd")
    func thin() async throws {
        let zeros = PNGParts.zeros(9002 * 3)
        let png = PNGParts.file(PNGParts.header(9001, 3), PNGParts.chunk("IDAT", zeros))
        let prepared = try await preparation.prepare(png, for: .plate)
        #expect((prepared.width, prepared.height) == (1024, 1))
        let odd = PNGParts.file(PNGParts.header(7, 5), PNGParts.chunk("IDAT", PNGParts.zeros(40)))
        let small = try await preparation.prepare(odd, for: .plate)
        #expect((small.width, small.height) == (7, 5))
    }
}
