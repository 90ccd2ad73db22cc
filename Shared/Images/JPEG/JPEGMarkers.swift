import Glibc

/// Walks over the markers of a JPEG and refuses what must not reach a decoder.
struct JPEGMarkers {
    private let bytes: [UInt8]
    private var position = 2
    private var segments = 0
    private var header = JPEGHeader()

    /// Reads the header of a whole file.
    static func read(_ bytes: [UInt8]) throws(ImageRefusal) -> JPEGHeader {
        var markers = Self(bytes)
        try markers.walk()
        return markers.header
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func walk() throws(ImageRefusal) {
        guard bytes.starts(with: [0xff, 0xd8]) else { throw .notAnImage }
        while true {
            guard let marker = nextMarker() else { throw .damaged }
            switch marker {
            case 0xd9:
                guard header.scans > 0 else { throw .damaged }
                header.end = position
                return
            case 0xd0...0xd7, 0x01: continue
            case 0xd8: throw .damaged
            default: try readSegment(marker)
            }
        }
    }

    /// The next marker, behind whatever stands before it: the entropy-coded data of a scan, or rubbish.
    private mutating func nextMarker() -> UInt8? {
        while let found = nextMark() {
            position = found + 1
            while position < bytes.count, bytes[position] == 0xff { position += 1 }
            guard position < bytes.count else { return nil }
            position += 1
            if bytes[position - 1] != 0 { return bytes[position - 1] }
        }
        return nil
    }

    /// The next 0xff. By memchr: a scan has megabytes.
    private func nextMark() -> Int? {
        unsafe bytes.withUnsafeBytes { all in
            guard let start = all.baseAddress, position < all.count,
                let found = unsafe memchr(start + position, 0xff, all.count - position)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - start
        }
    }

    private mutating func readSegment(_ marker: UInt8) throws(ImageRefusal) {
        segments += 1
        guard segments <= ImageLimits.segments else { throw .tooComplex }
        guard position + 2 <= bytes.count else { throw .damaged }
        let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
        guard length >= 2, position + length <= bytes.count else { throw .damaged }
        let content = bytes[(position + 2)..<(position + length)]
        position += length
        switch marker {
        case 0xc0, 0xc1, 0xc2: try readFrame(content, isProgressive: marker == 0xc2)
        case 0xc9, 0xca, 0xcc: throw .unsupportedFormat("arithmetic JPEG")
        case 0xc3, 0xc5...0xc7, 0xcb, 0xcd...0xcf: throw .unsupportedFormat("lossless JPEG")
        case 0xda: try countScan()
        case 0xe0: header.isJFIF = header.isJFIF || content.starts(with: Array("JFIF\0".utf8))
        case 0xe1: readEXIF(content)
        case 0xee: readAdobe(content)
        default: break
        }
    }

    private mutating func readFrame(_ content: ArraySlice<UInt8>, isProgressive: Bool) throws(ImageRefusal) {
        let frame = Array(content)
        guard header.components.isEmpty, frame.count >= 6 else { throw .damaged }
        guard frame[0] == 8 else { throw frame[0] == 12 ? .twelveBit : .damaged }
        header.height = Int(frame[1]) << 8 | Int(frame[2])
        header.width = Int(frame[3]) << 8 | Int(frame[4])
        try ImageLimits.check(width: header.width, height: header.height)
        guard [1, 3, 4].contains(frame[5]), frame.count == 6 + 3 * Int(frame[5]) else { throw .damaged }
        header.isProgressive = isProgressive
        for start in stride(from: 6, to: frame.count, by: 3) {
            let component = JPEGHeader.Component(
                identifier: frame[start], horizontal: Int(frame[start + 1] >> 4), vertical: Int(frame[start + 1] & 15))
            guard 1...4 ~= component.horizontal, 1...4 ~= component.vertical else { throw .damaged }
            header.components.append(component)
        }
    }

    private mutating func countScan() throws(ImageRefusal) {
        guard !header.components.isEmpty else { throw .damaged }
        header.scans += 1
        guard header.scans <= ImageLimits.scans, header.coefficientBytes <= ImageLimits.coefficientBytes else {
            throw .tooComplex
        }
    }

    private mutating func readEXIF(_ content: ArraySlice<UInt8>) {
        guard header.orientation == .upright, content.starts(with: Array("Exif\0".utf8)) else { return }
        header.orientation = Orientation(tiff: Array(content.dropFirst(6)))
    }

    private mutating func readAdobe(_ content: ArraySlice<UInt8>) {
        let segment = Array(content)
        guard segment.count >= 12, segment.starts(with: Array("Adobe".utf8)) else { return }
        header.adobeTransform = segment[11]
    }
}
