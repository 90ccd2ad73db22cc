/// Something that a model may ask for: how it is told about it, and how the arguments of its calls become a value.
///
/// Whoever asks is nobody's argument: a schema never has a place for a person, a chat or a family.
public struct Tool<Output: Sendable>: Sendable {
    /// 1 to 64 of `A–Z a–z 0–9 _ -`.
    public let name: String
    /// For the model: when to use it, and when not; up to 1,024 characters.
    public let description: String
    private let shape: Shape<Output>

    /// Longer arguments are not looked at, in bytes.
    public static var longestArguments: Int { 32_768 }
    /// Nor deeper ones, in levels of objects and lists.
    public static var deepestArguments: Int { 8 }

    /// Declares a tool and what its arguments make.
    public init<each Part>(
        _ name: String, _ description: String, _ parameters: repeat Parameter<each Part>,
        assemble: @escaping @Sendable (repeat each Part) throws(Problem) -> Output
    ) {
        self.name = name
        self.description = description
        shape = .object(repeat each parameters, assemble: assemble)
    }

    /// What the arguments must follow.
    public var schema: Schema { shape.schema }

    /// The value that a call's arguments make, which are the text of a JSON object.
    public func output(of arguments: String) throws(CallRefusal) -> Output {
        let json: JSONValue
        do throws(JSONFault) {
            json = try JSONValue(
                parsing: arguments, longest: Self.longestArguments, deepest: Self.deepestArguments)
        } catch {
            throw .unreadable(error)
        }
        switch shape.value(of: json) {
        case .success(let output): return output
        case .failure(let problems): throw .problems(problems)
        }
    }
}
