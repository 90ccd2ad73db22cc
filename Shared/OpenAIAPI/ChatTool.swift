public import ToolSchema

/// A tool as a request offers it.
public struct ChatTool: Equatable, Sendable {
    public var name: String
    public var description: String
    /// A JSON Schema.
    public var parameters: JSONValue
    /// Whether the server is to hold the model to the schema. Servers that cannot do that ignore it.
    public var isStrict: Bool

    public init<Output>(_ tool: Tool<Output>, isStrict: Bool = true) {
        name = tool.name
        description = tool.description
        parameters = tool.schema.json
        self.isStrict = isStrict
    }

    var json: JSONValue {
        let function: [JSONValue.Field] = [
            .init("name", .text(name)), .init("description", .text(description)), .init("parameters", parameters),
        ]
        return ["type": "function", "function": .object(function + (isStrict ? [.init("strict", true)] : []))]
    }
}

/// Whether a model must, may or must not call tools.
public enum ToolChoice: Equatable, Sendable {
    /// As it sees fit.
    case auto
    /// It must answer in words.
    case none
    /// It must call one, whichever it likes.
    case required
    /// It must call this one.
    case tool(String)

    var json: JSONValue {
        switch self {
        case .auto: "auto"
        case .none: "none"
        case .required: "required"
        case .tool(let name): ["type": "function", "function": ["name": .text(name)]]
        }
    }
}
