/// One span of formatting in a message, in Telegram's wire shape.
public struct MessageEntity: Hashable, Sendable {
    /// What a span is. Kinds that we neither write nor read are kept by name.
    public enum Kind: Hashable, Sendable {
        case bold, italic, underline, strikethrough, spoiler
        case code
        case pre(language: String?)
        case textLink(url: String)
        case blockquote, expandableBlockquote
        case botCommand, mention
        case other(String)
    }

    public let kind: Kind
    /// First UTF-16 unit of the span.
    public let offset: Int
    /// UTF-16 units in the span.
    public let length: Int

    public init(_ kind: Kind, offset: Int, length: Int) {
        self.kind = kind
        self.offset = offset
        self.length = length
    }

    /// The part of the span inside `bounds`, counted from their start; nil when nothing of it is there.
    func cut(to bounds: Range<Int>) -> MessageEntity? {
        guard offset >= 0, length > 0, offset < bounds.upperBound else { return nil }
        // Compared by subtraction: a foreign length near Int.max must not overflow.
        let end = length > bounds.upperBound - offset ? bounds.upperBound : offset + length
        let start = max(offset, bounds.lowerBound)
        return start < end ? MessageEntity(kind, offset: start - bounds.lowerBound, length: end - start) : nil
    }
}

extension MessageEntity: Codable {
    private enum Key: String, CodingKey {
        case type, offset, length, language, url
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        offset = try fields.decode(Int.self, forKey: .offset)
        length = try fields.decode(Int.self, forKey: .length)
        let type = try fields.decode(String.self, forKey: .type)
        kind =
            switch type {
            case "pre": .pre(language: try fields.decodeIfPresent(String.self, forKey: .language))
            case "text_link": .textLink(url: try fields.decode(String.self, forKey: .url))
            default: Kind.plain[type] ?? .other(type)
            }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(kind.type, forKey: .type)
        try fields.encode(offset, forKey: .offset)
        try fields.encode(length, forKey: .length)
        switch kind {
        case .pre(let language): try fields.encodeIfPresent(language, forKey: .language)
        case .textLink(let url): try fields.encode(url, forKey: .url)
        default: break
        }
    }
}

extension MessageEntity.Kind {
    fileprivate static let plain: [String: Self] = {
        let kinds: [Self] = [
            .bold, .italic, .underline, .strikethrough, .spoiler, .code, .blockquote, .expandableBlockquote,
            .botCommand, .mention,
        ]
        return Dictionary(uniqueKeysWithValues: kinds.map { ($0.type, $0) })
    }()

    /// The name on the wire.
    var type: String {
        switch self {
        case .bold: "bold"
        case .italic: "italic"
        case .underline: "underline"
        case .strikethrough: "strikethrough"
        case .spoiler: "spoiler"
        case .code: "code"
        case .pre: "pre"
        case .textLink: "text_link"
        case .blockquote: "blockquote"
        case .expandableBlockquote: "expandable_blockquote"
        case .botCommand: "bot_command"
        case .mention: "mention"
        case .other(let name): name
        }
    }
}
