/// A JPEG taken to pieces, to be put together wrongly.
struct JPEGParts {
    struct Segment {
        var marker: UInt8
        var content: [UInt8]

        var bytes: [UInt8] {
            let length = content.count + 2
            return [0xff, marker, UInt8(length >> 8), UInt8(length & 255)] + content
        }
    }

    /// All segments up to and with the first scan's header.
    var segments: [Segment] = []
    /// What follows the first scan's header: data, more scans, the end.
    var rest: [UInt8]

    init(_ bytes: [UInt8]) {
        var position = 2
        while position + 4 <= bytes.count, segments.last?.marker != 0xda {
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            let content = Array(bytes[(position + 4)..<(position + 2 + length)])
            segments.append(Segment(marker: bytes[position + 1], content: content))
            position += 2 + length
        }
        rest = Array(bytes[position...])
    }

    var bytes: [UInt8] { [0xff, 0xd8] + segments.flatMap(\.bytes) + rest }

    /// The segment of the frame is changed.
    func changingFrame(_ change: (inout Segment) -> Void) -> [UInt8] {
        var copy = self
        for index in copy.segments.indices where 0xc0...0xc2 ~= copy.segments[index].marker {
            change(&copy.segments[index])
        }
        return copy.bytes
    }

    func sides(_ width: Int, _ height: Int, marker: UInt8? = nil) -> [UInt8] {
        changingFrame { frame in
            frame.content.replaceSubrange(
                1..<5, with: [height >> 8, height & 255, width >> 8, width & 255].map { UInt8($0) })
            frame.marker = marker ?? frame.marker
        }
    }

    func coding(_ marker: UInt8) -> [UInt8] { changingFrame { $0.marker = marker } }

    func without(_ marker: UInt8) -> [UInt8] {
        var copy = self
        copy.segments.removeAll { $0.marker == marker }
        return copy.bytes
    }

    /// Segments put in front of all others.
    func with(_ first: [Segment]) -> [UInt8] {
        var copy = self
        copy.segments.insert(contentsOf: first, at: 0)
        return copy.bytes
    }

    /// An EXIF segment with these bytes for a TIFF structure.
    static func exif(_ tiff: [UInt8]) -> Segment { Segment(marker: 0xe1, content: Array("Exif\0\0".utf8) + tiff) }

    /// A TIFF structure with one entry: the orientation.
    static func orientation(_ value: UInt8, entries: [UInt8] = [0, 1], directory: [UInt8] = [0, 0, 0, 8]) -> [UInt8] {
        Array("MM".utf8) + [0, 42] + directory + entries + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
    }
}
