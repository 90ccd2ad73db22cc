import Images
import Testing

@Suite("Orientation")
struct OrientationTests {
    private let preparation = ImagePreparation(threads: 1, heic: .off)

    @Test("Each of the eight ways to hold a camera is turned upright", arguments: UInt8(1)...8)
    func turned(orientation: UInt8) async throws {
        let bytes = JPEGParts(try Photo.baseline.bytes).with([
            JPEGParts.exif(JPEGParts.orientation(orientation))
        ])
        try await expect(bytes, toShow: try Samples(try Photo.baseline.bytes), by: orientation)
    }

    @Test("Where a PNG or a WebP says how it is to be held, it is turned too", arguments: UInt8(1)...8)
    func otherFormats(orientation: UInt8) async throws {
        let tiff = JPEGParts.orientation(orientation)
        for content in [tiff, Array("Exif\0\0".utf8) + tiff] {
            for (plain, turned) in [
                (try Photo.webp.bytes, try Self.webp(exif: content)), (try Photo.palette.bytes, try Self.png(content)),
            ] {
                let upright = try await preparation.prepare(plain, for: .plate)
                try await expect(turned, toShow: try Samples(upright.jpeg), by: orientation)
            }
        }
    }

    @Test(
        "What stands in a PNG or a WebP in place of EXIF is passed over",
        arguments: [
            [], [0], Array("Exif\0\0".utf8), Array("MM".utf8), JPEGParts.orientation(9),
            JPEGParts.orientation(6, entries: [255, 255], directory: [255, 255, 255, 255]),
            Array(JPEGParts.orientation(6).prefix(17)), Array(repeating: 0xff, count: 300),
        ] as [[UInt8]])
    func malformed(_ content: [UInt8]) async throws {
        for (plain, marked) in [
            (try Photo.webp.bytes, try Self.webp(exif: content)), (try Photo.palette.bytes, try Self.png(content)),
        ] {
            let upright = try await preparation.prepare(plain, for: .plate)
            #expect(try await preparation.prepare(marked, for: .plate).jpeg == upright.jpeg)
        }
    }

    @Test("A chunk of a WebP that is longer than the file is passed over")
    func cutChunk() async throws {
        var bytes = try Self.webp(exif: JPEGParts.orientation(6))
        let name = try #require(bytes.firstRange(of: Array("EXIF".utf8)))
        bytes.replaceSubrange(name.upperBound..<(name.upperBound + 4), with: [255, 255, 255, 255])
        let prepared = try await preparation.prepare(bytes, for: .plate)
        #expect((prepared.width, prepared.height) == (120, 80))
    }

    private static func webp(exif: [UInt8]) throws -> [UInt8] {
        WebPParts.file(of: try Photo.webp.bytes, 120, 80, with: WebPParts.chunk("EXIF", exif))
    }

    private static func png(_ exif: [UInt8]) throws -> [UInt8] {
        var bytes = try Photo.palette.bytes
        // Behind the signature and the header.
        bytes.insert(contentsOf: PNGParts.chunk("eXIf", exif), at: 8 + 25)
        return bytes
    }

    /// That a file shows what is stored as a camera held so has seen it.
    private func expect(_ bytes: [UInt8], toShow stored: Samples, by orientation: UInt8) async throws {
        let prepared = try await preparation.prepare(bytes, for: .plate)
        let seen = try Samples(prepared.jpeg)
        #expect(seen.width == (orientation < 5 ? stored.width : stored.height))
        #expect((prepared.original.width, prepared.original.height) == (seen.width, seen.height))
        guard seen.luma.count == stored.luma.count else { return }
        var sum = 0
        for row in 0..<seen.height {
            for column in 0..<seen.width {
                let (x, y) = Self.source(orientation, column, row, stored.width, stored.height)
                sum += abs(Int(seen.luma[row * seen.width + column]) - Int(stored.luma[y * stored.width + x]))
            }
        }
        // Both were made small and encoded; a picture that is held otherwise differs by 40 and more.
        #expect(Double(sum) / Double(seen.luma.count) < 4)
    }

    /// Where a pixel that is seen is stored, as the EXIF standard describes rows and columns.
    private static func source(
        _ orientation: UInt8, _ column: Int, _ row: Int, _ width: Int, _ height: Int
    ) -> (Int, Int) {
        switch orientation {
        case 2: (width - 1 - column, row)
        case 3: (width - 1 - column, height - 1 - row)
        case 4: (column, height - 1 - row)
        case 5: (row, column)
        case 6: (row, height - 1 - column)
        case 7: (width - 1 - row, height - 1 - column)
        case 8: (width - 1 - row, column)
        default: (column, row)
        }
    }

    @Test("Both byte orders of EXIF are read")
    func littleEndian() async throws {
        let tiff: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
        let bytes = JPEGParts(try Photo.baseline.bytes).with([JPEGParts.exif(tiff)])
        let prepared = try await preparation.prepare(bytes, for: .plate)
        #expect((prepared.width, prepared.height) == (80, 120))
    }
}
