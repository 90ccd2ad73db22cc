/// What is done with one picture, in the order in which it is done.
struct PreparationSteps: Sendable {
    let bytes: [UInt8]
    let profile: ImageProfile
    let heic: HEICDecoding

    func run() throws(ImageRefusal) -> PreparedImage {
        guard bytes.count <= ImageLimits.bytes else { throw .tooManyBytes(limit: ImageLimits.bytes) }
        switch ImageKind(bytes) {
        case nil: throw .notAnImage
        case .other(let name): throw .unsupportedFormat(name)
        case .known(.jpeg): return try prepareJPEG()
        case .known(.png): return try preparePNG()
        case .known(.webp): return try prepareWebP()
        case .known(.heic): return try prepareHEIC()
        }
    }

    private func prepareJPEG() throws(ImageRefusal) -> PreparedImage {
        let header = try JPEGMarkers.read(bytes)
        let stored = PictureSize(width: header.width, height: header.height)
        let picture = try JPEGDecoder(bytes, header, for: stored.fitted(to: profile.longEdge)).decode()
        return try finish(picture, .jpeg, stored, header.orientation)
    }

    private func preparePNG() throws(ImageRefusal) -> PreparedImage {
        let header = try PNGChunks.read(bytes)
        return try finish(
            PNGDecoder.decode(bytes, header.size).picture(), .png, header.size, header.orientation)
    }

    private func prepareWebP() throws(ImageRefusal) -> PreparedImage {
        let size = try WebPDecoder.size(of: bytes)
        let pixels = try WebPDecoder.decode(bytes, size, for: size.fitted(to: profile.longEdge))
        return try finish(pixels.picture(), .webp, size, WebPChunks.orientation(in: bytes))
    }

    /// The program has turned it upright already.
    private func prepareHEIC() throws(ImageRefusal) -> PreparedImage {
        guard case .program(let program) = heic else { throw .heicOff }
        let pixels = try HEICProcess.decode(bytes, by: program, within: ImageLimits.heicTime)
        let size = pixels.size
        return try finish(pixels.picture(), .heic, size, .upright)
    }

    private func finish(
        _ picture: borrowing Picture, _ format: ImageFormat, _ stored: PictureSize, _ orientation: Orientation
    ) throws(ImageRefusal) -> PreparedImage {
        let seen = stored.turned(by: orientation)
        let size = seen.fitted(to: profile.longEdge)
        let jpeg = try JPEGEncoder.encode(picture.prepared(size, from: orientation))
        return PreparedImage(
            jpeg: jpeg, width: size.width, height: size.height,
            original: ImageInfo(format: format, width: seen.width, height: seen.height, byteCount: bytes.count))
    }
}
