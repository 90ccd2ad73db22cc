extension Corpus {
    /// A scan of no data: start and end of the spectrum so that nothing comes.
    private static func scans(_ count: Int) throws -> [UInt8] {
        var parts = JPEGParts(try Photo.progressive.bytes)
        let scan = JPEGParts.Segment(marker: 0xda, content: [1, 1, 0, 1, 5, 0]).bytes
        parts.rest = Array(parts.rest.dropLast(2)) + (0..<count).flatMap { _ in scan } + [0xff, 0xd9]
        return parts.bytes
    }

    static let bombs: Kinds = [
        "1,000 scans": { try scans(1000) },
        "33 scans": {
            // The photo has scans of its own.
            let own = try Photo.progressive.bytes.indices.dropLast().count { index in
                let bytes = try Photo.progressive.bytes
                return bytes[index] == 0xff && bytes[index + 1] == 0xda
            }
            return try scans(33 - own)
        },
        "progressive JPEG of 48 megapixels": { JPEGParts(try Photo.progressive.bytes).sides(8000, 6000) },
        "two scans of 48 megapixels": {
            var parts = JPEGParts(try jpeg.sides(8000, 6000))
            let scan = JPEGParts.Segment(marker: 0xda, content: [1, 1, 0, 0, 63, 0]).bytes
            parts.rest = Array(parts.rest.dropLast(2)) + scan + parts.rest
            return parts.bytes
        },
        "10,000 segments": {
            try jpeg.with(Array(repeating: JPEGParts.Segment(marker: 0xfe, content: []), count: 10_000))
        },
        "PNG of 10,000 chunks": {
            let text = PNGParts.chunk("tEXt", Array("a\0".utf8))
            let many = (0..<10_000).flatMap { _ in text }
            return PNGParts.file(PNGParts.header(8, 8), many, PNGParts.chunk("IDAT", PNGParts.zeros(72)))
        },
        "PNG with pixels for a hundredth": {
            PNGParts.file(PNGParts.header(5000, 4000), PNGParts.chunk("IDAT", PNGParts.zeros(200_000)))
        },
        "PNG of 20 megapixels of nothing": {
            PNGParts.file(PNGParts.header(5000, 4000), PNGParts.chunk("IDAT", PNGParts.zeros(5001 * 4000)))
        },
        "PNG with a profile that inflates": {
            let profile = PNGParts.chunk("iCCP", Array("bomb\0\0".utf8) + PNGParts.zeros(50_000_000))
            return PNGParts.file(PNGParts.header(8, 8), profile, PNGParts.chunk("IDAT", PNGParts.zeros(72)))
        },
        "PNG with a text that inflates": {
            let text = PNGParts.chunk("zTXt", Array("bomb\0\0".utf8) + PNGParts.zeros(50_000_000))
            return PNGParts.file(PNGParts.header(8, 8), text, PNGParts.chunk("IDAT", PNGParts.zeros(72)))
        },
        "21 MiB": { try Photo.baseline.bytes + Array(repeating: 0, count: 21 << 20) },
    ]

    static let markers: Kinds = [
        "segment of length 0": { try changed(at: 4, to: [0, 0]) },
        "segment beyond the end": { try changed(at: 4, to: [0xff, 0xff]) },
        "two frames": {
            var parts = try jpeg
            let frames = parts.segments.filter { $0.marker == 0xc0 }
            parts.segments.insert(contentsOf: frames, at: 1)
            return parts.bytes
        },
        "scan before the frame": {
            var parts = try jpeg
            parts.segments.reverse()
            return parts.bytes
        },
        "two starts": { [0xff, 0xd8] + (try Photo.baseline.bytes) },
        "no Huffman tables": { try jpeg.without(0xc4) },
        "no quantisation tables": { try jpeg.without(0xdb) },
        "scan of an unknown component": { try changing(0xda) { $0[1] = 9 } },
        "Huffman table that is too full": {
            try changing(0xc4) { $0.replaceSubrange(1..<17, with: Array(repeating: 255, count: 16)) }
        },
        "bits flipped in the scan": {
            var parts = try jpeg
            for index in stride(from: 10, to: parts.rest.count - 2, by: 97) { parts.rest[index] ^= 0x55 }
            return parts.bytes
        },
        "PNG with a wrong checksum": {
            var bytes = try Photo.transparentPNG.bytes
            bytes[bytes.count - 13] ^= 1
            return bytes
        },
        "PNG with a chunk beyond the end": {
            PNGParts.signature + PNGParts.header(8, 8) + [0x7f, 0xff, 0xff, 0xff] + Array("IDAT".utf8) + noise(64)
        },
        "PNG whose header comes second": {
            PNGParts.file(
                PNGParts.chunk("tEXt", Array("a\0b".utf8)), PNGParts.header(8, 8),
                PNGParts.chunk("IDAT", PNGParts.zeros(72)))
        },
        "WebP with noise in its frame": {
            var bytes = try Photo.webp.bytes
            bytes.replaceSubrange(30..<200, with: noise(170))
            return bytes
        },
    ]

    static let metadata: Kinds = [
        "directory beyond the end": exif(JPEGParts.orientation(6, directory: [0xee, 0x6b, 0x28, 0])),
        "directory in itself": exif(JPEGParts.orientation(6, directory: [0, 0, 0, 2])),
        "65,535 entries": exif(JPEGParts.orientation(1, entries: [0xff, 0xff])),
        "orientation 9": exif(JPEGParts.orientation(9)),
        "orientation 0": exif(JPEGParts.orientation(0)),
        "EXIF of three bytes": exif(Array("II*".utf8)),
        "EXIF in no byte order": exif(Array("XX".utf8) + JPEGParts.orientation(6).dropFirst(2)),
        "200 EXIF segments": { try jpeg.with((0..<200).map { JPEGParts.exif(JPEGParts.orientation(UInt8($0 % 9))) }) },
        "comment with a script": {
            try jpeg.with([JPEGParts.Segment(marker: 0xfe, content: Array("<script>alert(1)</script>".utf8))])
        },
    ]

    static let twoInOne: Kinds = [
        "JPEG with a ZIP behind it": { try Photo.baseline.bytes + Array("PK\u{3}\u{4}secret".utf8) },
        "JPEG with a film behind it": { try Photo.baseline.bytes + box("isom")() + noise(1000) },
        "PNG with a JPEG behind it": { try Photo.transparentPNG.bytes + Photo.baseline.bytes },
        "GIF with a JPEG inside": { Array("GIF89a".utf8) + (try Photo.baseline.bytes) },
        "PDF with a JPEG inside": { Array("%PDF-1.4\n".utf8) + (try Photo.baseline.bytes) },
        "JPEG in JPEG": {
            try jpeg.with([JPEGParts.exif(JPEGParts.orientation(1) + Photo.progressive.bytes)])
        },
    ]

    static let colours: Kinds = [
        "CMYK of Adobe": { try Photo.cmyk.bytes },
        "CMYK of nobody": { JPEGParts(try Photo.cmyk.bytes).without(0xee) },
        "red, green and blue": { try Photo.rgb.bytes },
        "grey": { try Photo.grey.bytes },
        "uncommon sampling": { try Photo.uncommon.bytes },
        "rubbish between segments": {
            let bytes = try Photo.baseline.bytes
            return bytes.prefix(20) + noise(32).map { $0 == 0xff ? 0 : $0 } + bytes.dropFirst(20)
        },
    ]

    private static func exif(_ tiff: [UInt8]) -> Making {
        { try jpeg.with([JPEGParts.exif(tiff)]) }
    }

    private static func changed(at position: Int, to bytes: [UInt8]) throws -> [UInt8] {
        var file = try Photo.baseline.bytes
        file.replaceSubrange(position..<(position + bytes.count), with: bytes)
        return file
    }

    private static func changing(_ marker: UInt8, _ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
        var parts = try jpeg
        for index in parts.segments.indices where parts.segments[index].marker == marker {
            change(&parts.segments[index].content)
        }
        return parts.bytes
    }
}
