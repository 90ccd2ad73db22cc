/// How each kind of hostile.tsv is made.
enum Corpus {
    typealias Making = @Sendable () throws -> [UInt8]
    typealias Kinds = [String: Making]

    static let all: Kinds = [
        noPicture, otherFormats, cutOff, sides, bombs, codings, markers, metadata, twoInOne, animated, colours,
    ].reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }

    static func text(_ text: String) -> Making { { Array(text.utf8) } }

    static func box(_ name: String) -> Making {
        { [0, 0, 0, 24] + Array("ftyp\(name)".utf8) + [0, 0, 0, 0] + Array("\(name)mif1".utf8) }
    }

    static var jpeg: JPEGParts { get throws { JPEGParts(try Photo.baseline.bytes) } }

    /// Bytes without order, the same each time.
    static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 0x9e37_79b9_7f4a_7c15
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state)
        }
    }

    static func cut(_ photo: Photo, after part: Double) -> Making {
        {
            let bytes = try photo.bytes
            return Array(bytes.prefix(Int(Double(bytes.count) * part)))
        }
    }
}
