internal import Threading

/// Compares the server behind a connection with what was promised, and again whenever the connection was made anew: after a
/// failover it may lead to a server that keeps less.
public final class DurabilityGuard: Sendable {
    private let connection: Connection
    private let durability: Durability
    /// Which of the connections, by its number, leads to a server that keeps enough.
    private let fit = Locked<Int?>(nil)

    public init(_ durability: Durability, of connection: Connection) {
        self.durability = durability
        self.connection = connection
    }

    /// What the server lacks, each with the line that mends it. While nothing is lacking it is asked once a connection.
    public func shortfalls() async throws(ConnectionError) -> [String] {
        guard durability != .relaxed else { return [] }
        for _ in 1...3 {
            let number = connection.status.connects
            if fit.withLock({ $0 == number }) { return [] }
            let lines = try await connection.shortfalls(for: durability)
            if !lines.isEmpty { return lines }
            // Made anew meanwhile: nobody knows which server has answered.
            guard connection.status.connects == number else { continue }
            fit.withLock { $0 = number }
            return []
        }
        throw .connectionLost
    }

    /// - Throws: `tooWeak` when the server keeps less than was promised.
    public func check() async throws(ConnectionError) {
        guard try await shortfalls().isEmpty else { throw .tooWeak }
    }

    /// Runs a command on the guarded connection, whose success may be told to others.
    ///
    /// - Throws: `connectionLost` when the connection was made anew meanwhile; the command may have run.
    public func kept<Result: Sendable>(
        _ write: () async throws(ConnectionError) -> Result
    ) async throws(ConnectionError) -> Result {
        guard durability != .relaxed else { return try await write() }
        try await check()
        let number = fit.withLock { $0 }
        let result = try await write()
        guard connection.status.connects == number else { throw .connectionLost }
        return result
    }
}
