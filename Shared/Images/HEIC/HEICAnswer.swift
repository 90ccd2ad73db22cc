/// What `familybot-heic` writes: a byte that tells how it went, width and height in four bytes each, little-endian, and then the
/// pixels. The program may have been taken over by the picture, so nothing of it is believed.
enum HEICAnswer {
    static let headerLength = 9
    /// The longest answer that can be right.
    static let longest = headerLength + ImageLimits.pixelsAtFullSize * 3

    private static let picture: UInt8 = 0
    private static let tooLarge: UInt8 = 2

    static func read(_ answer: consuming [UInt8]) throws(ImageRefusal) -> Pixels {
        guard answer.count >= headerLength else { throw .damaged }
        let width = number(answer[1..<5])
        let height = number(answer[5..<9])
        switch answer[0] {
        case tooLarge: throw .tooLarge(width: width, height: height)
        case picture:
            try ImageLimits.check(width: width, height: height, pixels: ImageLimits.pixelsAtFullSize)
            guard answer.count == headerLength + width * height * 3 else { throw .damaged }
            // In place: there may be 72 MB of them.
            answer.removeFirst(headerLength)
            return Pixels(size: PictureSize(width: width, height: height), bytes: answer)
        default: throw .damaged
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
}
