import Foundation
import TelegramAPI
import Testing

@Suite("The sizes of a photo")
struct PhotoSizeTests {
    private static func sizes(_ edges: [(Int, Int)]) throws -> [PhotoSize] {
        let list = edges.map { #"{"file_id":"\#($0)x\#($1)","file_unique_id":"u","width":\#($0),"height":\#($1)}"# }
        return try JSONDecoder().decode([PhotoSize].self, from: Data("[\(list.joined(separator: ","))]".utf8))
    }

    @Test(
        "hold the smallest whose longer side is enough, or else the largest",
        arguments: [
            (1, "90x67"), (320, "240x320"), (321, "800x600"), (1024, "960x1280"), (1280, "960x1280"),
            (1281, "2560x1920"), (9999, "2560x1920"),
        ])
    func smallest(edge: Int, expected: String) throws {
        let sizes = try Self.sizes([(90, 67), (2560, 1920), (240, 320), (960, 1280), (800, 600)])
        #expect(sizes.smallest(sufficientFor: edge)?.file.rawValue == expected)
    }

    @Test("hold none where there is none")
    func none() {
        #expect([PhotoSize]().smallest(sufficientFor: 1) == nil)
    }
}
