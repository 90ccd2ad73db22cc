import Foundation
public import Glibc
public import Mongo
import Threading

/// A real mongod of the test's own on a free port, with its own folder, as a replica set of one; it ends with the test.
public final class MongoServer: Sendable {
    public let port: Int
    private let folder: String
    private let options: [String]
    private let process: Locked<ChildProcess?> = Locked(nil)

    /// How programs are told of it.
    public var uri: String { "mongodb://127.0.0.1:\(port)/?replicaSet=rs0" }
    public var pid: pid_t? { process.withLock { $0?.pid } }

    public var address: Address { get throws { try Address(parsing: uri) } }

    /// Starts a server that takes transactions.
    public static func start(options: [String] = []) async throws -> MongoServer {
        let server = try await startUninitiated(options: options)
        try await server.initiate()
        return server
    }

    /// A server that was started for a replica set, which is yet to be made.
    public static func startUninitiated(options: [String] = []) async throws -> MongoServer {
        let server = MongoServer(port: try freePort(), options: ["--replSet", "rs0"] + options)
        try await server.start(until: "Waiting for connections")
        return server
    }

    /// A server without a replica set, which the product refuses.
    public static func startStandalone() async throws -> MongoServer {
        let server = MongoServer(port: try freePort(), options: [])
        try await server.start(until: "Waiting for connections")
        return server
    }

    private init(port: Int, options: [String]) {
        self.port = port
        self.options = options
        folder = NSTemporaryDirectory() + "familybot-mongod-\(port)-\(UUID().uuidString)"
    }

    deinit {
        process.withLock { $0?.kill(SIGKILL) }
        try? FileManager.default.removeItem(atPath: folder)  // a folder that stays in /tmp harms nobody
    }

    /// Starts it again after a kill, with what its journal holds; returns when it is primary.
    public func restart() async throws { try await start(until: "Transition to primary complete") }

    private func start(until sign: String) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let child = try ChildProcess(
            try Programs.onPath("mongod"),
            [
                "--port", String(port), "--bind_ip", "127.0.0.1", "--nounixsocket", "--dbpath", folder,
                "--wiredTigerCacheSizeGB", "0.25", "--oplogSize", "50", "--noscripting",
                "--setParameter", "diagnosticDataCollectionEnabled=false",
                "--setParameter", "shutdownTimeoutMillisForSignaledShutdown=0",
            ] + options)
        process.withLock { $0 = child }
        guard try await child.wrote(sign) else { throw Missing("mongod did not start: \(child.log.suffix(2000))") }
    }

    private func initiate() async throws {
        let client = try Client(
            to: try Address(parsing: "mongodb://127.0.0.1:\(port)/?directConnection=true"), database: "admin",
            appName: "initiate", connections: 1)
        let member: Document = ["_id": 0, "host": .string("127.0.0.1:\(port)")]
        _ = try await client.database.run(
            ["replSetInitiate": ["_id": "rs0", "members": [.document(member)]]])
        await client.close()
        let child = process.withLock { $0 }
        guard try await child?.wrote("Transition to primary complete") == true else { throw Missing("a primary") }
    }

    /// Sends a signal; waits for the end when it is a deadly one.
    public func kill(_ signal: Int32 = SIGKILL) async throws {
        guard let child = process.withLock({ $0 }) else { return }
        child.kill(signal)
        if signal == SIGKILL || signal == SIGTERM { _ = try await child.exitStatus() }
    }

    /// A client of the test's own.
    public func connect(database: String = "test", connections: Int = 8) throws -> Client {
        try Client(to: address, database: database, appName: "test", connections: connections)
    }
}
