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
                try StrictSchema.check(schema, of: "response_format '\(name)'", at: "response_format")
            }
            return schema
        default: throw .invalid("Invalid value for 'response_format.type'.", "response_format.type")
        }
    }
}
