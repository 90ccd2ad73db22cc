public import Logging
public import Redis
public import ServiceLifecycle

/// Waits for Redis, however long, and then lets the program begin; ends it when the server promises too little.
public struct RedisPreparation: Service {
    private let prepare: @Sendable () async throws(ConnectionError) -> [String]
    private let begin: @Sendable () -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - prepare: returns what the server lacks.
    ///   - begin: called once, when the server is fit for use.
    public init(
        logger: Logger, prepare: @escaping @Sendable () async throws(ConnectionError) -> [String],
        begin: @escaping @Sendable () -> Void
    ) {
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
            }
        } catch is CancellationError {
            return
        }
        // A service that returns would end the program.
        try? await gracefulShutdown()
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
}
