/// The rules for `response_format`.
enum ResponseFormat {
    /// The schema that the answer must follow, if one is asked for.
    static func schema(_ body: JSON) throws(AIRefusal) -> JSON? {
        guard let format = body["response_format"] else { return nil }
        switch format["type"]?.string {
        case "text": return nil
        case "json_object": return ["type": "object"]
        case "json_schema":
            guard let name = format["json_schema"]?["name"]?.string,
                name.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil,
                let schema = format["json_schema"]?["schema"], schema.object != nil
            else { throw .invalid("Invalid 'response_format.json_schema'.", "response_format") }
            if format["json_schema"]?["strict"]?.bool == true {
                guard schema["type"]?.string == "object" else {
                    throw .invalid(
                        "Invalid schema for response_format '\(name)': root must be an object.", "response_format")
                }
                try StrictSchema.check(schema, of: "response_format '\(name)'")
            }
            return schema
        default: throw .invalid("Invalid value for 'response_format.type'.", "response_format.type")
        }
    }
}

/// What `strict: true` demands of a schema: every object is closed, and every property is required.
enum StrictSchema {
    static func check(_ schema: JSON, of owner: String) throws(AIRefusal) {
        if let properties = schema["properties"]?.object {
            guard schema["additionalProperties"]?.bool == false else {
                throw .invalid(
                    "Invalid schema for \(owner): 'additionalProperties' is required to be supplied and to be false.",
                    "response_format")
            }
            let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
            guard required == Set(properties.keys) else {
                throw .invalid(
                    "Invalid schema for \(owner): 'required' is required to be an array including every key in "
                        + "properties.", "response_format")
            }
            for property in properties.values { try check(property, of: owner) }
        }
        if let items = schema["items"] { try check(items, of: owner) }
        for choice in schema["anyOf"]?.array ?? [] { try check(choice, of: owner) }
    }

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
}
