/// How much a Redis must promise before an update may be acknowledged.
public enum Durability: String, CaseIterable, Sendable {
    /// Nothing: for tests.
    case relaxed
    /// An acknowledged write survives a `kill -9` of the server: append-only file, synced at every write.
    case single
    /// It also survives the loss of the machine: one replica has it before it is acknowledged.
    case replicated

    /// What a server's settings lack, each with the line that mends it; empty when they are enough.
    ///
    /// - Parameter settings: as `CONFIG GET` answers.
    public func shortfalls(of settings: [String: String], replicas: Int) -> [String] {
        guard self != .relaxed else { return [] }
        var lines: [String] = []
        func require(_ name: String, _ value: String, because reason: String) {
            guard settings[name] != value else { return }
            lines.append(
                "Redis has \(name) \(settings[name] ?? "unset"); \(reason). Run: redis-cli CONFIG SET \(name) \(value), "
                    + "and write it into redis.conf")
        }
        require("appendonly", "yes", because: "acknowledged updates would be lost with the server")
        require("appendfsync", "always", because: "up to a second of acknowledged updates would be lost")
        require("no-appendfsync-on-rewrite", "no", because: "while it rewrites its file nothing would be synced")
        require("maxmemory-policy", "noeviction", because: "a full server would throw jobs away")
        if self == .replicated, replicas < 1 {
            lines.append(
                "Redis has no replica, and FAMILYBOT_DURABILITY is replicated. Start one with: redis-server --replicaof "
                    + "<host> <port>")
        }
        return lines
    }
}

extension Connection {
    /// Compares the server's settings with a durability class.
    ///
    /// - Returns: a line for each shortfall, with what mends it.
    public func shortfalls(for durability: Durability) async throws(ConnectionError) -> [String] {
        guard durability != .relaxed else { return [] }
        var settings: [String: String] = [:]
        for name in ["appendonly", "appendfsync", "no-appendfsync-on-rewrite", "maxmemory-policy"] {
            let pair = try await send(Command("CONFIG", "GET", name)).array ?? []
            if pair.count == 2, let value = pair[1].text { settings[name] = value }
        }
        let role = try await send(Command("ROLE")).array ?? []
        let replicas = role.count == 3 ? role[2].array?.count ?? 0 : 0
        return durability.shortfalls(of: settings, replicas: replicas)
    }
}
