/// The rules for the messages of a request, as the real server checks them.
enum MessageRules {
    private static let fields: [String: Set<String>] = [
        "system": ["role", "content", "name"], "developer": ["role", "content", "name"],
        "user": ["role", "content", "name"], "tool": ["role", "content", "tool_call_id"],
        "assistant": ["role", "content", "name", "refusal", "tool_calls", "audio"],
    ]

    /// The text of a message, of all its text parts.
    static func text(_ message: JSON) -> String {
        if let text = message["content"]?.string { return text }
        let parts = message["content"]?.array ?? []
        return parts.compactMap { $0["text"]?.string }.joined(separator: "\n")
    }

    static func check(_ messages: JSON?) throws(AIRefusal) {
        guard let messages = messages?.array, !messages.isEmpty else {
            throw .invalid("Invalid 'messages': expected a non-empty array.", "messages")
        }
        /// Calls of the last assistant message that have no answer yet.
        var open: Set<String> = []
        for (index, message) in messages.enumerated() {
            let place = "messages[\(index)]"
            let role = try role(message, place)
            if role == "tool" {
                guard let id = message["tool_call_id"]?.string, open.remove(id) != nil else {
                    throw .invalid(
                        "Invalid parameter: messages with role 'tool' must be a response to a preceding message "
                            + "with 'tool_calls'.", place + ".role")
                }
            } else if !open.isEmpty {
                throw unanswered(place)
            }
            try checkContent(message, role, place)
            open.formUnion(try calls(message, place))
        }
        if !open.isEmpty { throw unanswered("messages") }
    }

    private static func unanswered(_ place: String) -> AIRefusal {
        .invalid(
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each "
                + "'tool_call_id'.", place)
    }

    private static func role(_ message: JSON, _ place: String) throws(AIRefusal) -> String {
        guard let object = message.object else { throw .invalid("Invalid '\(place)': expected an object.", place) }
        guard let role = message["role"]?.string, let known = fields[role] else {
            throw .invalid("Invalid value for '\(place).role'.", place + ".role")
        }
        if let stranger = object.keys.filter({ !known.contains($0) }).min() {
            throw .invalid("Unknown parameter: '\(place).\(stranger)'.", "\(place).\(stranger)")
        }
        return role
    }

    private static func checkContent(_ message: JSON, _ role: String, _ place: String) throws(AIRefusal) {
        switch message["content"] {
        case nil where role == "assistant" && (message["tool_calls"] != nil || message["refusal"] != nil): return
        case .string?: return
        case .array(let parts)? where !parts.isEmpty:
            for (index, part) in parts.enumerated() {
                try checkPart(part, role, "\(place).content[\(index)]")
            }
        default: throw .invalid("Invalid value for 'content': expected a string or parts.", place + ".content")
        }
    }

    private static func checkPart(_ part: JSON, _ role: String, _ place: String) throws(AIRefusal) {
        let isGood =
            switch part["type"]?.string {
            case "text": part["text"]?.string != nil
            case "image_url": role == "user" && Set(part.object?.keys.map { $0 } ?? []) == ["type", "image_url"]
            case "input_audio": role == "user" && part["input_audio"]?["data"]?.string != nil
            case "file": role == "user" && part["file"]?.object != nil
            case "refusal": role == "assistant" && part["refusal"]?.string != nil
            default: false
            }
        guard isGood else { throw .invalid("Invalid value: '\(place)'.", place) }
    }

    /// The pictures of a checked message.
    static func pictures(_ message: JSON) throws(AIRefusal) -> [Picture] {
        let parts = (message["content"]?.array ?? []).filter { $0["type"]?.string == "image_url" }
        return try parts.map { part throws(AIRefusal) in try Picture(part["image_url"] ?? .null) }
    }

    private static func calls(_ message: JSON, _ place: String) throws(AIRefusal) -> [String] {
        guard let calls = message["tool_calls"] else { return [] }
        guard let calls = calls.array, !calls.isEmpty else {
            throw .invalid("Invalid '\(place).tool_calls': expected a non-empty array.", place + ".tool_calls")
        }
        var ids: [String] = []
        for (index, call) in calls.enumerated() {
            let place = "\(place).tool_calls[\(index)]"
            guard let id = call["id"]?.string, call["type"]?.string == "function",
                let name = call["function"]?["name"]?.string, call["function"]?["arguments"]?.string != nil,
                Set(call.object?.keys.map { $0 } ?? []) == ["id", "type", "function"],
                Set(call["function"]?.object?.keys.map { $0 } ?? []) == ["name", "arguments"]
            else { throw .invalid("Invalid '\(place)': expected {id, type: \"function\", function}.", place) }
            guard (1...40).contains(id.count) else {
                throw .invalid("Invalid '\(place).id': expected a string of 1 to 40 characters.", place + ".id")
            }
            guard ToolRules.isName(name) else {
                throw .invalid("Invalid '\(place).function.name'.", place + ".function.name")
            }
            guard !ids.contains(id) else {
                throw .invalid("Duplicate value for 'tool_call_id': '\(id)'.", place + ".id")
            }
            ids.append(id)
        }
        return ids
    }
}
