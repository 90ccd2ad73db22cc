import OpenAIAPI
import Testing
import ToolSchema

@Suite("A question with tools", .timeLimit(.minutes(1)))
struct ToolRequestTests {
    private static let find = Tool<String>(
        "find", "Finds \"films\".",
        Parameter("title", "Any part.", .text(1...9)),
        Parameter.optional("year", "If known.", Shape.integer(1880...2100))
    ) { title, _ in title }

    private static let messages: [ChatMessage] = [
        .system("Be brief."), .user("Дюна?"),
        .assistant(
            "",
            calls: [
                ToolCall(id: .init("call_1"), name: "find", arguments: #"{"title":"Дюна"}"#),
                ToolCall(id: .init("call_2"), name: "find", arguments: "{}"),
            ]),
        .toolResult("{\"films\":[]}", of: .init("call_1")), .toolResult("Nothing was done.", of: .init("call_2")),
        .assistant("Хм\n", calls: [ToolCall(id: .init("call_3"), name: "find", arguments: "{}")]),
        .toolResult("", of: .init("call_3")), .assistant("Нет."), .user("А 2021?"),
    ]

    private static let parameters = #"""
        {"type":"object","properties":{"title":{"description":"Any part.","type":"string"},"year":{"description":"If known.",\#
        "type":["integer","null"],"minimum":1880,"maximum":2100}},"required":["title","year"],"additionalProperties":false}
        """#

    private static let conversation = #"""
        [{"role":"system","content":"Be brief."},{"role":"user","content":"Дюна?"},{"role":"assistant","content":null,\#
        "tool_calls":[{"id":"call_1","type":"function","function":{"name":"find","arguments":"{\"title\":\"Дюна\"}"}},\#
        {"id":"call_2","type":"function","function":{"name":"find","arguments":"{}"}}]},{"role":"tool","tool_call_id":\#
        "call_1","content":"{\"films\":[]}"},{"role":"tool","tool_call_id":"call_2","content":"Nothing was done."},\#
        {"role":"assistant","content":"Хм\n","tool_calls":[{"id":"call_3","type":"function","function":{"name":"find",\#
        "arguments":"{}"}}]},{"role":"tool","tool_call_id":"call_3","content":""},{"role":"assistant","content":"Нет."},\#
        {"role":"user","content":"А 2021?"}]
        """#

    @Test("is always the same bytes: the tools, and the conversation with every call and its result")
    func bytes() async throws {
        let request = ChatRequest(
            model: "m", messages: Self.messages, tools: [ChatTool(Self.find)], toolChoice: .auto,
            parallelToolCalls: true, maxTokens: 100, temperature: 0.2)
        #expect(
            try await body(request) == #"""
                {"model":"m","tools":[{"type":"function","function":{"name":"find","description":"Finds \"films\".",\#
                "parameters":\#(Self.parameters),"strict":true}}],"tool_choice":"auto","parallel_tool_calls":true,\#
                "messages":\#(Self.conversation),"max_completion_tokens":100,"temperature":0.2}
                """#)
    }

    @Test("leaves out what was not chosen, and everything about tools where there are none")
    func bare() async throws {
        let offered = ChatRequest(
            model: "m", messages: [.user("x")], tools: [ChatTool(Self.find, isStrict: false)])
        #expect(
            try await body(offered) == #"""
                {"model":"m","tools":[{"type":"function","function":{"name":"find","description":"Finds \"films\".",\#
                "parameters":\#(Self.parameters)}}],"messages":[{"role":"user","content":"x"}]}
                """#)
        let without = ChatRequest(model: "m", messages: [.user("x")], toolChoice: .required, parallelToolCalls: false)
        #expect(try await body(without) == #"{"model":"m","messages":[{"role":"user","content":"x"}]}"#)
    }

    @Test(
        "says whether a tool may, must or must not be called",
        arguments: [
            (.auto, #""auto""#), (.none, #""none""#), (.required, #""required""#),
            (.tool("find"), #"{"type":"function","function":{"name":"find"}}"#),
        ] as [(ToolChoice, String)])
    func choice(choice: ToolChoice, json: String) async throws {
        let request = ChatRequest(
            model: "m", messages: [.user("x")], tools: [ChatTool(Self.find)], toolChoice: choice)
        #expect(try await body(request).contains(#""tool_choice":\#(json),"messages""#))
    }

    @Test("shows no words, arguments or results in its description")
    func description() {
        let messages: [ChatMessage] = [
            .system("SECRET"), .user("SECRET"), .toolResult("SECRET", of: .init("call_1")),
            .assistant("SECRET", calls: [ToolCall(id: .init("call_1"), name: "find", arguments: #"{"a":"SECRET"}"#)]),
        ]
        for text in ["\(messages)", "\(messages.map { "\($0)" })", String(reflecting: messages)] {
            #expect(!text.contains("SECRET"))
        }
        #expect("\(messages[3])" == "assistant, 6 bytes, calls: [find, 14 bytes]")
    }

    private func body(_ request: ChatRequest) async throws -> String {
        try await ask(request, Script(body: completion(#""message":{"content":"ok"},"finish_reason":"stop""#)))
            .question.body
    }
}
