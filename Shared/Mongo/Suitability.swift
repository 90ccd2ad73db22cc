internal import CMongo

/// What a server is, as far as it decides whether it can be used.
struct ServerFacts: Sendable, Equatable {
    var host: String
    /// The set that it is a member of.
    var replicaSet: String?
    /// It was started for a set that nobody has made yet.
    var awaitsInitiation = false
    /// It is a router in front of sharded servers.
    var isRouter = false
    var version: String

    /// Versions that the program is made for.
    static let supported = "6.0 to 8.0"

    /// What stands in the way, each with the line that mends it; empty when nothing does.
    func shortfalls(expecting expected: String?) -> [String] {
        var lines: [String] = []
        if !isRouter {
            if let replicaSet {
                if let expected, expected != replicaSet {
                    lines.append(
                        "MongoDB at \(host) belongs to the replica set \(replicaSet), the address asks for \(expected). "
                            + "Write replicaSet=\(replicaSet) into MONGODB_URI")
                }
            } else if awaitsInitiation {
                lines.append(
                    "MongoDB at \(host) waits for its replica set to be made. Run: mongosh \(host) --eval 'rs.initiate()'"
                )
            } else {
                lines.append(
                    "MongoDB at \(host) is a standalone server; transactions and backups need a replica set, be it of one. "
                        + "Start it with: mongod --replSet \(expected ?? "rs0"), and run once: "
                        + "mongosh \(host) --eval 'rs.initiate()'")
            }
        }
        if !isSupported {
            lines.append(
                "MongoDB at \(host) has version \(version); \(Self.supported) are supported. Install one of these and write "
                    + "its address into MONGODB_URI")
        }
        return lines
    }

    private var isSupported: Bool {
        let parts = version.split(separator: ".").prefix(2).compactMap { Int($0) }
        return parts.count == 2 && parts[0] >= 6 && (parts[0], parts[1]) <= (8, 0)
    }
}

extension Client {
    /// Compares the server with what the program needs.
    ///
    /// - Returns: a line for each shortfall, with what mends it.
    /// - Throws: `notConnected` when no server answers at all.
    public func shortfalls() async throws(MongoError) -> [String] {
        let address = address
        return try await Route(client: self, seat: .anyone, session: nil).run { link throws(MongoError) in
            var facts: [ServerFacts] = []
            do throws(MongoError) {
                let found = try ServerFacts(of: address.description) { command throws(MongoError) in
                    try link.run(command, on: "admin", session: nil)
                }
                facts = [found]
            } catch {
                guard case .notConnected = error else { throw error }
                // A server that is no member of the wanted set is never found: each is asked on its own what it is.
                for host in address.singleHosts {
                    if let found = try? host.facts() { facts.append(found) }
                }
                if facts.flatMap({ $0.shortfalls(expecting: address.replicaSet) }).isEmpty { throw .notConnected }
            }
            return facts.flatMap { $0.shortfalls(expecting: address.replicaSet) }
        }
    }
}
