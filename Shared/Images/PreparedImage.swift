/// A picture that is fit for being sent to a vision model.
///
/// It is encoded anew, upright and in usual colours; nothing that stood beside the pixels (place, camera, comments, profiles)
/// is in it.
public struct PreparedImage: Equatable, Sendable {
    public let jpeg: [UInt8]
    public let width: Int
    public let height: Int
    /// What came in.
    public let original: ImageInfo

    public init(jpeg: [UInt8], width: Int, height: Int, original: ImageInfo) {
        self.jpeg = jpeg
        self.width = width
        self.height = height
        self.original = original
    }
}

/// What a picture was before it was prepared.
public struct ImageInfo: Equatable, Sendable {
    public let format: ImageFormat
    /// Sides in pixels as a viewer shows them, with the orientation of the file obeyed.
    public let width: Int
    public let height: Int
    public let byteCount: Int

    public init(format: ImageFormat, width: Int, height: Int, byteCount: Int) {
        self.format = format
        self.width = width
        self.height = height
        self.byteCount = byteCount
    }
}
