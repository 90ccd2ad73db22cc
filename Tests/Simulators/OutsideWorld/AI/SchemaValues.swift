extension JSON {
    /// The plainest value that follows a schema; texts are `text`.
    static func sample(of schema: JSON, text: String) -> JSON {
        if let constant = schema["const"] { return constant }
        if let first = schema["enum"]?.array?.first { return first }
        if let first = schema["anyOf"]?.array?.first { return sample(of: first, text: text) }
        let type = schema["type"]?.string ?? schema["type"]?.array?.first?.string
        switch type {
        case "string": return .string(text)
        case "integer": return .integer(schema["minimum"]?.integer ?? 1)
        case "number": return schema["minimum"] ?? 1
        case "boolean": return true
        case "array": return .array(schema["items"].map { [sample(of: $0, text: text)] } ?? [])
        case "object":
            guard let properties = schema["properties"]?.object else { return ["answer": .string(text)] }
            return .object(properties.mapValues { sample(of: $0, text: text) })
        default: return .null
        }
    }

    /// The value with every property that a schema names and no other; what is missing is null.
    func fitted(to schema: JSON) -> JSON {
        switch self {
        case .array(let elements):
            guard let items = schema["items"] else { return self }
            return .array(elements.map { $0.fitted(to: items) })
        case .object:
            guard let properties = schema["properties"]?.object else { return self }
            return .object(
                Dictionary(
                    uniqueKeysWithValues: properties.map { name, part in
                        (name, self[name]?.fitted(to: part) ?? .null)
                    }))
        default: return self
        }
    }
}
