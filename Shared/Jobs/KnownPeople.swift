public import Domain
public import Redis

/// The people for whom the door has no limits of strangers.
///
/// While there is no such set everyone is known. So nothing but a whole roll makes one, and a lost set is not begun anew by
/// whoever comes next.
public struct KnownPeople: Sendable {
    private static let addingScript = """
        if redis.call('EXISTS', KEYS[1]) == 0 then return -1 end
        return redis.call('SADD', KEYS[1], unpack(ARGV))
        """
    /// As many values as Lua surely takes at once.
    private static let chunk = 1000
    /// Nobody's id. Keeps the set of an installation without people.
    private static let sentinel = UserID(0)

    private let connection: Connection
    private let key: String

    init(connection: Connection, prefix: String) {
        self.connection = connection
        key = "\(prefix)known"
    }

    /// Notes at once that a person was taken into a family, or has left.
    public func note(_ user: UserID, isMember: Bool) async throws(ConnectionError) {
        if isMember { try await add([user]) } else { try await remove([user]) }
    }

    /// The set as it stands, which `correct` wants to have been read before the roll; nil while everyone is known.
    public func all() async throws(ConnectionError) -> Set<UserID>? {
        guard let members = try await connection.send(Command("SMEMBERS", key)).array else { throw .unexpectedReply }
        if members.isEmpty { return nil }
        let numbers = members.compactMap { $0.text.flatMap { Int64($0) } }
        return Set(numbers.map { UserID($0) }).subtracting([Self.sentinel])
    }

    /// Whether there is a set.
    public func exist() async throws(ConnectionError) -> Bool {
        try await connection.send(Command("EXISTS", key)).integer == 1
    }

    /// Makes the set what the roll says.
    ///
    /// Whoever is taken in meanwhile stays: only who was seen before the roll was read, and is not on it, goes.
    ///
    /// - Parameters:
    ///   - seen: the answer of `all` before the roll was read.
    ///   - roll: all members of all families.
    /// - Returns: how many came in and went out.
    @discardableResult
    public func correct(
        _ seen: Set<UserID>?, by roll: Set<UserID>
    ) async throws(ConnectionError) -> (added: Int, removed: Int) {
        guard let seen else {
            // In one command, or somebody would be a stranger between two.
            _ = try await connection.send(command("SADD", key, users: [Self.sentinel] + roll))
            return (roll.count, 0)
        }
        let (missing, superfluous) = (roll.subtracting(seen), seen.subtracting(roll))
        try await add(Array(missing))
        try await remove(Array(superfluous))
        return (missing.count, superfluous.count)
    }

    private func add(_ users: [UserID]) async throws(ConnectionError) {
        for start in stride(from: 0, to: users.count, by: Self.chunk) {
            let some = users[start..<min(start + Self.chunk, users.count)]
            _ = try await connection.send(command("EVAL", Self.addingScript, "1", key, users: some))
        }
    }

    private func remove(_ users: [UserID]) async throws(ConnectionError) {
        if users.isEmpty { return }
        _ = try await connection.send(command("SREM", key, users: users))
    }

    private func command(_ parts: String..., users: some Collection<UserID>) -> Command {
        Command(parts + users.map(\.description))
    }
}

extension LaneFunctions {
    /// The people whom the door knows.
    public var knownPeople: KnownPeople { KnownPeople(connection: connection, prefix: prefix) }
}
