/// What stands in the segments of a JPEG, without decoding it.
struct JPEGOutline: Sendable {
    let components: Int
    /// It has a segment of an application other than JFIF and Adobe, or a comment.
    let hasMetadata: Bool
    /// It has a frame and a scan, and stops with the mark of the end.
    let isWhole: Bool

    /// Nil when the segments do not follow one another.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var (components, hasMetadata, hasScan) = (0, false, false)
        var at = 2
        while !hasScan {
            guard at + 4 <= bytes.count, bytes[at] == 0xFF else { return nil }
            let marker = bytes[at + 1]
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            switch marker {
            case 0xC4, 0xC8, 0xCC: break
            case 0xC0...0xCF:
                guard at + 9 < bytes.count else { return nil }
                components = Int(bytes[at + 9])
            case 0xDA: hasScan = true
            case 0xE1...0xED, 0xEF, 0xFE: hasMetadata = true
            default: break
            }
            at += 2 + length
        }
        (self.components, self.hasMetadata) = (components, hasMetadata)
        isWhole = components > 0 && bytes.suffix(2).elementsEqual([0xFF, 0xD9])
    }
}
