import Testing
import ToolSchema

@Suite("A tool")
struct ToolTests {
    private enum Size: String, CaseIterable { case small, large }

    private struct Order: Equatable, Sendable {
        var name: String
        var size: Size?
        var count: Int
        var weights: [Double]
    }

    private static let tool = Tool<Order>(
        "order", "Orders something.",
        Parameter("name", "What.", .text(1...10)),
        Parameter.optional("size", "How large.", Shape<Size>.choice),
        Parameter.optional(
            "parcel", "In what.",
            Shape.object(
                Parameter("count", "How many.", .integer(1...9)),
                Parameter("weights", "Of each.", .list(of: .number(0.5...20, decimals: 1), 1...9))
            ) { count, weights in Parcel(count: count, weights: weights) })
    ) { name, size, parcel throws(Problem) in
        let parcel = parcel ?? Parcel(count: 0, weights: [])
        guard parcel.count == parcel.weights.count else {
            throw Problem("parcel.weights", "expected one for each")
        }
        return Order(name: name, size: size, count: parcel.count, weights: parcel.weights)
    }

    private struct Parcel: Sendable {
        var count: Int
        var weights: [Double]
    }

    @Test("makes a value of the declared types out of arguments that follow its schema")
    func output() throws {
        #expect(
            try Self.tool.output(
                of: #"{"name":" чай ","size":"large","parcel":{"count":2,"weights":[1,2.5]}}"#)
                == Order(name: "чай", size: .large, count: 2, weights: [1, 2.5]))
        let bare = Order(name: "чай", size: nil, count: 0, weights: [])
        #expect(try Self.tool.output(of: #"{"name":"чай","size":null,"parcel":null}"#) == bare)
        #expect(try Self.tool.output(of: #"{"name":"чай"}"#) == bare)
    }

    @Test(
        "tells the model in a sentence what is wrong",
        arguments: [
            ("", "Nothing was done. The arguments are not JSON."),
            ("[[[[[[[[[]]]]]]]]]", "Nothing was done. The arguments are nested too deeply."),
            (
                "\"" + String(repeating: "x", count: 32_768),
                "Nothing was done. The arguments are too long."
            ),
            (
                "[]",
                "Nothing was done. The arguments: expected an object with nothing but name, size, parcel."
            ),
            (
                #"{"name":"","size":"huge","parcel":{"weights":[0.1]}}"#,
                "Nothing was done. name: expected a text of 1 to 10 characters. size: expected one of small, large, or "
                    + "null. parcel.count: expected a whole number from 1 to 9. parcel.weights[0]: expected a number "
                    + "from 0.5 to 20 with at most 1 decimal."
            ),
            (
                #"{"name":"a","parcel":{"count":2,"weights":[1]}}"#,
                "Nothing was done. parcel.weights: expected one for each."
            ),
        ])
    func refusals(arguments: String, sentence: String) {
        let refusal = #expect(throws: CallRefusal.self) { try Self.tool.output(of: arguments) }
        #expect(refusal?.description == sentence)
    }

    @Test("refuses what its type cannot hold, where the type stands")
    func converted() throws {
        let even = Shape<Int>.integer(0...9).converted("an even number") { $0 % 2 == 0 ? $0 / 2 : nil }
        let tool = Tool<[Int]>("half", "", Parameter("of", "", .list(of: even, 1...3))) { $0 }
        #expect(try tool.output(of: #"{"of":[2,4]}"#) == [1, 2])
        let refusal = #expect(throws: CallRefusal.self) { try tool.output(of: #"{"of":[2,3]}"#) }
        #expect(refusal?.description == "Nothing was done. of[1]: expected an even number.")
    }

    @Test("declares itself in strict JSON Schema, in the order of its parameters")
    func schema() {
        #expect(
            Self.tool.schema.json.printed() == """
                {"type":"object","properties":{"name":{"description":"What.","type":"string"},"size":{"description":\
                "How large.","type":["string","null"],"enum":["small","large",null]},"parcel":{"description":"In what.",\
                "anyOf":[{"type":"object","properties":{"count":{"description":"How many.","type":"integer","minimum":1,\
                "maximum":9},"weights":{"description":"Of each.","type":"array","items":{"type":"number","minimum":0.5,\
                "maximum":20},"minItems":1,"maxItems":9}},"required":["count","weights"],"additionalProperties":false},\
                {"type":"null"}]}},"required":["name","size","parcel"],"additionalProperties":false}
                """)
    }

    @Test("is found by its name among others, and a stranger is told who is there")
    func toolbox() throws {
        let other = Tool<Order>("other", "") { Order(name: "", size: nil, count: 0, weights: []) }
        let toolbox = Toolbox([Self.tool, other])
        #expect(try toolbox.output(of: "order", #"{"name":"a"}"#).name == "a")
        #expect(try toolbox.output(of: "other", "{}").count == 0)
        let refusal = #expect(throws: CallRefusal.self) { try toolbox.output(of: "SECRET", "{}") }
        #expect(
            refusal?.description == "Nothing was done. There is no such tool; there are: order, other.")
    }
}
