internal import CWebP

/// Decodes a WebP of one picture. What is transparent becomes white.
enum WebPDecoder {
    /// The sides of a whole file, within the limits.
    static func size(of bytes: [UInt8]) throws(ImageRefusal) -> PictureSize {
        guard bytes.count >= 12 else { throw .damaged }
        let length = bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= bytes.count - 8 else { throw .damaged }
        var (width, height) = (Int32(0), Int32(0))
        let pictures = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe fb_webp_sides(source.baseAddress, source.count, &width, &height)
        }
        guard pictures > 0 else { throw .damaged }
        try ImageLimits.check(width: Int(width), height: Int(height), pixels: ImageLimits.pixelsAtFullSize)
        guard pictures == 1 else { throw .animated }
        return PictureSize(width: Int(width), height: Int(height))
    }

    /// The picture at twice `target`'s size at most: what is left is enough for a good filter.
    static func decode(
        _ bytes: [UInt8], _ size: PictureSize, for target: PictureSize
    ) throws(ImageRefusal) -> Pixels {
        var pixels = Pixels(size.fitted(to: target.longEdge * 2), bytesPerPixel: 4)
        let (width, height) = (Int32(pixels.size.width), Int32(pixels.size.height))
        let status = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe pixels.bytes.withUnsafeMutableBufferPointer { target in
                unsafe fb_webp_decode(source.baseAddress, source.count, width, height, target.baseAddress)
            }
        }
        guard status == 1 else { throw .damaged }
        pixels.layOnWhite()
        return pixels
    }
}
