/// Width and height of a picture, read from its header without decoding it.
struct ImageSize: Hashable, Sendable {
    let width: Int
    let height: Int

    /// Nil when the bytes are neither JPEG, PNG nor a simple WebP.
    init?(of bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8]) {
            guard let size = Self.jpeg(bytes) else { return nil }
            self = size
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count >= 24 {
            self.init(width: Self.big(bytes[16..<20]), height: Self.big(bytes[20..<24]))
        } else if bytes.count >= 30, bytes[8..<16].elementsEqual("WEBPVP8 ".utf8) {
            self.init(width: Self.little14(bytes, 26), height: Self.little14(bytes, 28))
        } else {
            return nil
        }
    }

    init?(width: Int, height: Int) {
        guard width > 0, height > 0 else { return nil }
        (self.width, self.height) = (width, height)
    }

    var longEdge: Int { max(width, height) }

    /// The same shape with another long edge, at least one pixel wide and high.
    func scaled(toLongEdge edge: Int) -> ImageSize {
        ImageSize(width: max(1, width * edge / longEdge), height: max(1, height * edge / longEdge)) ?? self
    }

    /// Walks the segments up to the frame header (SOF0–SOF15 without DHT, JPG and DAC).
    private static func jpeg(_ bytes: [UInt8]) -> ImageSize? {
        var at = 2
        while at + 9 <= bytes.count, bytes[at] == 0xFF {
            let marker = bytes[at + 1]
            if marker == 0xFF {
                at += 1
            } else if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                return ImageSize(width: big(bytes[at + 7..<at + 9]), height: big(bytes[at + 5..<at + 7]))
            } else {
                at += 2 + big(bytes[at + 2..<at + 4])
            }
        }
        return nil
    }

    private static func big(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private static func little14(_ bytes: [UInt8], _ at: Int) -> Int {
        (Int(bytes[at]) | Int(bytes[at + 1]) << 8) & 0x3FFF
    }
}
