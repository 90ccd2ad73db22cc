internal import CHeif

/// libheif, for the main picture of a file. The process ends with the picture, so nothing is freed.
struct Decoder {
    /// Three bytes each: with what the decoder needs itself this fits into the memory that there is.
    private static let pixels = 24_500_000
    private static let side = 12_000

    /// Writes the answer for `bytes`, and behind it the pixels where there are any.
    static func run(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { source in
            guard let handle = unsafe primaryPicture(of: source) else {
                return Conversation.write(Answer.damaged.header)
            }
            let (width, height) = unsafe (
                Int(heif_image_handle_get_width(handle)), Int(heif_image_handle_get_height(handle))
            )
            guard width <= side, height <= side, width * height <= pixels else {
                return Conversation.write(Answer.tooLarge(width: width, height: height).header)
            }
            guard let image = unsafe decode(handle) else { return Conversation.write(Answer.damaged.header) }
            unsafe write(image)
        }
    }

    private static func primaryPicture(of source: UnsafeRawBufferPointer) -> OpaquePointer? {
        guard let context = unsafe heif_context_alloc() else { return nil }
        // No threads of its own: they would each want memory.
        unsafe heif_context_set_max_decoding_threads(context, 0)
        unsafe heif_context_set_maximum_image_size_limit(context, Int32(side))
        var handle: OpaquePointer?
        let read = unsafe heif_context_read_from_memory_without_copy(context, source.baseAddress, source.count, nil)
        guard unsafe read.code == heif_error_Ok,
            unsafe heif_context_get_primary_image_handle(context, &handle).code == heif_error_Ok
        else { return nil }
        return unsafe handle
    }

    /// Red, green and blue, turned upright as the file says.
    private static func decode(_ handle: OpaquePointer) -> OpaquePointer? {
        var image: OpaquePointer?
        let error = unsafe heif_decode_image(
            handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nil)
        return unsafe error.code == heif_error_Ok ? image : nil
    }

    private static func write(_ image: OpaquePointer) {
        var stride: Int32 = 0
        let width = unsafe Int(heif_image_get_width(image, heif_channel_interleaved))
        let height = unsafe Int(heif_image_get_height(image, heif_channel_interleaved))
        guard width > 0, height > 0,
            let rows = unsafe heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride)
        else { return Conversation.write(Answer.damaged.header) }
        Conversation.write(Answer.picture(width: width, height: height).header)
        for row in 0..<height {
            unsafe Conversation.write(UnsafeRawBufferPointer(start: rows + row * Int(stride), count: width * 3))
        }
    }
}
