import Testing

@testable import OutsideWorld

/// A request about tools that the real server refuses.
struct BadTools: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let request: JSON
    /// Where the mistake is.
    let parameter: String

    init(_ name: String, _ parameter: String, _ fields: [String: JSON]) {
        testDescription = name
        request = AssistantTests.request(fields)
        self.parameter = parameter
    }

    /// A strict tool whose parameters have one property, `a`, of this schema, or are the schema.
    init(_ name: String, property: JSON? = nil, schema: JSON? = nil) {
        let parameters =
            schema ?? [
                "type": "object", "properties": ["a": property ?? .null], "required": ["a"],
                "additionalProperties": false,
            ]
        self.init(name, "tools[0].function.parameters", ["tools": [Self.tool(parameters)]])
    }

    /// A conversation that ends with these messages.
    init(_ name: String, _ parameter: String, messages: [JSON]) {
        self.init(name, parameter, ["messages": .array([["role": "user", "content": "a"]] + messages)])
    }

    static func tool(_ parameters: JSON) -> JSON {
        ["type": "function", "function": ["name": "f", "strict": true, "parameters": parameters]]
    }

    static func call(_ id: JSON, name: JSON = "f", arguments: JSON = "{}") -> JSON {
        ["id": id, "type": "function", "function": ["name": name, "arguments": arguments]]
    }

    static func calls(_ calls: JSON...) -> JSON {
        ["role": "assistant", "content": .null, "tool_calls": .array(calls)]
    }

    static func result(_ id: JSON) -> JSON { ["role": "tool", "tool_call_id": id, "content": "ok"] }
}

@Suite("Requests with tools that the simulated AI refuses", .timeLimit(.minutes(1)))
struct ToolStrictnessTests {
    private static let closed: JSON = [
        "type": "object", "properties": [:], "required": [], "additionalProperties": false,
    ]

    /// Objects inside objects.
    private static func nested(_ depth: Int) -> JSON {
        (1..<depth).reduce(closed) { inner, _ in
            ["type": "object", "properties": ["a": inner], "required": ["a"], "additionalProperties": false]
        }
    }

    static let schemas = [
        BadTools("a length of text", property: ["type": "string", "minLength": 1]),
        BadTools("a default", property: ["type": "integer", "default": 1]),
        BadTools("no type", property: ["description": "x"]),
        BadTools("an unknown type", property: ["type": "text"]),
        BadTools("a list without items", property: ["type": "array"]),
        BadTools("an open object inside", property: ["type": "object", "properties": [:], "required": []]),
        BadTools("an open object in a list", property: ["type": "array", "items": ["type": "object"]]),
        BadTools("a combination", property: ["allOf": [["type": "string"]]]),
        BadTools(
            "a bad choice of several", property: ["anyOf": [["type": "string"], ["type": "integer", "not": [:]]]]),
        BadTools("an open object", schema: ["type": "object", "properties": [:], "required": []]),
        BadTools(
            "a property that is not required",
            schema: [
                "type": "object", "properties": ["a": ["type": "string"]], "required": [],
                "additionalProperties": false,
            ]),
        BadTools(
            "a required property that is not there",
            schema: [
                "type": "object", "properties": ["a": ["type": "string"]], "required": ["a", "b"],
                "additionalProperties": false,
            ]),
        BadTools(
            "a property that is required twice",
            schema: [
                "type": "object", "properties": ["a": ["type": "string"]], "required": ["a", "a"],
                "additionalProperties": false,
            ]),
        BadTools("eleven levels", schema: nested(11)),
        BadTools(
            "1,001 choices",
            property: ["type": "string", "enum": .array((0...1000).map { .string(String($0)) })]),
    ]

    static let requests = [
        BadTools("parallel calls of nothing", "parallel_tool_calls", ["parallel_tool_calls": true]),
        BadTools(
            "a flag that is a word", "parallel_tool_calls",
            ["tools": [BadTools.tool(closed)], "parallel_tool_calls": "yes"]),
        BadTools(
            "a choice of a tool that is not there", "tool_choice",
            ["tools": [BadTools.tool(closed)], "tool_choice": ["type": "function", "function": ["name": "g"]]]),
        BadTools(
            "1,025 letters about a tool", "tools[0].function.description",
            [
                "tools": [
                    [
                        "type": "function",
                        "function": ["name": "f", "description": .string(String(repeating: "я", count: 1025))],
                    ]
                ]
            ]),
    ]

    static let conversations = [
        BadTools("a call without result", "messages", messages: [BadTools.calls(BadTools.call("x"))]),
        BadTools(
            "one result for two calls", "messages",
            messages: [BadTools.calls(BadTools.call("x"), BadTools.call("y")), BadTools.result("x")]),
        BadTools(
            "a result too many", "messages[3].role",
            messages: [BadTools.calls(BadTools.call("x")), BadTools.result("x"), BadTools.result("x")]),
        BadTools(
            "a result of another call", "messages[2].role",
            messages: [BadTools.calls(BadTools.call("x")), BadTools.result("y")]),
        BadTools(
            "words before the results", "messages[2]",
            messages: [
                BadTools.calls(BadTools.call("x")), ["role": "assistant", "content": "a"], BadTools.result("x"),
            ]),
        BadTools(
            "a result before its call", "messages[1].role",
            messages: [BadTools.result("x"), BadTools.calls(BadTools.call("x"))]),
        BadTools(
            "one id for two calls", "messages[1].tool_calls[1].id",
            messages: [
                BadTools.calls(BadTools.call("x"), BadTools.call("x")), BadTools.result("x"), BadTools.result("x"),
            ]),
        BadTools(
            "an empty id", "messages[1].tool_calls[0].id",
            messages: [BadTools.calls(BadTools.call("")), BadTools.result("")]),
        BadTools(
            "an id of 41", "messages[1].tool_calls[0].id",
            messages: [BadTools.calls(BadTools.call(.string(String(repeating: "x", count: 41))))]),
        BadTools(
            "arguments as an object", "messages[1].tool_calls[0]",
            messages: [BadTools.calls(BadTools.call("x", arguments: [:])), BadTools.result("x")]),
        BadTools(
            "a name with a dot", "messages[1].tool_calls[0].function.name",
            messages: [BadTools.calls(BadTools.call("x", name: "functions.f")), BadTools.result("x")]),
        BadTools(
            "a call with another field", "messages[1].tool_calls[0]",
            messages: [
                BadTools.calls(["id": "x", "type": "function", "index": 0, "function": ["name": "f", "arguments": ""]]),
                BadTools.result("x"),
            ]),
        BadTools(
            "a result without content", "messages[2].content",
            messages: [BadTools.calls(BadTools.call("x")), ["role": "tool", "tool_call_id": "x"]]),
    ]

    @Test("name the place of the mistake", arguments: schemas + requests + conversations)
    func refused(_ bad: BadTools) async throws {
        try await withWorld { world in
            let reply = try await world.chat(bad.request)
            #expect(reply.status == 400)
            #expect(reply.json["error"]?["param"] == .string(bad.parameter), "\(reply.text)")
        }
    }

    @Test("are not those at the limits, nor the tools of the actions")
    func accepted() async throws {
        try await withWorld { world in
            let calls = BadTools.calls(BadTools.call("x"), BadTools.call("y", arguments: "not JSON"))
            let messages: JSON = [
                ["role": "user", "content": "a"], calls, BadTools.result("y"), BadTools.result("x"), calls,
                BadTools.result("x"), BadTools.result("y"),
            ]
            let tools: JSON = [
                BadTools.tool([
                    "type": "object", "required": ["a", "b"], "additionalProperties": false,
                    "properties": [
                        "a": ["type": ["string", "null"], "enum": ["x", .null]],
                        "b": ["anyOf": [Self.nested(9), ["type": "null"]]],
                    ],
                ])
            ]
            let request = AssistantTests.request(["messages": messages, "tools": tools, "parallel_tool_calls": false])
            let reply = try await world.chat(request)
            #expect(reply.status == 200, "\(reply.text)")
            #expect(try await world.chat(Talk("a").request).status == 200)
        }
    }
}
