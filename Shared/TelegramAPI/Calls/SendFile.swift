public import Domain
internal import FoundationEssentials
public import HTTPClient

/// A file to be sent: at most 50 MB, as a picture at most 10.
public struct SendFile: Sendable {
    /// How it is shown.
    public enum Kind: String, Sendable {
        /// As it is, to be saved.
        case document
        /// A picture in the chat, which Telegram makes smaller.
        case photo
    }

    public var chat: ChatID
    /// The topic; nil outside of topics and for the general one.
    public var thread: ThreadID?
    public var kind: Kind
    /// What the reader's device calls it.
    public var name: String
    /// Its media type, such as `text/csv`.
    public var type: String
    /// At most 1024 UTF-16 units; longer ones are cut.
    public var caption: RichText
    public var bytes: ByteSource
    /// The message that it answers. When that is gone by now, the file is sent all the same.
    public var replyTo: MessageID?
    /// Whether the reader's device makes no sound.
    public var silent: Bool

    public init(
        chat: ChatID, thread: ThreadID?, kind: Kind, name: String, type: String, caption: RichText, bytes: ByteSource,
        replyTo: MessageID?, silent: Bool
    ) {
        self.chat = chat
        self.thread = thread
        self.kind = kind
        self.name = name
        self.type = type
        self.caption = caption
        self.bytes = bytes
        self.replyTo = replyTo
        self.silent = silent
    }
}

extension SendFile.Kind {
    var method: String {
        switch self {
        case .document: "sendDocument"
        case .photo: "sendPhoto"
        }
    }
}

extension SendFile {
    private static let longestCaption = 1024

    /// The fields of the form, the file last.
    var parts: [Part] {
        get throws(TelegramError) {
            var parts = [Part(name: "chat_id", content: .bytes(Array(chat.description.utf8)))]
            if let thread {
                parts.append(Part(name: "message_thread_id", content: .bytes(Array(thread.description.utf8))))
            }
            if let replyTo { parts.append(try json("reply_parameters", ReplyParameters(replyTo))) }
            if silent { parts.append(Part(name: "disable_notification", content: .bytes(Array("true".utf8)))) }
            if !caption.isEmpty {
                parts.append(
                    Part(name: "caption", content: .bytes(Array(caption.text.fitting(Self.longestCaption).utf8))))
                let entities = caption.entities.compactMap { $0.cut(to: 0..<Self.longestCaption - 1) }
                if !entities.isEmpty { parts.append(try json("caption_entities", entities)) }
            }
            parts.append(Part(name: kind.rawValue, filename: name, contentType: type, content: .stream(bytes)))
            return parts
        }
    }

    private func json(_ name: String, _ value: some Encodable) throws(TelegramError) -> Part {
        do {
            return Part(name: name, content: .bytes(Array(try JSONEncoder().encode(value))))
        } catch {
            throw .noAnswer(NoAnswer(method: kind.method, cause: .impossible, mayHaveRun: false))
        }
    }
}
