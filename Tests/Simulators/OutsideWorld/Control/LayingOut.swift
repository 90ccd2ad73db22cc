extension ControlAPI {
    private static let stepFields: Set = ["text", "tool_calls", "refusal", "finish_reason"]

    /// Lays out an answer, or the `steps` of one: each step after the first answers the results of the calls before it.
    func addAnswer(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: Self.stepFields.union(["match", "steps", "count"]))
        var steps: [Completion.Content] = []
        for step in try input.array("steps") ?? [] { steps.append(try Self.step(step)) }
        if !input.has("steps") {
            let fields = body.object?.filter { Self.stepFields.contains($0.key) }
            steps = [try Self.step(.object(fields ?? [:]))]
        } else if Self.stepFields.contains(where: input.has) {
            throw ControlProblem(message: "an answer has steps or is one, not both")
        }
        guard !steps.isEmpty, steps.dropLast().allSatisfy({ !$0.toolCalls.isEmpty }) else {
            throw ControlProblem(message: "every step but the last has tool_calls")
        }
        let count = try input.integer("count") ?? 1
        guard count > 0 else { throw ControlProblem(message: "\"count\" must be positive") }
        let script = Assistant.Script(match: try input.string("match") ?? "", steps: steps, count: Int(count))
        state.change { $0.assistant.add(script) }
        return [:]
    }

    private static func step(_ json: JSON) throws(ControlProblem) -> Completion.Content {
        let input = try ControlInput(json, only: stepFields)
        var content = Completion.Content(
            text: try input.string("text"), refusal: try input.string("refusal"),
            finish: try input.string("finish_reason"))
        for call in try input.array("tool_calls") ?? [] {
            let input = try ControlInput(call, only: ["id", "name", "arguments"])
            let arguments = call["arguments"] ?? [:]
            content.toolCalls.append(
                .init(
                    id: try input.string("id"), name: try input.required("name", input.string),
                    arguments: arguments.string ?? arguments.printed()))
        }
        guard content.text != nil || content.refusal != nil || !content.toolCalls.isEmpty else {
            throw ControlProblem(message: "text, tool_calls or refusal is missing")
        }
        return content
    }
}
