import CoreMetrics
import Foundation
import FoundationNetworking
import Logging
@testable import Operations
import ServiceLifecycle
import Testing

/// The page over a real socket. Where it listens is read from its log, as an operator would.
@Suite struct ObservabilityTests {
    @Test("metrics, liveness and readiness are served, and shutdown ends the service")
    func serves() async throws {
        let registry = MetricsRegistry()
        withMetricsFactory(registry) { Counter(metric: .imageBytesSaved).increment(by: 7) }
        let liveness = Liveness()
        let stuck = liveness.expect("take", within: .zero)
        try await withPage(registry: registry, liveness: liveness) { address in
            let metrics = try await get("http://\(address)/metrics")
            #expect(metrics.status == 200)
            #expect(metrics.type == "text/plain; version=0.0.4; charset=utf-8")
            #expect(metrics.body.contains("familybot_image_bytes_saved_total 7\n"))

            let dead = try await get("http://\(address)/livez")
            #expect(dead.status == 503)
            #expect(dead.body == #"{"checks":{"take":"down"},"status":"down"}"#)
            stuck.finish()
            #expect(try await get("http://\(address)/livez").status == 200)

            let ready = try await get("http://\(address)/readyz")
            #expect(ready.status == 200)
            #expect(ready.type == "application/json")
            #expect(ready.body == #"{"checks":{"redis":"ok"},"status":"ok"}"#)
            #expect(try await get("http://\(address)/other").status == 404)
        }
    }

    @Test("without METRICS_BIND two programs find two free ports of the range")
    func freePorts() async throws {
        try await withPage { first in
            try await withPage { second in
                #expect(first != second)
                for address in [first, second] {
                    #expect(address.hasPrefix("127.0.0.1:"))
                    #expect((9101...9199).contains(Int(address.dropFirst(10)) ?? 0))
                }
            }
        }
    }

    @Test("a set address that is taken is a configuration error")
    func taken() async throws {
        try await withPage { address in
            let bind = try #require(BindAddress(address))
            await #expect(throws: ConfigurationError.self) {
                try await page(bind: bind, logger: Logger(label: "x") { _ in SwiftLogNoOpLogHandler() }).run()
            }
        }
    }

    @Test(
        "so is one that is not of this machine, or whose name does not resolve",
        arguments: ["192.0.2.1", "no..name"])
    func foreign(host: String) async {
        await #expect(throws: ConfigurationError.self) {
            try await page(
                bind: BindAddress(host: host, port: 9100), logger: Logger(label: "x") { _ in SwiftLogNoOpLogHandler() }
            ).run()
        }
    }

    private func page(
        bind: BindAddress? = nil, registry: MetricsRegistry = MetricsRegistry(), liveness: Liveness = Liveness(),
        logger: Logger
    ) -> Observability {
        let readiness = Readiness(checks: [.init("redis") {}], deadline: .seconds(5), logger: logger)
        return Observability(
            bind: bind, registry: registry, liveness: liveness, readiness: readiness, logger: logger)
    }

    /// Runs the page on a free port for as long as `body` does, and ends it as a program's shutdown would.
    private func withPage(
        registry: MetricsRegistry = MetricsRegistry(), liveness: Liveness = Liveness(),
        _ body: (_ address: String) async throws -> Void
    ) async throws {
        let (addresses, continuation) = AsyncStream<String>.makeStream()
        let logger = Logger(label: "page") { _ in AddressLog(addresses: continuation) }
        let page = page(registry: registry, liveness: liveness, logger: logger)
        let group = ServiceGroup(configuration: .init(services: [page], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { continuation.finish() }
                try await group.run()
            }
            var iterator = addresses.makeAsyncIterator()
            try await body(try #require(await iterator.next()))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private func get(_ url: String) async throws -> (status: Int, type: String?, body: String) {
        let (data, response) = try await URLSession.shared.data(from: try #require(URL(string: url)))
        let http = try #require(response as? HTTPURLResponse)
        return (http.statusCode, http.value(forHTTPHeaderField: "Content-Type"), String(decoding: data, as: UTF8.self))
    }
}

private struct AddressLog: LogHandler {
    let addresses: AsyncStream<String>.Continuation
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(addresses: AsyncStream<String>.Continuation) { self.addresses = addresses }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        if event.message == "metrics listening", let address = event.metadata?["address"] {
            addresses.yield("\(address)")
        }
    }
}
