internal import ToolSchema

/// A call of a tool as servers send it: arguments as a text or, with some, as the object itself; ids that may be missing.
struct CalledFunction: Decodable {
    private let id: String?
    private let name: String?
    private let arguments: JSONValue

    private enum CallKeys: CodingKey { case id, function }
    private enum FunctionKeys: CodingKey { case name, arguments }

    init(from decoder: any Decoder) throws {
        let call = try decoder.container(keyedBy: CallKeys.self)
        id = try? call.decodeIfPresent(String.self, forKey: .id)
        // The older form of a call, `function_call`, is the function alone.
        let function =
            call.contains(.function)
            ? try call.nestedContainer(keyedBy: FunctionKeys.self, forKey: .function)
            : try decoder.container(keyedBy: FunctionKeys.self)
        name = try? function.decodeIfPresent(String.self, forKey: .name)
        arguments = try function.decodeIfPresent(JSONValue.self, forKey: .arguments) ?? .null
    }

    /// The calls, each with an id of its own, or the error that they are.
    static func calls(_ found: [CalledFunction]) throws(AIError) -> [ToolCall] {
        var calls: [ToolCall] = []
        for (index, function) in found.enumerated() {
            guard let name = function.name, isName(name), let arguments = function.text else {
                throw .toolCallUnreadable
            }
            var id = function.id ?? ""
            if id.isEmpty || calls.contains(where: { $0.id.rawValue == id }) { id = "call_\(index + 1)" }
            while calls.contains(where: { $0.id.rawValue == id }) { id += "_" }
            calls.append(ToolCall(id: .init(id), name: name, arguments: arguments))
        }
        return calls
    }

    /// Servers refuse a conversation that repeats a name of other signs to them.
    private static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
    }

    /// The text of a JSON object. Servers leave out the arguments of a tool that has none.
    private var text: String? {
        switch arguments {
        case .null: return "{}"
        case .text(let text) where text.allSatisfy(\.isWhitespace): return "{}"
        case .text(let text): return Self.isObject(text) ? text : nil
        default:
            let text = arguments.printed()
            return Self.isObject(text) ? text : nil
        }
    }

    private static func isObject(_ text: String) -> Bool {
        guard case .object? = try? JSONValue(parsing: text, longest: .max, deepest: 100) else { return false }
        return true
    }
}
