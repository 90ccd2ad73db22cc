public import Logging

/// Whether a program can do its work now, which is what `/readyz` tells: each of its own dependencies is asked.
public struct Readiness: Sendable {
    /// One dependency. `run` throws when it cannot be used, and must heed cancellation.
    public struct Check: Sendable {
        let name: String
        let run: @Sendable () async throws -> Void

        /// - Parameter name: as `/readyz` shows it.
        public init(_ name: String, run: @escaping @Sendable () async throws -> Void) {
            self.name = name
            self.run = run
        }
    }

    private let checks: [Check]
    private let deadline: Duration
    private let logger: Logger

    /// - Parameter deadline: for each check; they run side by side.
    public init(checks: [Check], deadline: Duration, logger: Logger) {
        self.checks = checks
        self.deadline = deadline
        self.logger = logger
    }

    /// Runs all checks. Why one failed goes to the log: the answer is public on the ingress.
    public func report() async -> HealthChecks {
        await withTaskGroup(of: (String, HealthChecks.Result).self) { group in
            for check in checks {
                group.addTask { (check.name, await result(of: check)) }
            }
            return HealthChecks(await group.reduce(into: [:]) { $0[$1.0] = $1.1 })
        }
    }

    private func result(of check: Check) async -> HealthChecks.Result {
        await withTaskGroup(of: HealthChecks.Result.self) { group in
            group.addTask {
                do {
                    try await check.run()
                    return .ok
                } catch is CancellationError {
                    return .late
                } catch {
                    logger.warning("check failed", error: error, metadata: ["check": "\(check.name)"])
                    return .down
                }
            }
            group.addTask {
                // Cancelled as soon as the check has answered; both ways lead out.
                try? await Task.sleep(for: deadline)
                return .late
            }
            let first = await group.next() ?? .late
            group.cancelAll()
            return first
        }
    }
}
