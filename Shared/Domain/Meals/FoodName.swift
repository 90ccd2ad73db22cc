/// What a family calls a food of its own.
public struct FoodName: Hashable, Sendable, CustomStringConvertible {
    /// On one line.
    public let shown: String
    /// Equal for names that differ in spelling only.
    public let key: String

    /// Longer ones are no names.
    public static let longest = 100

    /// - Parameter said: nil when there is no letter and no digit, or too much text.
    public init?(_ said: String) {
        let shown = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let key = Spelling.key(of: shown)
        guard !key.isEmpty, shown.count <= Self.longest else { return nil }
        self.shown = shown
        self.key = key
    }

    public var description: String { shown }
}
