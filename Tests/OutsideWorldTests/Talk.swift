import Actions
import ToolSchema

@testable import OutsideWorld

/// A conversation with the simulated AI that offers the tools of the actions, as the product does.
struct Talk: Sendable {
    private(set) var messages: [JSON]
    var options: [String: JSON] = [:]

    init(_ text: String) { messages = [["role": "user", "content": .string(text)]] }

    /// The tools in the form of a request.
    static let tools = JSON.array(ActionTools.all.tools.map(offered))

    var request: JSON {
        .object(
            ["model": "m", "messages": .array(messages), "tools": Self.tools].merging(options) { $1 })
    }

    /// Puts an answer's calls and their results behind the conversation.
    mutating func append(_ message: JSON?, results: [String]) {
        let calls = message?["tool_calls"]?.array ?? []
        messages.append(["role": "assistant", "content": .null, "tool_calls": .array(calls)])
        for (call, result) in zip(calls, results) {
            messages.append(["role": "tool", "tool_call_id": call["id"] ?? "", "content": .string(result)])
        }
    }

    static func offered<Output>(_ tool: Tool<Output>) -> JSON {
        let schema = try? JSON(parsing: tool.schema.json.printed().utf8)
        let function: JSON = [
            "name": .string(tool.name), "description": .string(tool.description), "parameters": schema ?? .null,
            "strict": true,
        ]
        return ["type": "function", "function": function]
    }
}
