/// A Swift type together with the schema of its values in JSON: declared once, so that the two cannot differ.
public struct Shape<Value: Sendable>: Sendable {
    public let schema: Schema
    /// Makes the value from what follows the schema. What the schema cannot say is said here.
    let make: @Sendable (JSONValue) throws(Problem) -> Value

    init(_ schema: Schema, make: @escaping @Sendable (JSONValue) throws(Problem) -> Value) {
        self.schema = schema
        self.make = make
    }

    /// The value of `json`, or everything that is wrong with it.
    public func value(of json: JSONValue) -> Result<Value, Problems> {
        let problems = schema.problems(of: json)
        if let problems = Problems(problems) { return .failure(problems) }
        do throws(Problem) {
            return .success(try make(json))
        } catch {
            return .failure(Problems(error))
        }
    }

    /// A value of another type, where `convert` can make one.
    ///
    /// - Parameter expectation: what the model is told otherwise, such as `a day as YYYY-MM-DD`.
    public func converted<Other: Sendable>(
        _ expectation: String, _ convert: @escaping @Sendable (Value) -> Other?
    ) -> Shape<Other> {
        Shape<Other>(schema) { json throws(Problem) in
            guard let other = convert(try make(json)) else {
                throw Problem("", "expected " + expectation)
            }
            return other
        }
    }

    /// The value or none.
    public var optional: Shape<Value?> {
        Shape<Value?>(.optional(schema)) { json throws(Problem) in json == .null ? nil : try make(json)
        }
    }
}

/// At least one problem.
public struct Problems: Error, Hashable, Sendable {
    public let all: [Problem]

    init(_ problem: Problem) { all = [problem] }

    init?(_ problems: [Problem]) {
        if problems.isEmpty { return nil }
        all = problems
    }
}
