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
        case .known(let format): throw .unsupportedFormat(format.rawValue)
        }
    }

    private func prepareJPEG() throws(ImageRefusal) -> PreparedImage {
        let header = try JPEGMarkers.read(bytes)
        let stored = PictureSize(width: header.width, height: header.height)
        let picture = try JPEGDecoder(bytes, header, for: stored.fitted(to: profile.longEdge)).decode()
        return try finish(picture, .jpeg, stored, header.orientation)
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
