internal import HTTPClient

/// A secret that leaves this module only in a request's header: printing and dumping it show `set`.
public struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    public init(_ value: String) { self.value = value }

    public var description: String { "set" }
    public var debugDescription: String { "set" }
    public var customMirror: Mirror { Mirror(self, children: []) }

    var header: Header { Header("Authorization", "Bearer \(value)") }
}
