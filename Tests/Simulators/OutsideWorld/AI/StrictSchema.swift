/// What `strict: true` demands of a schema: only some keywords, every object closed, every property required.
enum StrictSchema {
    private static let keywords: Set<String> = [
        "$defs", "$ref", "additionalProperties", "anyOf", "const", "description", "enum", "exclusiveMaximum",
        "exclusiveMinimum", "format", "items", "maxItems", "maximum", "minItems", "minimum", "multipleOf", "pattern",
        "properties", "required", "title", "type",
    ]
    private static let types: Set<String> = ["string", "number", "boolean", "integer", "object", "array", "null"]
    private static let deepest = 10
    private static let mostProperties = 5_000
    private static let mostChoices = 1_000

    /// - Parameters:
    ///   - owner: whose schema it is, for the message.
    ///   - place: where it stands in the request.
    static func check(_ schema: JSON, of owner: String, at place: String) throws(AIRefusal) {
        var walk = Walk(owner: owner, place: place)
        guard schema["anyOf"] == nil else { throw walk.refusal("schema must be an object and not an 'anyOf'") }
        try walk.check(schema, [], depth: 0)
    }

    private struct Walk {
        let owner: String
        let place: String
        var properties = 0
        var choices = 0

        /// - Parameter path: how the real server names a part: `'properties', 'title'`.
        mutating func check(_ schema: JSON, _ path: [String], depth: Int) throws(AIRefusal) {
            guard let fields = schema.object else { throw refusal("a schema must be an object", path) }
            if let stranger = fields.keys.filter({ !keywords.contains($0) }).min() {
                throw refusal("'\(stranger)' is not permitted", path)
            }
            let types = try types(of: schema, path)
            choices += schema["enum"]?.array?.count ?? 0
            guard choices <= mostChoices else { throw refusal("too many enum values", path) }
            if types.contains("object") { try checkObject(schema, path, depth + 1) }
            if types.contains("array") {
                guard let items = schema["items"] else { throw refusal("array schema missing items", path) }
                try check(items, path + ["items"], depth: depth)
            }
            for (index, choice) in (schema["anyOf"]?.array ?? []).enumerated() {
                try check(choice, path + ["anyOf", String(index)], depth: depth)
            }
            for (name, definition) in schema["$defs"]?.object ?? [:] {
                try check(definition, path + ["$defs", name], depth: depth)
            }
        }

        private func types(of schema: JSON, _ path: [String]) throws(AIRefusal) -> Set<String> {
            guard let type = schema["type"] else {
                guard ["anyOf", "$ref", "enum", "const"].contains(where: { schema[$0] != nil }) else {
                    throw refusal("schema must have a 'type' key", path)
                }
                return []
            }
            let names = type.string.map { [$0] } ?? (type.array ?? []).compactMap(\.string)
            guard !names.isEmpty, names.allSatisfy(StrictSchema.types.contains) else {
                throw refusal("'type' is not valid", path)
            }
            return Set(names)
        }

        private mutating func checkObject(_ schema: JSON, _ path: [String], _ depth: Int) throws(AIRefusal) {
            guard depth <= deepest else { throw refusal("too many levels of nesting", path) }
            guard schema["additionalProperties"]?.bool == false else {
                throw refusal("'additionalProperties' is required to be supplied and to be false", path)
            }
            let parts = schema["properties"]?.object ?? [:]
            let required = (schema["required"]?.array ?? []).compactMap(\.string)
            guard required.count == parts.count, Set(required) == Set(parts.keys) else {
                throw refusal(
                    "'required' is required to be supplied and to be an array including every key in properties", path)
            }
            properties += parts.count
            guard properties <= mostProperties else { throw refusal("too many properties", path) }
            for (name, part) in parts.sorted(by: { $0.key < $1.key }) {
                try check(part, path + ["properties", name], depth: depth)
            }
        }

        func refusal(_ problem: String, _ path: [String] = []) -> AIRefusal {
            let context = path.map { "'\($0)'" }.joined(separator: ", ")
            return AIRefusal(
                status: 400, message: "Invalid schema for \(owner): In context=(\(context)), \(problem).",
                parameter: place,
                code: place.hasPrefix("tools") ? "invalid_function_parameters" : "invalid_json_schema")
        }
    }
}
