/// What is refused before anything is decoded. The same for everybody: they bound memory and time of a thread.
enum ImageLimits {
    /// What a bot may download from Telegram.
    static let bytes = 20 * 1024 * 1024
    static let side = 12_000
    static let pixels = 60_000_000
    /// For formats whose pixels are decoded before they are made fewer: three bytes each.
    static let pixelsAtFullSize = 24_500_000
    /// A progressive JPEG keeps all its coefficients, two bytes each, until the last scan is read.
    static let coefficientBytes = 96 * 1024 * 1024
    /// Cameras and programs write about ten; each one goes over the whole picture.
    static let scans = 32
    /// Segments of a JPEG, chunks of a PNG or a WebP.
    static let segments = 4096

    /// What the slowest HEIC within the limits takes, a few times over.
    static let heicTime = Duration.seconds(20)

    static func check(width: Int, height: Int, pixels limit: Int = pixels) throws(ImageRefusal) {
        guard width > 0, height > 0 else { throw .damaged }
        guard width <= side, height <= side, width * height <= limit else {
            throw .tooLarge(width: width, height: height)
        }
    }
}
