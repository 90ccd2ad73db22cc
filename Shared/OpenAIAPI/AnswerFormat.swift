internal import ToolSchema

/// The form of an answer as a request names it.
public struct AnswerFormat: Equatable, Sendable {
    private let name: String
    private let schema: JSONValue

    public init<Value>(_ form: AnswerForm<Value>) {
        name = form.name
        schema = form.schema.json
    }

    var json: JSONValue {
        [
            "type": "json_schema",
            "json_schema": ["name": .text(name), "strict": true, "schema": schema],
        ]
    }
}
