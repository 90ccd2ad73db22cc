/// Text with formatting in Telegram's own terms: plain characters beside spans that are counted in UTF-16 units.
///
/// It is built from plain strings, which are never parsed: an asterisk or an angle bracket that a person wrote stays
/// what it is, and nothing needs escaping.
///
///     RichText("Итого: ") + RichText(total).bold
public struct RichText: Hashable, Sendable {
    public private(set) var text: String
    /// In reading order and within Telegram's rules for nesting.
    public private(set) var entities: [MessageEntity]
    /// UTF-16 units of `text`. Kept, because counting them at every `+` would make a long concatenation quadratic.
    public private(set) var length: Int

    /// Text without formatting.
    public init(_ plain: String) {
        text = plain
        entities = []
        length = plain.utf16.count
    }

    init(_ text: String, entities: [MessageEntity]) {
        self.text = text
        length = text.utf16.count
        self.entities = entities.tidied(within: length)
    }

    public var isEmpty: Bool { text.isEmpty }

    public static func + (one: RichText, other: RichText) -> RichText {
        var sum = one
        sum += other
        return sum
    }

    public static func += (one: inout RichText, other: RichText) {
        one.entities += other.entities.map { MessageEntity($0.kind, offset: one.length + $0.offset, length: $0.length) }
        one.text += other.text
        one.length += other.length
    }

    public var bold: RichText { marked(.bold) }
    public var italic: RichText { marked(.italic) }
    public var underline: RichText { marked(.underline) }
    public var strikethrough: RichText { marked(.strikethrough) }
    public var spoiler: RichText { marked(.spoiler) }
    /// Monospaced within a line. Formatting inside is dropped, as Telegram allows none there.
    public var code: RichText { marked(.code) }
    public var blockquote: RichText { marked(.blockquote) }

    /// A monospaced block. Formatting inside is dropped, as Telegram allows none there.
    public func pre(language: String?) -> RichText { marked(.pre(language: language)) }

    /// A link whose address the reader does not see: only for addresses that we chose.
    public func link(to url: String) -> RichText { marked(.textLink(url: url)) }

    private func marked(_ kind: MessageEntity.Kind) -> RichText {
        RichText(text, entities: [MessageEntity(kind, offset: 0, length: length)] + entities)
    }
}

extension RichText: Codable {
    private enum Key: String, CodingKey {
        case text, entities
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        self.init(
            try fields.decode(String.self, forKey: .text),
            entities: try fields.decodeIfPresent([MessageEntity].self, forKey: .entities) ?? [])
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(text, forKey: .text)
        if !entities.isEmpty { try fields.encode(entities, forKey: .entities) }
    }
}
