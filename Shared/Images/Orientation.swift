/// How stored rows and columns lie in the picture that a viewer shows: EXIF's tag 0x0112.
enum Orientation: Int {
    case upright = 1, mirrored, upsideDown, flipped, transposed, turnedRight, transversed, turnedLeft

    /// Rows of the file are columns of the picture.
    var swapsSides: Bool { rawValue >= 5 }
    /// What is left to be mirrored once rows and columns are exchanged where they have to be.
    var mirrorsColumns: Bool { [.mirrored, .upsideDown, .turnedRight, .transversed].contains(self) }
    var mirrorsRows: Bool { [.upsideDown, .flipped, .transversed, .turnedLeft].contains(self) }
}

extension Orientation {
    private static let mark = Array("Exif\0\0".utf8)

    /// Reads the orientation out of what a file has as its EXIF. Some programs write the mark of a JPEG's segment before it
    /// where it does not belong.
    init(exif bytes: ArraySlice<UInt8>) {
        self.init(tiff: Array(bytes.starts(with: Self.mark) ? bytes.dropFirst(Self.mark.count) : bytes))
    }

    /// Reads the orientation out of a TIFF structure, as EXIF has it.
    ///
    /// Nothing of it is believed: a position that lies outside ends the search, and none is followed but the first, so there are
    /// no circles.
    init(tiff bytes: [UInt8]) {
        self = .upright
        guard let numbers = TIFFNumbers(bytes), let start = numbers.long(at: 4), let count = numbers.short(at: start)
        else { return }
        for entry in 0..<min(count, 256) {
            let position = start + 2 + 12 * entry
            guard let tag = numbers.short(at: position) else { return }
            if tag == 0x0112, let value = numbers.short(at: position + 8), let known = Self(rawValue: value) {
                self = known
                return
            }
        }
    }
}

/// Numbers in the byte order that the first two bytes name.
private struct TIFFNumbers {
    private let bytes: [UInt8]
    private let isLittleEndian: Bool

    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0x49, 0x49]) || bytes.starts(with: [0x4d, 0x4d]) else { return nil }
        self.bytes = bytes
        isLittleEndian = bytes[0] == 0x49
    }

    func short(at position: Int) -> Int? {
        guard position >= 0, position <= bytes.count - 2 else { return nil }
        let first = Int(bytes[position])
        let second = Int(bytes[position + 1])
        return isLittleEndian ? second << 8 | first : first << 8 | second
    }

    func long(at position: Int) -> Int? {
        guard let first = short(at: position), let second = short(at: position + 2) else { return nil }
        return isLittleEndian ? second << 16 | first : first << 16 | second
    }
}
