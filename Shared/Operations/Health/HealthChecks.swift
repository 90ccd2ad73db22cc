import FoundationEssentials

/// The answer of `/livez` and `/readyz`: `{"checks":{"redis":"ok"},"status":"ok"}`.
public struct HealthChecks: Equatable, Codable, Sendable {
    /// What one check, or all of them together, came to.
    public enum Result: String, Codable, Sendable {
        case ok
        case down
        /// No answer within the deadline.
        case late
    }

    /// `ok` or `down`.
    public let status: Result
    /// By name.
    public let checks: [String: Result]

    /// Down as soon as one check is not `ok`.
    public init(_ checks: [String: Result]) {
        self.checks = checks
        status = checks.values.allSatisfy { $0 == .ok } ? .ok : .down
    }

    /// 200 rather than 503.
    public var isOK: Bool { status == .ok }

    /// With sorted keys, so that equal states are equal texts.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
