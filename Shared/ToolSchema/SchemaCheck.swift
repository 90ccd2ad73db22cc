extension Schema {
    /// Everything that is wrong with a value, from the outside in; empty for one that follows the schema.
    public func problems(of value: JSONValue) -> [Problem] {
        switch (self, value) {
        case (.optional, .null): return []
        case (.optional(let schema), _):
            return schema.problems(of: value).map { $0 == schema.unexpected ? unexpected : $0 }
        case (.text(let length), .text(let text))
        where length.contains(text.trimmed.unicodeScalars.count): return []
        case (.choice(let choices), .text(let text)) where choices.contains(text): return []
        case (.bool, .bool): return []
        case (.integer(let range), .integer(let number)) where range.contains(number): return []
        case (.number(let range, let decimals), .integer(let number)):
            return problems(of: Double(number), range, decimals)
        case (.number(let range, let decimals), .number(let number)):
            return problems(of: number, range, decimals)
        case (.list(let element, let count), .list(let values)) where count.contains(values.count):
            return values.enumerated().flatMap { index, value in
                element.problems(of: value).map { $0.inside("[\(index)]") }
            }
        case (.object(let properties), .object(let fields)): return problems(of: fields, properties)
        default: return [unexpected]
        }
    }

    private func problems(of number: Double, _ range: ClosedRange<Double>, _ decimals: Int)
        -> [Problem]
    {
        range.contains(number) && number.hasAtMost(decimals: decimals) ? [] : [unexpected]
    }

    private func problems(of fields: [JSONValue.Field], _ properties: [Property]) -> [Problem] {
        let names = Set(properties.map(\.name))
        let isClosed = fields.allSatisfy { names.contains($0.name) }
        let inside = properties.flatMap { property in
            let value = fields.first { $0.name == property.name }?.value ?? .null
            return property.schema.problems(of: value).map { $0.inside(property.name) }
        }
        return (isClosed ? [] : [unexpected]) + inside
    }

    private var unexpected: Problem { Problem("", "expected \(expected)") }

    private var expected: String {
        switch self {
        case .text(let length): "a text of \(length.lowerBound) to \(length.upperBound) characters"
        case .choice(let choices): "one of " + choices.joined(separator: ", ")
        case .bool: "true or false"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range, let decimals):
            "a number from \(range.lowerBound.short) to \(range.upperBound.short) "
                + "with at most \(decimals) decimal\(decimals == 1 ? "" : "s")"
        case .list(_, let count): "a list of \(count.lowerBound) to \(count.upperBound)"
        case .object(let properties):
            "an object with nothing but " + properties.map(\.name).joined(separator: ", ")
        case .optional(let schema): schema.expected + ", or null"
        }
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

extension Double {
    /// `0.1`, `5000`
    var short: String { Int(exactly: self).map { String($0) } ?? String(self) }

    /// A decimal fraction is seldom a binary one: what is near enough to it was meant.
    fileprivate func hasAtMost(decimals: Int) -> Bool {
        let scaled = (0..<decimals).reduce(self) { scaled, _ in scaled * 10 }
        return abs(scaled - scaled.rounded()) <= abs(scaled) * 4 * .ulpOfOne
    }
}
