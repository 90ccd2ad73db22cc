internal import CTurboJPEG

/// Pixels with their colours side by side, as most decoders give them.
struct Pixels {
    let size: PictureSize
    var bytes: [UInt8]

    init(size: PictureSize, bytes: [UInt8]) {
        self.size = size
        self.bytes = bytes
    }

    /// Room for a decoder to fill.
    init(_ size: PictureSize, bytesPerPixel: Int = 3) {
        self.size = size
        bytes = Array(repeating: 0, count: size.width * size.height * bytesPerPixel)
    }

    /// Red, green and blue in planes.
    consuming func picture() throws(ImageRefusal) -> Picture {
        let handle = try JPEGHandle(toDecode: false)
        let luma = Sampling.half.plane(0, of: size)
        let blue = Sampling.half.plane(1, of: size)
        let red = Sampling.half.plane(2, of: size)
        var planes: [UnsafeMutablePointer<UInt8>?] = unsafe [luma.start, blue.start, red.start]
        var strides = [Int32(luma.width), Int32(blue.width), Int32(red.width)]
        let (width, height) = (Int32(size.width), Int32(size.height))
        let status = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe tjEncodeYUVPlanes(
                handle.raw, source.baseAddress, width, width * 3, height, Int32(TJPF_RGB.rawValue), &planes, &strides,
                Sampling.half.code, 0)
        }
        guard status == 0 else { throw .unavailable }
        return Picture(
            width: size.width, height: size.height, luma: luma, chroma: Picture.Chroma(blue: blue, red: red))
    }

    /// Makes red, green and blue of four inks, in place.
    mutating func convertInk(isInverted: Bool) {
        let flip: UInt8 = isInverted ? 0 : 255
        for pixel in 0..<(size.width * size.height) {
            let black = Int(bytes[pixel * 4 + 3] ^ flip)
            for colour in 0..<3 {
                bytes[pixel * 3 + colour] = UInt8((Int(bytes[pixel * 4 + colour] ^ flip) * black + 127) / 255)
            }
        }
    }

    /// Makes three bytes of four where the colours are multiplied by their opacity: what is missing shines through, white.
    mutating func layOnWhite() {
        for pixel in 0..<(size.width * size.height) {
            let white = 255 - bytes[pixel * 4 + 3]
            for colour in 0..<3 {
                let (sum, isMore) = bytes[pixel * 4 + colour].addingReportingOverflow(white)
                bytes[pixel * 3 + colour] = isMore ? 255 : sum
            }
        }
    }
}
