/// Walks over the chunks of a PNG and refuses what must not reach a decoder.
struct PNGChunks {
    private let bytes: [UInt8]
    private var header: Header?
    private var pixelBytes = 0
    private var orientation: Orientation?

    private struct Header {
        let size: PictureSize
        /// What the pixels are once they are inflated; interlacing adds a little.
        let inflated: Int
    }

    /// Reads the sides of a whole file, and how it is to be held.
    static func read(_ bytes: [UInt8]) throws(ImageRefusal) -> FileHeader {
        var chunks = Self(bytes)
        return try chunks.walk()
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func walk() throws(ImageRefusal) -> FileHeader {
        var position = 8
        for _ in 0..<ImageLimits.segments {
            guard position + 12 <= bytes.count else { throw .damaged }
            let length = number(at: position)
            guard length <= bytes.count - position - 12 else { throw .damaged }
            let name = String(decoding: bytes[(position + 4)..<(position + 8)], as: UTF8.self)
            if let size = try read(name, at: position + 8, length) {
                return FileHeader(size: size, orientation: orientation ?? .upright)
            }
            position += 12 + length
        }
        throw .tooComplex
    }

    /// The sides when the chunk is the last one.
    private mutating func read(_ name: String, at position: Int, _ length: Int) throws(ImageRefusal) -> PictureSize? {
        guard let header else {
            guard name == "IHDR", length == 13 else { throw .damaged }
            header = try readHeader(at: position)
            return nil
        }
        switch name {
        case "acTL": throw .animated
        case "IDAT": pixelBytes += length
        case "eXIf": orientation = orientation ?? Orientation(exif: bytes[position..<(position + length)])
        case "IEND":
            // Deflate makes at most 1,032 bytes of one: less data cannot be the whole picture.
            guard pixelBytes * 1032 >= header.inflated else { throw .damaged }
            return header.size
        default: break
        }
        return nil
    }

    private func readHeader(at position: Int) throws(ImageRefusal) -> Header {
        let (width, height) = (number(at: position), number(at: position + 4))
        guard width <= Int(Int32.max), height <= Int(Int32.max) else { throw .damaged }
        try ImageLimits.check(width: width, height: height, pixels: ImageLimits.pixelsAtFullSize)
        let samples = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4]
        guard let count = samples[Int(bytes[position + 9])] else { throw .damaged }
        let row = 1 + (width * count * Int(bytes[position + 8]) + 7) / 8
        return Header(size: PictureSize(width: width, height: height), inflated: row * height)
    }

    private func number(at position: Int) -> Int {
        bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
