public import Logging
import Mongo
import Redis
public import ServiceLifecycle
public import Vault

/// Ends restores that died: without it a queue that was closed for one would stay so until an operator comes.
public struct RestoreWatch: Service {
    private static let pause = Duration.seconds(15)

    private let restoration: Restoration
    private let logger: Logger

    public init(restoration: Restoration, logger: Logger) {
        self.restoration = restoration
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await look()
                } catch is CancellationError {} catch let error as MongoError where error.isPassing {
                    // Said already by those who watch the servers.
                } catch is ConnectionError {
                    // The same.
                } catch {
                    logger.error("a restore that died cannot be ended", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)  // cancelled: the loop ends itself
            }
        }
    }

    private func look() async throws {
        switch try await restoration.settle() {
        case .nothing: break
        case .opened: logger.warning("opened a queue that nobody has closed any more")
        case .underWay(let file): logger.info("all data is being replaced", metadata: ["file": "\(file)"])
        case .undone(let file, let reason):
            logger.warning(
                "a restore had died: everything is as it was before",
                metadata: ["file": "\(file)", "reason": "\(reason ?? "it had not come so far")"])
        case .finished(let file):
            logger.warning("a restore had died and was carried through", metadata: ["file": "\(file)"])
        }
    }
}
