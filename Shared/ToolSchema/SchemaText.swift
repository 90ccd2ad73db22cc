extension Schema {
    /// The schema in JSON Schema, in the strict form that OpenAI's API asks for: objects are closed, every property is
    /// required, and what is optional may be null.
    ///
    /// The strict form knows no lengths of texts, so that these stand in descriptions and are checked here alone.
    public var json: JSONValue { .object(fields) }

    private var fields: [JSONValue.Field] {
        switch self {
        case .text: [.init("type", "string")]
        case .choice(let choices):
            [.init("type", "string"), .init("enum", .list(choices.map { .text($0) }))]
        case .bool: [.init("type", "boolean")]
        case .integer(let range):
            [
                .init("type", "integer"), .init("minimum", .integer(range.lowerBound)),
                .init("maximum", .integer(range.upperBound)),
            ]
        case .number(let range, _):
            [
                .init("type", "number"), .init("minimum", Self.short(range.lowerBound)),
                .init("maximum", Self.short(range.upperBound)),
            ]
        case .list(let element, let count):
            [
                .init("type", "array"), .init("items", element.json),
                .init("minItems", .integer(count.lowerBound)),
                .init("maxItems", .integer(count.upperBound)),
            ]
        case .object(let properties):
            [
                .init("type", "object"), .init("properties", .object(properties.map(\.field))),
                .init("required", .list(properties.map { .text($0.name) })),
                .init("additionalProperties", false),
            ]
        case .optional(let schema): schema.nullable
        }
    }

    private var nullable: [JSONValue.Field] {
        if case .object = self { return [.init("anyOf", [json, ["type": "null"]])] }
        return fields.map { field in
            switch (field.name, field.value) {
            case ("type", .text): .init("type", [field.value, "null"])
            case ("enum", .list(let choices)): .init("enum", .list(choices + [.null]))
            default: field
            }
        }
    }

    /// `10`, not `10.0`.
    private static func short(_ number: Double) -> JSONValue {
        Int(exactly: number).map { .integer($0) } ?? .number(number)
    }
}

extension Schema.Property {
    fileprivate var field: JSONValue.Field {
        guard case .object(let fields) = schema.json else { return .init(name, schema.json) }
        return .init(name, .object([.init("description", .text(description))] + fields))
    }
}
