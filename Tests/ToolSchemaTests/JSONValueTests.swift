import Foundation
import Testing
import ToolSchema

@Suite("JSON values")
struct JSONValueTests {
    private static let text =
        #"{"b":[1,-2.5,true,null,{}],"a":"\"\\\n\r\t\u0000 Борщ 🍲","":{"c":[]}}"#
    private static let value: JSONValue = [
        "b": [1, -2.5, true, .null, [:]], "a": "\"\\\n\r\t\0 Борщ 🍲", "": ["c": []],
    ]

    @Test("are printed in the order in which they were made, and as others read them")
    func printed() throws {
        #expect(Self.value.printed() == Self.text)
        let foreign = try JSONSerialization.jsonObject(with: Data(Self.text.utf8)) as? NSDictionary
        #expect(foreign?["a"] as? String == "\"\\\n\r\t\0 Борщ 🍲")
        #expect(
            JSONValue.list([.number(.nan), .number(.infinity), 1e30]).printed() == "[null,null,1e+30]")
    }

    @Test("are read again, fields by their names", arguments: 0..<100)
    func read(seed: Int) throws {
        var dice = Dice(seed: seed)
        let schema = dice.object(depth: 4)
        let value = dice.value(of: schema)
        let again = try JSONValue(parsing: value.printed(), longest: 100_000, deepest: 10)
        #expect(again.sorted == value.sorted)
        #expect(schema.problems(of: again).isEmpty)
    }

    @Test(
        "whole numbers are whole however they are written",
        arguments: [
            ("1", .integer(1)), ("1.0", .integer(1)), ("1e2", .integer(100)), ("-0.5", .number(-0.5)),
        ]
            as [(String, JSONValue)])
    func numbers(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text, longest: 10, deepest: 1) == value)
    }

    @Test(
        "what is not JSON is refused by name",
        arguments: [
            ("", .notJSON), ("{", .notJSON), ("{} {}", .notJSON), ("{'a':1}", .notJSON),
            ("nul", .notJSON),
            ("\"\\ud800\"", .notJSON), ("[1e999]", .notJSON), ("\u{0}", .notJSON),
            (String(repeating: " ", count: 101), .tooLong), ("[[[[]]]]", .tooDeep),
            (#"{"a":{"b":[{}]}}"#, .tooDeep),
            (String(repeating: "[", count: 100), .tooDeep),
        ] as [(String, JSONFault)])
    func faults(text: String, fault: JSONFault) {
        #expect(throws: fault) { try JSONValue(parsing: text, longest: 100, deepest: 3) }
    }

    @Test(
        "brackets inside texts do not count as depth",
        arguments: [#"{"a":"[[[[[{{{"}"#, #"{"a":"\"[[[[["}"#, #"["\\",["["]]"#])
    func depth(text: String) throws {
        #expect(try JSONValue(parsing: text, longest: 100, deepest: 2).printed() == text)
    }
}

extension JSONValue {
    /// The same value with the fields of all objects by their names.
    fileprivate var sorted: JSONValue {
        switch self {
        case .list(let elements): .list(elements.map(\.sorted))
        case .object(let fields):
            .object(fields.map { Field($0.name, $0.value.sorted) }.sorted { $0.name < $1.name })
        case .number(let number): Int(exactly: number).map { .integer($0) } ?? self
        default: self
        }
    }
}
