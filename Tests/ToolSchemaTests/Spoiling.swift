import ToolSchema

/// A value with exactly one thing wrong in it, and where.
struct Spoiled {
    let value: JSONValue
    let path: String

    fileprivate func inside(_ outer: String, _ wrap: (JSONValue) -> JSONValue) -> Spoiled {
        let inner = path.isEmpty || path.hasPrefix("[") ? path : ".\(path)"
        return Spoiled(value: wrap(value), path: outer + inner)
    }
}

extension Schema {
    /// Every way to spoil a good value in one place.
    func spoiled(_ value: JSONValue) -> [Spoiled] {
        otherTypes.map { Spoiled(value: $0, path: "") }
            + spoiledHere(value).map { Spoiled(value: $0, path: "") }
            + spoiledInside(value)
    }

    /// Values of other types: one for each.
    private var otherTypes: [JSONValue] {
        switch self {
        case .optional(let schema): schema.otherTypes.filter { $0 != .null }
        case .text: [.null, true, 7, 7.5, [], [:]]
        // A text and a list of choices are spoiled below.
        case .choice: [.null, false, 0, 0.5, ["choice0"], [:]]
        case .bool: [.null, "true", 1, 0, 0.5, [true], [:]]
        case .integer: [.null, true, "1", 1.5, [1], [:]]
        case .number: [.null, false, "1.5", "", [1.5], ["value": 1]]
        case .list(let element, _): [.null, true, 1, 1.5, "[]", [:], ["items": element.json]]
        case .object: [.null, true, 1, 1.5, "{}", []]
        }
    }

    /// Values of the right type that are out of bounds.
    private func spoiledHere(_ value: JSONValue) -> [JSONValue] {
        switch (self, value) {
        case (.text(let length), _):
            [
                .text(String(repeating: "я", count: length.lowerBound - 1)), "", " \n\t ",
                .text(String(repeating: "я", count: length.upperBound + 1)),
            ]
        case (.choice(let choices), _):
            [
                "", "choice", .text(choices[0] + " "), .text(choices[0].uppercased()),
                .text("choice\(choices.count)"),
            ]
        case (.integer(let range), _):
            [
                .integer(range.lowerBound - 1), .integer(range.upperBound + 1), .integer(.max),
                .integer(.min),
            ]
        case (.number(let range, let decimals), _):
            [
                .number(range.lowerBound - 0.1), .number(range.upperBound + 0.1),
                .integer(Int(range.upperBound) + 1),
                .number(range.lowerBound + (0...decimals).reduce(1) { step, _ in step / 10 }),
                .number(.infinity),
            ]
        case (.list(_, let count), .list(let elements)):
            [
                .list(Array(elements.prefix(count.lowerBound - 1))),
                .list(
                    elements + Array(repeating: elements[0], count: count.upperBound + 1 - elements.count)),
            ]
        case (.object, .object(let fields)):
            [.object(fields + [.init("stranger", .null)]), .object([.init("P0", 1)] + fields)]
        default: []
        }
    }

    /// The values in which one part is spoiled, or left out where it is needed.
    private func spoiledInside(_ value: JSONValue) -> [Spoiled] {
        switch (self, value) {
        case (.optional(let schema), let value) where value != .null:
            return schema.spoiledHere(value).map { Spoiled(value: $0, path: "") }
                + schema.spoiledInside(value)
        case (.list(let element, _), .list(let elements)):
            return elements.indices.flatMap { index in
                element.spoiled(elements[index]).map { spoiled in
                    spoiled.inside("[\(index)]") { part in
                        var elements = elements
                        elements[index] = part
                        return .list(elements)
                    }
                }
            }
        case (.object(let properties), .object(let fields)):
            return properties.flatMap { property in
                let others = fields.filter { $0.name != property.name }
                let parts = property.schema.spoiled(value[property.name] ?? .null)
                let missing = Spoiled(value: .object(others), path: property.name)
                return parts.map {
                    $0.inside(property.name) { .object(others + [.init(property.name, $0)]) }
                }
                    + (property.schema.isOptional ? [] : [missing])
            }
        default: return []
        }
    }

    private var isOptional: Bool { if case .optional = self { true } else { false } }
}
