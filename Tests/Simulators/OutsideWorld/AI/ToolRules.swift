/// A tool that a request offers.
struct OfferedTool: Hashable, Sendable {
    let name: String
    /// Its schema; any object where there is none.
    let parameters: JSON
}

/// What a request says about the calling of its tools.
enum ToolChoice: Hashable, Sendable {
    case auto, none, required
    case tool(String)
}

/// The rules for `tools`, `tool_choice` and `parallel_tool_calls`.
enum ToolRules {
    /// Checks the tools and gives them.
    static func check(_ body: JSON) throws(AIRefusal) -> [OfferedTool] {
        guard let value = body["tools"] else { return [] }
        guard let list = value.array, (1...128).contains(list.count) else {
            throw .invalid("Invalid 'tools': expected an array of 1 to 128 tools.", "tools")
        }
        var tools: [OfferedTool] = []
        for (index, tool) in list.enumerated() {
            let tool = try check(tool, "tools[\(index)]")
            guard !tools.contains(where: { $0.name == tool.name }) else {
                throw .invalid("Duplicate tool name '\(tool.name)'.", "tools")
            }
            tools.append(tool)
        }
        return tools
    }

    /// Checks that the choice names a tool that is there.
    static func choice(_ body: JSON, _ tools: [OfferedTool]) throws(AIRefusal) -> ToolChoice {
        if let parallel = body["parallel_tool_calls"] {
            guard !tools.isEmpty else { throw onlyWithTools("parallel_tool_calls") }
            guard parallel.bool != nil else {
                throw .invalid("Invalid type for 'parallel_tool_calls': expected a boolean.", "parallel_tool_calls")
            }
        }
        guard let choice = body["tool_choice"] else { return .auto }
        guard !tools.isEmpty else { throw onlyWithTools("tool_choice") }
        switch choice.string {
        case "none": return .none
        case "auto": return .auto
        case "required": return .required
        default: break
        }
        guard choice["type"]?.string == "function", let name = choice["function"]?["name"]?.string,
            tools.contains(where: { $0.name == name })
        else { throw .invalid("Invalid value for 'tool_choice'.", "tool_choice") }
        return .tool(name)
    }

    private static func onlyWithTools(_ name: String) -> AIRefusal {
        .invalid("'\(name)' is only allowed when 'tools' are specified.", name)
    }

    private static func check(_ tool: JSON, _ place: String) throws(AIRefusal) -> OfferedTool {
        guard tool["type"]?.string == "function", Set(tool.object?.keys.map { $0 } ?? []) == ["type", "function"],
            let function = tool["function"]?.object
        else { throw .invalid("Invalid '\(place)': expected {type: \"function\", function}.", place) }
        let known: Set = ["name", "description", "parameters", "strict"]
        if let stranger = function.keys.filter({ !known.contains($0) }).min() {
            throw .invalid("Unknown parameter: '\(place).function.\(stranger)'.", "\(place).function.\(stranger)")
        }
        guard let name = function["name"]?.string, isName(name) else {
            throw .invalid("Invalid '\(place).function.name'.", "\(place).function.name")
        }
        guard function["description"] == nil || (function["description"]?.string?.count).map({ $0 <= 1024 }) == true
        else {
            throw .invalid(
                "Invalid '\(place).function.description': expected a string of at most 1024 characters.",
                "\(place).function.description")
        }
        let isStrict = function["strict"]?.bool == true
        guard let parameters = tool["function"]?["parameters"] else { return OfferedTool(name: name, parameters: [:]) }
        guard parameters["type"]?.string == "object" else {
            throw .invalid("Invalid schema for function '\(name)': schema must be of type \"object\".", place)
        }
        if isStrict {
            try StrictSchema.check(parameters, of: "function '\(name)'", at: "\(place).function.parameters")
        }
        return OfferedTool(name: name, parameters: parameters)
    }

    static func isName(_ name: String) -> Bool { name.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil }
}
