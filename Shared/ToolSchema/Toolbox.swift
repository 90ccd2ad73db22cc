/// Tools that are offered together, in a fixed order.
public struct Toolbox<Output: Sendable>: Sendable {
    public let tools: [Tool<Output>]

    /// Of two tools of one name the first is used.
    public init(_ tools: [Tool<Output>]) { self.tools = tools }

    /// The value that a call makes.
    ///
    /// - Parameters:
    ///   - name: as the model wrote it.
    ///   - arguments: the text of a JSON object, as the model wrote it.
    public func output(of name: String, _ arguments: String) throws(CallRefusal) -> Output {
        guard let tool = tools.first(where: { $0.name == name }) else {
            throw .unknownTool(known: tools.map(\.name))
        }
        return try tool.output(of: arguments)
    }
}
