internal import CSimdJSON
import Domain
import Threading

/// Reads an update's envelope with simdjson, which validates the whole text on the way: about a microsecond.
final class UpdateParser: Sendable {
    /// Telegram nests a dozen levels.
    private static let maximumDepth = 64

    /// A parser and its buffers; one caller at a time has it.
    // Sendable: `idle` hands each to one caller.
    @safe
    private final class Engine: @unchecked Sendable {
        private let parser: UnsafeMutableRawPointer

        init() {
            guard let parser = unsafe fb_parser_new(UpdateParser.maximumDepth) else {
                preconditionFailure("out of memory")
            }
            unsafe self.parser = unsafe parser
        }

        deinit { unsafe fb_parser_free(parser) }

        func parse(_ body: [UInt8]) -> UpdateEnvelope? {
            var update = unsafe fb_update()
            let status = unsafe body.withUnsafeBufferPointer { bytes in
                unsafe fb_parse_update(parser, bytes.baseAddress, bytes.count, &update)
            }
            guard status == 0, unsafe update.has_update_id, unsafe update.update_id >= 0 else { return nil }
            return unsafe UpdateEnvelope(update)
        }
    }

    private let idle = Locked<[Engine]>([])

    /// The envelope, or nil when the text is not one JSON object with an update id, is cut off, or nests too deep.
    func parse(_ body: [UInt8]) -> UpdateEnvelope? {
        let engine = idle.withLock { $0.popLast() } ?? Engine()
        defer { idle.withLock { $0.append(engine) } }
        return engine.parse(body)
    }
}

extension UpdateEnvelope {
    /// Copies what the parser points at.
    fileprivate init(_ update: fb_update) {
        id = unsafe UpdateID(update.update_id)
        kind =
            switch unsafe update.kind {
            case FB_UPDATE_MESSAGE: .message
            case FB_UPDATE_EDITED_MESSAGE: .editedMessage
            case FB_UPDATE_CALLBACK_QUERY: .callbackQuery
            case FB_UPDATE_MY_CHAT_MEMBER: .myChatMember
            case FB_UPDATE_CHAT_MEMBER: .chatMember
            default: .unknown
            }
        date = unsafe update.date
        chat = unsafe update.has_chat ? ChatID(update.chat_id) : nil
        thread = unsafe update.thread_id > 1 ? ThreadID(update.thread_id) : nil
        message = unsafe update.message_id != 0 ? MessageID(update.message_id) : nil
        sender = unsafe update.user_id != 0 ? UserID(update.user_id) : nil
        senderIsBot = unsafe update.user_is_bot
        hasSenderChat = unsafe update.has_sender_chat
        hasPhoto = unsafe update.has_photo
        hasImageDocument = unsafe PictureFile.isLikely(
            mimeType: string(update.document_type), name: string(update.document_name))
        migrates = unsafe update.migrates
        album = unsafe string(update.album)
        text = unsafe string(update.text)
        language = unsafe string(update.language)
        if let id = unsafe string(update.callback_id) {
            callback = unsafe Callback(id: id, data: string(update.callback_data) ?? "")
        }
    }
}

private func string(_ text: fb_text) -> String? {
    guard let bytes = unsafe text.bytes else { return nil }
    return unsafe String(
        decoding: UnsafeRawBufferPointer(start: bytes, count: text.count), as: UTF8.self)
}
