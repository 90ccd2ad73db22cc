internal import CTurboJPEG

/// Writes a picture as a baseline JPEG with nothing in it but the picture.
enum JPEGEncoder {
    /// Above this a vision model sees no more, and below it letters begin to blur.
    static let quality: Int32 = 80

    static func encode(_ picture: borrowing Picture) throws(ImageRefusal) -> [UInt8] {
        switch picture.chroma {
        case nil: return try unsafe encode([picture.luma.start], widths: [picture.luma.width], picture, .grey)
        case .some(let chroma):
            let planes = unsafe [picture.luma.start, chroma.blue.start, chroma.red.start]
            return try unsafe encode(
                planes, widths: [picture.luma.width, chroma.blue.width, chroma.red.width], picture, .half)
        }
    }

    private static func encode(
        _ planes: [UnsafeMutablePointer<UInt8>], widths: [Int], _ picture: borrowing Picture, _ sampling: Sampling
    ) throws(ImageRefusal) -> [UInt8] {
        let handle = try JPEGHandle(toDecode: false)
        var sources = unsafe planes.map { unsafe Optional(UnsafePointer($0)) }
        var strides = widths.map(Int32.init)
        var result: UnsafeMutablePointer<UInt8>?
        var count: UInt = 0
        defer { unsafe tjFree(result) }
        let status = unsafe tjCompressFromYUVPlanes(
            handle.raw, &sources, Int32(picture.width), &strides, Int32(picture.height), sampling.code, &result, &count,
            quality, 0)
        guard status == 0, let result = unsafe result else { throw .unavailable }
        return unsafe Array(UnsafeBufferPointer(start: result, count: Int(count)))
    }
}
