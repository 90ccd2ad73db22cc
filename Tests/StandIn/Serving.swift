public import Logging
public import ServiceLifecycle

/// Runs `body` beside a server, and ends that in good order.
///
/// Not by cancelling it: a cancelled server drops connections that it has not taken up yet, and NIO stops the process for that.
public func serving(
    _ server: some Service, logger: Logger, _ body: @Sendable () async throws -> Void
) async throws {
    let services = ServiceGroup(services: [server], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await services.run() }
        var failure: (any Error)?
        do { try await body() } catch { failure = error }
        await services.triggerGracefulShutdown()
        try await group.waitForAll()
        if let failure { throw failure }
    }
}
