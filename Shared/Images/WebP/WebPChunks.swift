/// Walks over the chunks of a WebP, which the decoder has taken already.
enum WebPChunks {
    /// How the picture is to be held; upright where no chunk can be read that says so.
    static func orientation(in bytes: [UInt8]) -> Orientation {
        var position = 12
        for _ in 0..<ImageLimits.segments {
            guard position + 8 <= bytes.count else { break }
            let length = bytes[(position + 4)..<(position + 8)].reversed().reduce(0) { $0 << 8 | Int($1) }
            let content = position + 8
            guard length <= bytes.count - content else { break }
            if bytes[position...].starts(with: Array("EXIF".utf8)) {
                return Orientation(exif: bytes[content..<(content + length)])
            }
            // An odd one is followed by a byte that fills up.
            position = content + length + length % 2
        }
        return .upright
    }
}
