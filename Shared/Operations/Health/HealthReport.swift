public import FoundationEssentials

/// What a worker or the scheduler last saw of its dependencies; written to Redis as `health:<program>` every five
/// seconds, expiring after fifteen.
public struct HealthReport: Codable, Equatable, Sendable {
    /// How a dependency answered.
    public enum State: String, Codable, Sendable {
        case up
        case down
        /// Not configured, as an AI without a key.
        case off
    }

    /// As in the key, `health:<program>`.
    public let program: String
    /// Milliseconds since 1970.
    public let at: Int64
    /// A dependency that the program does not use is left out.
    public let redis: State?
    public let mongo: State?
    public let ai: State?
    public let telegram: State?
    /// Milliseconds of the last answer, by the dependency's name.
    public let latency: [Dependency: Double]

    /// - Parameter at: milliseconds since 1970, by the clock of Redis.
    public init(program: String, at: Int64, states: [Dependency: State], latency: [Dependency: Duration]) {
        self.program = program
        self.at = at
        redis = states[.redis]
        mongo = states[.mongo]
        ai = states[.ai]
        telegram = states[.telegram]
        self.latency = latency.mapValues { $0 / .milliseconds(1) }
    }

    /// Reads the stored form; fields of newer programs are ignored.
    public init(json: some DataProtocol) throws {
        self = try JSONDecoder().decode(HealthReport.self, from: Data(json))
    }

    /// The stored form.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(self)
    }

    /// Nil when the program does not use it.
    public func state(of dependency: Dependency) -> State? {
        switch dependency {
        case .redis: redis
        case .mongo: mongo
        case .ai: ai
        case .telegram: telegram
        }
    }
}

/// What the programs depend on.
public enum Dependency: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
    case redis, mongo, ai, telegram

    /// Without it nobody can be served. Without the AI the local sentences still work.
    public var isRequired: Bool { self != .ai }
}
