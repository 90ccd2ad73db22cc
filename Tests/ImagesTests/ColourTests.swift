import Images
import Testing

@Suite("Colours")
struct ColourTests {
    private let preparation = ImagePreparation(threads: 1, heic: .off)

    private func samples(_ photo: Photo) async throws -> Samples {
        try Samples(try await preparation.prepare(try photo.bytes, for: .plate).jpeg)
    }

    @Test(
        "Whatever the format, the picture looks the same",
        arguments: [
            Photo.progressive, .fourFourFour, .fourTwoTwo, .fourFourZero, .fourOneOne, .uncommon, .rgb, .cmyk, .ycck,
            .webp, .palette,
        ])
    func same(photo: Photo) async throws {
        let difference = try await samples(photo).difference(from: samples(.baseline))
        #expect(difference < 9)
    }

    @Test("Ink that is not inverted is read the other way round")
    func plainInk() async throws {
        var parts = JPEGParts(try Photo.cmyk.bytes)
        parts.segments.removeAll { $0.marker == 0xee }
        let plain = try Samples(try await preparation.prepare(parts.bytes, for: .plate).jpeg)
        #expect(try await plain.difference(from: samples(.baseline)) > 40)
    }

    @Test("Grey stays grey, with one component")
    func grey() async throws {
        let prepared = try await preparation.prepare(try Photo.grey.bytes, for: .plate)
        let frame = JPEGParts(prepared.jpeg).segments.first { $0.marker == 0xc0 }
        #expect(frame?.content[5] == 1)
    }

    @Test("What is transparent becomes white", arguments: [Photo.transparentPNG, .transparentWebP])
    func white(photo: Photo) async throws {
        let picture = try await samples(photo)
        #expect(picture.colour(2, 2).allSatisfy { $0 > 250 })
        #expect(picture.colour(117, 77).allSatisfy { $0 > 250 })
        let baseline = try await samples(.baseline)
        #expect(zip(picture.colour(60, 40), baseline.colour(60, 40)).allSatisfy { abs($0 - $1) < 25 })
    }
}
