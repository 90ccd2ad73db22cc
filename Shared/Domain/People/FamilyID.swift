/// A family of this installation. Nothing of one family is ever read or written for another.
public struct FamilyID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }

    /// Stands where a family would, in documents of the whole installation.
    public static let installation = FamilyID("installation")
}
