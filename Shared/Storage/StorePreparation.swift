public import FamilyStore
public import Logging
public import Mongo
public import Operations
public import ServiceLifecycle
import Threading
import Vault

/// Waits for MongoDB, however long, and makes the store ready; later it watches whether the server is there. Ends the program
/// when the server cannot be used.
///
/// Nobody waits for it: a program works without MongoDB as far as it can, and asks `isReady` before it stores anything.
public final class StorePreparation: Service {
    private static let pause = Duration.seconds(5)
    private static let patience = Duration.seconds(3)

    private let client: Client
    private let store: Store
    private let settings: StorageSettings
    private let watch: DependencyWatch
    private let logger: Logger
    private let ready = Locked(false)

    public init(client: Client, store: Store, settings: StorageSettings, watch: DependencyWatch, logger: Logger) {
        self.client = client
        self.store = store
        self.settings = settings
        self.watch = watch
        self.logger = logger
    }

    /// Whether collections, indexes and the first owners are there, and stay.
    public var isReady: Bool { ready.withLock { $0 } }

    /// - Throws: `ConfigurationError` with the lines that mend the server.
    public func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                try await self.prepare()
                try await self.look()
            }
        } catch is CancellationError {}
    }

    private func prepare() async throws {
        var troubled = false
        while true {
            do {
                let shortfalls = try await client.shortfalls()
                guard shortfalls.isEmpty else { throw ConfigurationError(problems: shortfalls) }
                try await waitForRestore()
                try await store.prepare()
                try await store.installOwners(settings.owners, settings: settings.newcomers)
                watch.note(.mongo, succeeded: true)
                ready.withLock { $0 = true }
                logger.notice("MongoDB is ready", metadata: ["address": "\(client.address)"])
                return
            } catch let error as MongoError {
                try Task.checkCancellation()
                guard error.isPassing else { throw ConfigurationError("MONGODB_URI: \(error)") }
                watch.note(.mongo, succeeded: false)
                if !troubled { logger.warning("waiting for MongoDB", metadata: ["error": "\(error)"]) }
                troubled = true
            }
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    /// Waits while all data is being replaced.
    private func waitForRestore() async throws {
        while try await client.database.isBeingRestored() {
            logger.info("waiting for the end of a restore")
            try await Task.sleep(for: Self.pause)
        }
    }

    private func look() async throws {
        var troubled = false
        while true {
            try await Task.sleep(for: Self.pause)
            do throws(MongoError) {
                try await client.ping(within: Self.patience)
                watch.note(.mongo, succeeded: true)
                if troubled { logger.notice("MongoDB is back") }
                troubled = false
                let isBeingRestored = try await client.database.isBeingRestored()
                ready.withLock { $0 = !isBeingRestored }
            } catch {
                watch.note(.mongo, succeeded: false)
                if !troubled { logger.warning("MongoDB does not answer", metadata: ["error": "\(error)"]) }
                troubled = true
            }
        }
    }
}
