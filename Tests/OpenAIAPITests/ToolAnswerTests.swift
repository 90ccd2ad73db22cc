import Foundation
import OpenAIAPI
import Testing

/// An answer with calls as a server sends it, and what is read.
struct AnswerRow: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    let text: String
    let calls: [ToolCall]

    init(_ name: String, _ body: String, text: String = "", _ calls: [ToolCall]) {
        (testDescription, self.body, self.text, self.calls) = (name, body, text, calls)
    }
}

@Suite("An answer with calls of tools", .timeLimit(.minutes(1)))
struct ToolAnswerTests {
    private static let title = #"{"title":"Дюна"}"#
    private static let written = #""{\"title\":\"Дюна\"}""#

    private static func answer(
        _ calls: String, content: String = "null", reason: String = #""tool_calls""#
    ) -> String {
        completion(
            #""message":{"role":"assistant","content":\#(content),"tool_calls":[\#(calls)]},"finish_reason":\#(reason)"#
        )
    }

    private static func call(_ id: String, _ arguments: String, name: String = "find") -> ToolCall {
        ToolCall(id: .init(id), name: name, arguments: arguments)
    }

    static let answers = [
        AnswerRow(
            "one call",
            answer(#"{"id":"call_a","type":"function","function":{"name":"find","arguments":\#(written)}}"#),
            [call("call_a", title)]),
        AnswerRow(
            "several calls, and words beside them",
            answer(
                #"{"id":"a","function":{"name":"find","arguments":"{}"}},{"id":"b","function":{"name":"x-Y_9","arguments":"{}"}}"#,
                content: #""Смотрю…""#), text: "Смотрю…", [call("a", "{}"), call("b", "{}", name: "x-Y_9")]),
        AnswerRow(
            "arguments as an object, fields by their names",
            answer(#"{"id":"a","function":{"name":"find","arguments":{"title":"Дюна","limit":[1,2.5,null]}}}"#),
            [call("a", #"{"limit":[1,2.5,null],"title":"Дюна"}"#)]),
        AnswerRow(
            "no arguments",
            answer(
                #"{"id":"a","function":{"name":"f"}},{"id":"b","function":{"name":"f","arguments":" "}},"#
                    + #"{"id":"c","function":{"name":"f","arguments":null}}"#),
            [call("a", "{}", name: "f"), call("b", "{}", name: "f"), call("c", "{}", name: "f")]),
        AnswerRow(
            "ids that are missing, empty, no text, or there twice",
            answer(
                ["", #""id":null,"#, #""id":"","#, #""id":7,"#, #""id":"x","#, #""id":"x","#].map {
                    #"{\#($0)"function":{"name":"f","arguments":"{}"}}"#
                }.joined(separator: ",")),
            ["call_1", "call_2", "call_3", "call_4", "x", "call_6"].map { call($0, "{}", name: "f") }),
        AnswerRow(
            "an id that was to be made for another",
            answer(#"{"id":"call_2","function":{"name":"f"}},{"function":{"name":"f"}}"#),
            [call("call_2", "{}", name: "f"), call("call_2_", "{}", name: "f")]),
        AnswerRow(
            "the reason of an answer in words",
            answer(#"{"id":"a","function":{"name":"find","arguments":"{}"}}"#, content: #""""#, reason: #""stop""#),
            [call("a", "{}")]),
        AnswerRow(
            "a reason of the server's own",
            answer(#"{"id":"a","function":{"name":"find","arguments":"{}"}}"#, reason: #""calling""#),
            [call("a", "{}")]),
        AnswerRow(
            "no reason",
            answer(#"{"id":"a","function":{"name":"find","arguments":"{}"}}"#, reason: "null"), [call("a", "{}")]),
        AnswerRow(
            "the older form",
            completion(
                #""message":{"content":null,"function_call":{"name":"find","arguments":\#(written)}},"finish_reason":"function_call""#
            ), [call("call_1", title)]),
        AnswerRow(
            "both forms",
            completion(
                #""message":{"content":null,"function_call":{"name":"old"},"tool_calls":[{"id":"a","function":{"name":"find"}}]},"finish_reason":"tool_calls""#
            ), [call("a", "{}")]),
    ]

    @Test("is read as each server sends it", arguments: answers)
    func read(row: AnswerRow) async throws {
        let answer = try await ask(ChatRequest(model: "m", messages: [.user("x")]), Script(body: row.body)).answer
        #expect(
            answer
                == ChatAnswer(
                    text: row.text, toolCalls: row.calls, model: "gpt-test-2025", finishReason: .toolCalls,
                    usage: TokenUsage(prompt: 11, completion: 7)))
    }

    @Test("is stored in a form that stays, and shows no arguments")
    func stored() throws {
        let answer = ChatAnswer(
            text: "да", toolCalls: [Self.call("call_a", Self.title)], model: "m", finishReason: .toolCalls,
            usage: TokenUsage(prompt: 1, completion: 2))
        let json = #"""
            {"finishReason":"tool_calls","model":"m","text":"да","toolCalls":[{"arguments":"{\"title\":\"Дюна\"}","id":\#
            "call_a","name":"find"}],"usage":{"completion":2,"prompt":1}}
            """#
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(answer), as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(ChatAnswer.self, from: Data(json.utf8)) == answer)
        #expect("\(answer)" == "m: 4 bytes, calls: [find, 20 bytes], 1 + 2 tokens")
        #expect(!String(reflecting: answer.toolCalls).contains("Дюна"))
    }
}
