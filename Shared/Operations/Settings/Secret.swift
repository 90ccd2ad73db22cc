/// A value that must never be printed: every description of it is `set`.
///
/// Not `Codable`, `Equatable` or `Hashable` on purpose: it leaves the type only where `reveal` is written.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    /// Takes the value in.
    public init(_ value: String) { self.value = value }

    /// The value itself, for the one place that sends it.
    public func reveal() -> String { value }

    public var description: String { "set" }
    public var debugDescription: String { "set" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
