internal import CTurboJPEG

/// Decodes a JPEG whose markers were read, at the smallest scale that still has all the pixels of the target.
struct JPEGDecoder {
    private let header: JPEGHeader
    private let bytes: [UInt8]
    /// The sides after decoding.
    private let size: PictureSize

    init(_ bytes: [UInt8], _ header: JPEGHeader, for target: PictureSize) {
        self.header = header
        self.bytes = bytes
        size = Self.scaled(header, for: target)
    }

    func decode() throws(ImageRefusal) -> Picture {
        let handle = try JPEGHandle(toDecode: true)
        switch header.colours {
        case .grey: return try decodePlanes(handle, .grey)
        case .yCbCr:
            if let sampling = Sampling(header.components) { return try decodePlanes(handle, sampling) }
            return try decodeRGB(handle)
        case .rgb: return try decodeRGB(handle)
        case .cmyk(let isInverted): return try decodeInk(handle, isInverted: isInverted)
        }
    }

    /// Eighths that the decoder does quickly and well: three of eight would be fewer samples, but costs no less and looks worse.
    /// It rounds sides up.
    private static func scaled(_ header: JPEGHeader, for target: PictureSize) -> PictureSize {
        let candidates = [1, 2, 4, 8].map { eighths in
            PictureSize(width: (header.width * eighths + 7) / 8, height: (header.height * eighths + 7) / 8)
        }
        let enough = candidates.first { $0.longEdge >= target.longEdge }
        return enough ?? PictureSize(width: header.width, height: header.height)
    }

    private func decodePlanes(_ handle: borrowing JPEGHandle, _ sampling: Sampling) throws(ImageRefusal) -> Picture {
        try check(handle, sampling)
        let luma = sampling.plane(0, of: size)
        guard sampling != .grey else {
            try unsafe decode(handle, into: [luma.start], widths: [luma.width])
            return Picture(width: size.width, height: size.height, luma: luma, chroma: nil)
        }
        let blue = sampling.plane(1, of: size)
        let red = sampling.plane(2, of: size)
        try unsafe decode(
            handle, into: [luma.start, blue.start, red.start], widths: [luma.width, blue.width, red.width])
        return Picture(
            width: size.width, height: size.height, luma: luma, chroma: Picture.Chroma(blue: blue, red: red))
    }

    /// The planes are as large as our reading of the header says, and the decoder writes by its own: they must agree.
    private func check(_ handle: borrowing JPEGHandle, _ sampling: Sampling) throws(ImageRefusal) {
        var (width, height, subsampling, colours) = (Int32(0), Int32(0), Int32(0), Int32(0))
        let status = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe tjDecompressHeader3(
                handle.raw, source.baseAddress, UInt(header.end), &width, &height, &subsampling, &colours)
        }
        try accept(handle.outcome(of: status))
        guard Int(width) == header.width, Int(height) == header.height, subsampling == sampling.code else {
            throw .damaged
        }
    }

    private func decode(
        _ handle: borrowing JPEGHandle, into planes: [UnsafeMutablePointer<UInt8>], widths: [Int]
    ) throws(ImageRefusal) {
        var targets = unsafe planes.map(Optional.some)
        var strides = widths.map(Int32.init)
        let status = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe tjDecompressToYUVPlanes(
                handle.raw, source.baseAddress, UInt(header.end), &targets, Int32(size.width), &strides,
                Int32(size.height), TJFLAG_LIMITSCANS)
        }
        try accept(handle.outcome(of: status))
    }

    private func decodeRGB(_ handle: borrowing JPEGHandle) throws(ImageRefusal) -> Picture {
        var pixels = Pixels(size)
        try decode(handle, into: &pixels, Int32(TJPF_RGB.rawValue), bytesPerPixel: 3)
        return try pixels.picture()
    }

    private func decodeInk(_ handle: borrowing JPEGHandle, isInverted: Bool) throws(ImageRefusal) -> Picture {
        var pixels = Pixels(size, bytesPerPixel: 4)
        try decode(handle, into: &pixels, Int32(TJPF_CMYK.rawValue), bytesPerPixel: 4)
        pixels.convertInk(isInverted: isInverted)
        return try pixels.picture()
    }

    private func decode(
        _ handle: borrowing JPEGHandle, into pixels: inout Pixels, _ format: Int32, bytesPerPixel: Int
    ) throws(ImageRefusal) {
        let status = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe pixels.bytes.withUnsafeMutableBufferPointer { target in
                unsafe tjDecompress2(
                    handle.raw, source.baseAddress, UInt(header.end), target.baseAddress, Int32(size.width),
                    Int32(size.width * bytesPerPixel), Int32(size.height), format, TJFLAG_LIMITSCANS)
            }
        }
        try accept(handle.outcome(of: status))
    }

    /// A decoder that fills up what is missing only warns. What cameras are known to write wrongly does no harm.
    private func accept(_ outcome: JPEGHandle.Outcome) throws(ImageRefusal) {
        switch outcome {
        case .fine: return
        case .warned(let text) where text.contains("extraneous bytes before marker"): return
        case .warned, .failed: throw .damaged
        }
    }
}
