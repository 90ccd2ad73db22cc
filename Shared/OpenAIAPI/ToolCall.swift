internal import ToolSchema

/// That a model wants something done. Its description leaves the arguments out.
public struct ToolCall: Codable, Equatable, Sendable {
    /// Ties a result to its call; unique within one answer.
    public struct ID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public init(_ rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }
    }

    public var id: ID
    /// As the model wrote it, which may be that of no tool: 1 to 64 of `A–Z a–z 0–9 _ -`.
    public var name: String
    /// The text of a JSON object, which may be anything.
    public var arguments: String

    public init(id: ID, name: String, arguments: String) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }

    var json: JSONValue {
        [
            "id": .text(id.rawValue), "type": "function",
            "function": ["name": .text(name), "arguments": .text(arguments)],
        ]
    }
}

extension ToolCall: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "\(name), \(arguments.utf8.count) bytes" }
    public var debugDescription: String { description }
}
