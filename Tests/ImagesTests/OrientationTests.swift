import Images
import Testing

@Suite("Orientation")
struct OrientationTests {
    private let preparation = ImagePreparation(threads: 1, heic: .off)

    @Test("Each of the eight ways to hold a camera is turned upright", arguments: UInt8(1)...8)
    func turned(orientation: UInt8) async throws {
        let stored = try Samples(try Photo.baseline.bytes)
        let bytes = JPEGParts(try Photo.baseline.bytes).with([
            JPEGParts.exif(JPEGParts.orientation(orientation))
        ])
        let prepared = try await preparation.prepare(bytes, for: .plate)
        let seen = try Samples(prepared.jpeg)
        #expect(seen.width == (orientation < 5 ? 120 : 80))
        #expect((prepared.original.width, prepared.original.height) == (seen.width, seen.height))
        var sum = 0
        for row in 0..<seen.height {
            for column in 0..<seen.width {
                let (x, y) = Self.source(orientation, column, row, stored.width, stored.height)
                sum += abs(Int(seen.luma[row * seen.width + column]) - Int(stored.luma[y * stored.width + x]))
            }
        }
        #expect(Double(sum) / Double(seen.luma.count) < 3)
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
