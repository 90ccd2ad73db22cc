/// A WebP of one lossy picture, with further chunks behind its pixels.
struct WebPParts {
    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(name.utf8) + number(content.count) + content + Array(repeating: 0, count: content.count % 2)
    }

    /// - Parameter simple: a file whose header promises a chunk of pixels and nothing else.
    static func file(of simple: [UInt8], _ width: Int, _ height: Int, with chunks: [UInt8]) -> [UInt8] {
        let sides = number(width - 1).prefix(3) + number(height - 1).prefix(3)
        let content = Array("WEBP".utf8) + chunk("VP8X", [0x08, 0, 0, 0] + sides) + simple.dropFirst(12) + chunks
        return Array("RIFF".utf8) + number(content.count) + content
    }

    private static func number(_ value: Int) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
