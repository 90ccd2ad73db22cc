/// What is wrong with one argument of a call, in words for the model that made it: where, and what is expected there.
/// Nothing of what the model wrote comes in, so that the sentence is fit for a log too.
public struct Problem: Error, Hashable, Sendable {
    /// `items[2].grams`; empty for the arguments as a whole.
    public let path: String
    /// `expected a number from 1 to 5000`
    public let expectation: String

    public init(_ path: String, _ expectation: String) {
        self.path = path
        self.expectation = expectation
    }

    /// The same problem of a part of something larger.
    func inside(_ outer: String) -> Problem {
        if outer.isEmpty { return self }
        if path.isEmpty { return Problem(outer, expectation) }
        return Problem(path.hasPrefix("[") ? outer + path : "\(outer).\(path)", expectation)
    }
}

extension Problem: CustomStringConvertible {
    /// `items[2].grams: expected a number from 1 to 5000.`
    public var description: String { (path.isEmpty ? "The arguments" : path) + ": \(expectation)." }
}
