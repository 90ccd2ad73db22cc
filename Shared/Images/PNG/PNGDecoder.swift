internal import CPNG

/// Decodes a PNG whose chunks were read. What is transparent becomes white.
enum PNGDecoder {
    static func decode(_ bytes: [UInt8], _ size: PictureSize) throws(ImageRefusal) -> Pixels {
        var pixels = Pixels(size)
        let status = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe pixels.bytes.withUnsafeMutableBufferPointer { target in
                unsafe fb_png_decode(
                    source.baseAddress, source.count, UInt32(size.width), UInt32(size.height), target.baseAddress)
            }
        }
        guard status == 1 else { throw .damaged }
        return pixels
    }
}
