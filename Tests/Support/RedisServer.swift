import Foundation
public import Glibc
public import Redis
import Threading

/// A real Redis of the test's own on a free port, with its own folder; it ends with the test.
public final class RedisServer: Sendable {
    public let port: Int
    private let folder: String
    private let options: [String]
    private let environment: [String: String]
    private let process: Locked<ChildProcess?> = Locked(nil)

    public var url: String { "redis://127.0.0.1:\(port)/0" }
    public var pid: pid_t? { process.withLock { $0?.pid } }

    public var endpoint: Endpoint {
        Endpoint(location: .tcp(.init(host: "127.0.0.1", port: port)))
    }

    /// - Parameters:
    ///   - durable: with an append-only file that is synced at every write, as in production.
    ///   - clock: that it goes by; nil for the host's.
    public static func start(
        durable: Bool = false, options: [String] = [], clock: SetClock? = nil
    ) async throws -> RedisServer {
        let server = RedisServer(
            port: try freePort(),
            options: [
                "--save", "", "--maxmemory-policy", "noeviction", "--appendonly", durable ? "yes" : "no",
                "--appendfsync", durable ? "always" : "no",
            ] + options, environment: clock?.environment ?? [:])
        try await server.start()
        return server
    }

    private init(port: Int, options: [String], environment: [String: String]) {
        self.port = port
        self.options = options
        self.environment = environment
        folder = NSTemporaryDirectory() + "familybot-redis-\(port)-\(UUID().uuidString)"
    }

    deinit {
        process.withLock { $0?.kill(SIGKILL) }
        try? FileManager.default.removeItem(atPath: folder)  // a folder that stays in /tmp harms nobody
    }

    /// Starts the server, after a kill with what its append-only file holds; returns when it serves.
    public func start() async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let child = try ChildProcess(
            try Programs.onPath("redis-server"),
            ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--daemonize", "no"] + options,
            environment: environment)
        process.withLock { $0 = child }
        guard try await child.wrote("Ready to accept connections") else {
            throw Missing("Redis did not start: \(child.log)")
        }
    }

    /// Sends a signal; waits for the end when it is a deadly one.
    public func kill(_ signal: Int32 = SIGKILL) async throws {
        guard let child = process.withLock({ $0 }) else { return }
        child.kill(signal)
        if signal == SIGKILL || signal == SIGTERM { _ = try await child.exitStatus() }
    }

    /// A connection of the test's own.
    public func connect(_ name: String = "test") -> Connection { Connection(to: endpoint, name: name) }
}
