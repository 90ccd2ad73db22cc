public import Redis

extension LaneFunctions {
    /// Makes a reachable Redis ready: its settings are compared with what was promised, and the functions are loaded.
    ///
    /// - Returns: what the server lacks, each with the line that mends it; nothing was loaded then.
    public func prepare(for durability: Durability) async throws(ConnectionError) -> [String] {
        let shortfalls = try await connection.shortfalls(for: durability)
        guard shortfalls.isEmpty, let conflict = try await load() else { return shortfalls }
        return [conflict]
    }
}
