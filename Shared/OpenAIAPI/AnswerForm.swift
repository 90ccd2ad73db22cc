public import ToolSchema

/// The form that an answer is to have: a Swift type whose schema the server holds the model to, and which is checked here too,
/// because not every server does that.
public struct AnswerForm<Value: Sendable>: Sendable {
    /// 1 to 64 of `A–Z a–z 0–9 _ -`.
    public let name: String
    private let shape: Shape<Value>

    /// Longer answers are not looked at, in bytes.
    public static var longestAnswer: Int { 65_536 }
    /// Nor deeper ones, in levels of objects and lists.
    public static var deepestAnswer: Int { 10 }

    /// Declares the parts of an answer and what they make. The model writes them in this order.
    public init<each Part>(
        _ name: String, _ parts: repeat Parameter<each Part>,
        assemble: @escaping @Sendable (repeat each Part) throws(Problem) -> Value
    ) {
        self.name = name
        shape = .object(repeat each parts, assemble: assemble)
    }

    /// What the answer must follow.
    public var schema: Schema { shape.schema }

    /// The value that an answer's text makes.
    public func value(of text: String) throws(AnswerFault) -> Value {
        let json: JSONValue
        do throws(JSONFault) {
            json = try JSONValue(parsing: unfenced(text), longest: Self.longestAnswer, deepest: Self.deepestAnswer)
        } catch {
            throw .unreadable(error)
        }
        switch shape.value(of: json) {
        case .success(let value): return value
        case .failure(let problems): throw .problems(problems)
        }
    }
}

/// Why a whole answer is not of its form. Its description holds nothing of what the model wrote.
public enum AnswerFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// No JSON, or too much of it.
    case unreadable(JSONFault)
    /// JSON that does not follow the schema.
    case problems(Problems)

    public var description: String {
        switch self {
        case .unreadable(let fault): "an answer that is no value: \(fault)"
        case .problems(let problems): problems.all.prefix(10).map(\.description).joined(separator: " ")
        }
    }
}

/// Models that no server holds to a form like to put a fence of Markdown around their JSON.
private func unfenced(_ text: String) -> String {
    let lines = text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first, first.hasPrefix("```"), lines.count > 2, lines[lines.count - 1].hasPrefix("```")
    else {
        return text
    }
    return lines[1..<(lines.count - 1)].joined(separator: "\n")
}
