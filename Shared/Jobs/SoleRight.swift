public import Redis

/// A right that one program of all has at a time, and loses when it falls silent.
///
/// It saves work and noise. What must not happen twice needs more than this: a holder that stands still for longer than the
/// lifetime goes on when it wakes, beside its successor.
public struct SoleRight: Sendable {
    /// Until another may have it, when the holder says nothing.
    public let lifetime: Duration
    private let lanes: LaneFunctions
    private let name: String
    private let holder = String(UInt64.random(in: 0 ... .max), radix: 36)

    /// - Parameter name: the key behind the prefix.
    public init(_ name: String, lifetime: Duration, lanes: LaneFunctions) {
        self.name = name
        self.lifetime = lifetime
        self.lanes = lanes
    }

    /// Takes it where nobody has it, or keeps it.
    ///
    /// - Returns: whether it is held now.
    public func hold() async throws(ConnectionError) -> Bool {
        if try await set(expected: holder, new: holder) { return true }
        return try await set(expected: nil, new: holder)
    }

    /// Lets another have it at once.
    public func release() async throws(ConnectionError) { _ = try await set(expected: holder, new: nil) }

    private func set(expected: String?, new: String?) async throws(ConnectionError) -> Bool {
        try await lanes.compareAndSet(name, expected: expected, new: new, lifetime: lifetime).changed
    }
}
