import OpenAIAPI
import Testing
import ToolSchema

@Suite("The form of an answer", .timeLimit(.minutes(1)))
struct AnswerFormTests {
    private struct Plate: Equatable, Sendable {
        var isFood: Bool
        var names: [String]
        var question: String?
    }

    private static let form = AnswerForm<Plate>(
        "plate",
        Parameter("is_food", "Whether it is food.", .bool),
        Parameter("names", "Of what is there.", .list(of: .text(1...9), 0...2)),
        Parameter.optional("question", "If one would help.", Shape.text(1...20))
    ) { isFood, names, question throws(Problem) in
        guard isFood || names.isEmpty else { throw Problem("names", "expected none where there is no food") }
        return Plate(isFood: isFood, names: names, question: question)
    }

    @Test("is asked for strictly: closed objects, all required, what is optional may be null")
    func request() async throws {
        let request = ChatRequest(model: "m", messages: [.user("x")], answerFormat: AnswerFormat(Self.form))
        let script = Script(body: completion(#""message":{"content":"{}"},"finish_reason":"stop""#))
        #expect(
            try await ask(request, script).question.body == #"""
                {"model":"m","response_format":{"type":"json_schema","json_schema":{"name":"plate","strict":true,"schema":\#
                {"type":"object","properties":{"is_food":{"description":"Whether it is food.","type":"boolean"},"names":\#
                {"description":"Of what is there.","type":"array","items":{"type":"string"},"minItems":0,"maxItems":2},\#
                "question":{"description":"If one would help.","type":["string","null"]}},"required":["is_food","names",\#
                "question"],"additionalProperties":false}}},"messages":[{"role":"user","content":"x"}]}
                """#)
    }

    @Test(
        "makes a value of the declared type, with or without a fence of Markdown around it",
        arguments: [
            #"{"is_food":true,"names":["борщ"],"question":null}"#, "\n {\"is_food\":true,\"names\":[\" борщ\"]} ",
            "```json\n{\"is_food\":true,\n\"names\":[\"борщ\"]}\n```\n",
        ])
    func value(_ text: String) throws {
        #expect(try Self.form.value(of: text) == Plate(isFood: true, names: ["борщ"], question: nil))
    }

    @Test(
        "tells what is wrong with another answer, and nothing of what was written",
        arguments: [
            ("SECRET", "an answer that is no value: notJSON"),
            (String(repeating: "[", count: 11), "an answer that is no value: tooDeep"),
            (String(repeating: " ", count: 65_537), "an answer that is no value: tooLong"),
            (
                #"{"is_food":"SECRET","names":["a","b","c"]}"#,
                "is_food: expected true or false. names: expected a list of 0 to 2."
            ),
            (#"{"is_food":false,"names":["SECRET"]}"#, "names: expected none where there is no food."),
        ])
    func faults(text: String, description: String) throws {
        let fault = #expect(throws: AnswerFault.self) { try Self.form.value(of: text) }
        #expect(fault?.description == description)
    }

    @Test(
        "does not hide that a model declined or was cut off",
        arguments: [
            (#""message":{"content":null,"refusal":"SECRET"},"finish_reason":"stop""#, AIError.refused),
            (#""message":{"content":"{\"is_"},"finish_reason":"length""#, .cutOff(partial: #"{"is_"#)),
            (#""message":{"content":""},"finish_reason":"content_filter""#, .refused),
        ])
    func declined(choice: String, expected: AIError) async throws {
        let request = ChatRequest(model: "m", messages: [.user("x")], answerFormat: AnswerFormat(Self.form))
        let error = await #expect(throws: AIError.self) { try await ask(request, Script(body: completion(choice))) }
        #expect(error == expected)
    }
}
