/// Where a conversation stands: how often tools were called since a person spoke, and what came out of the last calls.
struct ToolRound: Hashable, Sendable {
    /// The result of one call.
    struct Result: Hashable, Sendable {
        let id: String
        /// The tool's name.
        let name: String
        let content: String
    }

    /// 0 while the last word is a person's.
    let number: Int
    /// Of the calls that were answered last, in the order of the results; empty unless they are the end.
    let results: [Result]

    static let first = ToolRound(number: 0, results: [])

    private init(number: Int, results: [Result]) { (self.number, self.results) = (number, results) }

    /// - Parameter messages: checked ones.
    init(_ messages: [JSON]) {
        let lastUser = messages.lastIndex { $0["role"]?.string == "user" } ?? 0
        let since = messages[lastUser...]
        number = since.count { $0["tool_calls"] != nil }
        let names = since.flatMap { $0["tool_calls"]?.array ?? [] }.reduce(into: [String: String]()) { names, call in
            names[call["id"]?.string ?? ""] = call["function"]?["name"]?.string
        }
        let last = since.reversed().prefix { $0["role"]?.string == "tool" }.reversed()
        results = last.map { message in
            let id = message["tool_call_id"]?.string ?? ""
            return Result(id: id, name: names[id] ?? "", content: MessageRules.text(message))
        }
    }
}
