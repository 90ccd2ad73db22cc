/// The rules for `tools` and `tool_choice`.
enum ToolRules {
    /// Checks the tools and gives their names.
    static func check(_ body: JSON) throws(AIRefusal) -> Set<String> {
        guard let value = body["tools"] else { return [] }
        guard let tools = value.array, (1...128).contains(tools.count) else {
            throw .invalid("Invalid 'tools': expected an array of 1 to 128 tools.", "tools")
        }
        var names: Set<String> = []
        for (index, tool) in tools.enumerated() {
            let name = try check(tool, "tools[\(index)]")
            guard names.insert(name).inserted else { throw .invalid("Duplicate tool name '\(name)'.", "tools") }
        }
        return names
    }

    /// Checks that the choice names a tool that is there.
    static func checkChoice(_ body: JSON, _ names: Set<String>) throws(AIRefusal) {
        guard let choice = body["tool_choice"] else { return }
        guard !names.isEmpty else {
            throw .invalid("'tool_choice' is only allowed when 'tools' are specified.", "tool_choice")
        }
        if let word = choice.string, ["none", "auto", "required"].contains(word) { return }
        if choice["type"]?.string == "function", let name = choice["function"]?["name"]?.string, names.contains(name) {
            return
        }
        throw .invalid("Invalid value for 'tool_choice'.", "tool_choice")
    }

    private static func check(_ tool: JSON, _ place: String) throws(AIRefusal) -> String {
        guard tool["type"]?.string == "function", Set(tool.object?.keys.map { $0 } ?? []) == ["type", "function"],
            let function = tool["function"]?.object
        else { throw .invalid("Invalid '\(place)': expected {type: \"function\", function}.", place) }
        if let stranger = function.keys.first(where: { !["name", "description", "parameters", "strict"].contains($0) })
        {
            throw .invalid("Unknown parameter: '\(place).function.\(stranger)'.", "\(place).function.\(stranger)")
        }
        guard let name = function["name"]?.string, name.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil else {
            throw .invalid("Invalid '\(place).function.name'.", "\(place).function.name")
        }
        if let parameters = tool["function"]?["parameters"] {
            guard parameters["type"]?.string == "object" else {
                throw .invalid("Invalid schema for function '\(name)': schema must be of type \"object\".", place)
            }
            if function["strict"]?.bool == true { try StrictSchema.check(parameters, of: "function '\(name)'") }
        }
        return name
    }
}
