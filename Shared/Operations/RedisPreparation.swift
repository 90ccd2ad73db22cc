public import Logging
public import Redis
public import ServiceLifecycle

/// Waits for Redis, however long, and then lets the program begin; ends it when the server promises too little. Later, when a
/// failover can have led to a weaker server, it only says so: until somebody mends it the program stands where it is.
public struct RedisPreparation: Service {
    private static let pause = Duration.seconds(1)

    private let durability: DurabilityGuard
    private let prepare: @Sendable () async throws(ConnectionError) -> [String]
    private let begin: @Sendable () -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - durability: of the connection whose server is watched.
    ///   - prepare: returns what the server lacks.
    ///   - begin: called once, when the server is fit for use.
    public init(
        logger: Logger, durability: DurabilityGuard,
        prepare: @escaping @Sendable () async throws(ConnectionError) -> [String],
        begin: @escaping @Sendable () -> Void
    ) {
        self.durability = durability
        self.prepare = prepare
        self.begin = begin
        self.logger = logger
    }

    /// - Throws: `ConfigurationError` with the lines that mend the server.
    public func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                try await untilPrepared()
                begin()
                try await watch()
            }
        } catch is CancellationError {}
    }

    private func untilPrepared() async throws {
        var troubled = false
        while true {
            do {
                let shortfalls = try await prepare()
                guard shortfalls.isEmpty else { throw ConfigurationError(problems: shortfalls) }
                logger.notice("Redis is ready")
                return
            } catch ConnectionError.refused(let reply) where !reply.isPassing {
                throw ConfigurationError(
                    "REDIS_URL: \(reply). Its user needs CONFIG|GET, ROLE, FUNCTION and the data commands")
            } catch let error as ConnectionError {
                if !troubled { logger.warning("waiting for Redis", metadata: ["error": "\(error)"]) }
                troubled = true
                try await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    private func watch() async throws {
        var weak = false
        while true {
            try await Task.sleep(for: Self.pause)
            // Redis is away: those who need it say so.
            guard let shortfalls = try? await durability.shortfalls() else { continue }
            if !shortfalls.isEmpty, !weak {
                logger.error(
                    "Redis keeps less than was promised",
                    metadata: ["shortfalls": "\(shortfalls.joined(separator: "; "))"])
            }
            if shortfalls.isEmpty, weak { logger.notice("Redis keeps what was promised again") }
            weak = !shortfalls.isEmpty
        }
    }
}
