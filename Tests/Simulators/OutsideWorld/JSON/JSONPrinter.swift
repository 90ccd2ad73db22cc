extension JSON {
    /// How characters outside ASCII are written.
    enum Style: Sendable {
        /// As they are.
        case plain
        /// As `\uXXXX`, the way Telegram does it: a Russian message becomes three times as long.
        case ascii
    }

    /// The value in one line, names sorted so that the same value is always the same bytes.
    func printed(_ style: Style = .plain) -> String {
        var text = ""
        print(style, into: &text)
        return text
    }

    private func print(_ style: Style, into text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += String(value)
        case .string(let value): Self.quote(value, style, into: &text)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.print(style, into: &text)
            }
            text += "]"
        case .object(let fields):
            text += "{"
            for (index, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { text += "," }
                Self.quote(field.key, style, into: &text)
                text += ":"
                field.value.print(style, into: &text)
            }
            text += "}"
        }
    }

    private static func quote(_ value: String, _ style: Style, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                if scalar.value < 0x20 || (style == .ascii && scalar.value > 0x7E) {
                    for unit in UTF16.encode(scalar) ?? .init() { text += escaped(unit) }
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }

    private static func escaped(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
