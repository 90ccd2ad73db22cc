/// The rules for a text with entities, which is what this bot sends instead of Markdown or HTML.
enum MessageText {
    private static let entityTypes: Set<String> = [
        "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline",
        "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
        "custom_emoji",
    ]
    /// Of more than these Telegram keeps the first and says nothing.
    private static let mostEntities = 100
    private static let entityFields: Set<String> = [
        "type", "offset", "length", "url", "user", "language", "custom_emoji_id",
    ]

    /// A message's text: 1–4096 UTF-16 units.
    static func message(_ parameters: Parameters) throws(Refusal) -> (text: String, entities: [JSON]) {
        try refuseMarkup(parameters)
        guard let text = try parameters.text("text"), !text.trimmed.isEmpty else {
            throw .badRequest("message text is empty")
        }
        guard text.utf16.count <= 4096 else { throw .badRequest("message is too long") }
        return (text, try entities(parameters, "entities", of: text))
    }

    /// A caption: at most 1024 UTF-16 units, and it may be absent.
    static func caption(_ parameters: Parameters) throws(Refusal) -> (text: String, entities: [JSON]) {
        try refuseMarkup(parameters)
        let text = try parameters.text("caption") ?? ""
        guard text.utf16.count <= 1024 else { throw .badRequest("message caption is too long") }
        return (text, try entities(parameters, "caption_entities", of: text))
    }

    private static func refuseMarkup(_ parameters: Parameters) throws(Refusal) {
        if try parameters.text("parse_mode") != nil {
            throw .badRequest("can't parse entities: parse_mode is refused here, send entities")
        }
    }

    private static func entities(
        _ parameters: Parameters, _ name: String, of text: String
    ) throws(Refusal) -> [JSON] {
        let entities = try parameters.array(name) ?? []
        let units = Array(text.utf16)
        for (index, entity) in entities.enumerated() {
            if let problem = problem(entity, in: units) {
                throw .badRequest("can't parse entities: \(problem) in the entity \(index)")
            }
        }
        return Array(entities.prefix(mostEntities))
    }

    private static func problem(_ entity: JSON, in units: [UInt16]) -> String? {
        guard let fields = entity.object else { return "no object" }
        guard let type = entity["type"]?.string else { return "no type" }
        guard entityTypes.contains(type) else { return "unknown type \"\(type)\"" }
        if let stranger = fields.keys.first(where: { !entityFields.contains($0) }) {
            return "unknown field \"\(stranger)\""
        }
        guard let offset = entity["offset"]?.integer, let length = entity["length"]?.integer else {
            return "no whole offset and length"
        }
        guard offset >= 0, length > 0, offset <= units.count, length <= Int64(units.count) - offset else {
            return "offset and length outside of the text"
        }
        guard !splitsPair(at: Int(offset), units), !splitsPair(at: Int(offset + length), units) else {
            return "a boundary in the middle of a UTF-16 symbol"
        }
        return problem(ofType: type, entity)
    }

    private static func problem(ofType type: String, _ entity: JSON) -> String? {
        switch type {
        case "text_link": (entity["url"]?.string ?? "").isEmpty ? "no url" : nil
        case "text_mention": entity["user"]?["id"]?.integer == nil ? "no user" : nil
        case "custom_emoji": entity["custom_emoji_id"]?.string == nil ? "no custom_emoji_id" : nil
        default: nil
        }
    }

    private static func splitsPair(at index: Int, _ units: [UInt16]) -> Bool {
        index > 0 && index < units.count && UTF16.isTrailSurrogate(units[index])
            && UTF16.isLeadSurrogate(units[index - 1])
    }
}
