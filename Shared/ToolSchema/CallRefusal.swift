/// Why a call is not carried out. Its description is a sentence for the model, which can do better with it, and holds
/// nothing of what the model wrote.
public enum CallRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no tool of that name among these.
    case unknownTool(known: [String])
    /// The arguments are no JSON, or too much of it.
    case unreadable(JSONFault)
    /// The arguments do not follow the schema.
    case problems(Problems)

    /// More problems than these help nobody.
    private static let mostProblems = 10

    public var description: String {
        switch self {
        case .unknownTool(let known):
            "Nothing was done. There is no such tool; there are: \(known.joined(separator: ", "))."
        case .unreadable(.tooLong): "Nothing was done. The arguments are too long."
        case .unreadable(.tooDeep): "Nothing was done. The arguments are nested too deeply."
        case .unreadable(.notJSON): "Nothing was done. The arguments are not JSON."
        case .problems(let problems):
            "Nothing was done. "
                + problems.all.prefix(Self.mostProblems).map(\.description).joined(separator: " ")
        }
    }
}
