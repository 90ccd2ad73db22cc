import Glibc
import HTTPTypes
import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle

/// The page for machines of a program: `/metrics`, `/livez` and `/readyz` on `METRICS_BIND`.
///
/// Name it first in the `ServiceGroup`, so that it starts first, ends last and can be asked while the rest drains.
public struct Observability: Service {
    /// Where to look for a free port when `METRICS_BIND` is not set, so that several workers start on one machine.
    static let ports = 9101...9199

    private let bind: BindAddress?
    private let registry: MetricsRegistry
    private let liveness: Liveness
    private let readiness: Readiness
    private let logger: Logger

    /// - Parameter bind: nil takes the next free port of 127.0.0.1:9101–9199.
    public init(
        bind: BindAddress?, registry: MetricsRegistry, liveness: Liveness, readiness: Readiness, logger: Logger
    ) {
        self.bind = bind
        self.registry = registry
        self.liveness = liveness
        self.readiness = readiness
        self.logger = logger
    }

    /// Serves until shutdown. The address is logged as `metrics listening`.
    ///
    /// - Throws: `ConfigurationError` when the address, or every port of the range, is taken or is not of this machine.
    public func run() async throws {
        if let bind {
            guard try await serve(on: bind) else {
                throw ConfigurationError(
                    "METRICS_BIND \(bind) cannot be listened on: it is taken or not of this machine")
            }
            return
        }
        for port in Self.ports where try await serve(on: BindAddress(host: "127.0.0.1", port: port)) { return }
        throw ConfigurationError("METRICS_BIND is not set and no port of 127.0.0.1:9101-9199 is free")
    }

    /// Serves until shutdown and returns true, or false at once when the address cannot be had.
    private func serve(on address: BindAddress) async throws -> Bool {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        let application = Application(
            router: router,
            configuration: .init(address: .hostname(address.host, port: address.port)),
            onServerRunning: { _ in logger.info("metrics listening", metadata: ["address": "\(address)"]) },
            logger: quiet)
        do {
            try await application.run()
            return true
        } catch let error as IOError where [EADDRINUSE, EADDRNOTAVAIL, EACCES].contains(error.errnoCode) {
            return false
        } catch is SocketAddressError.UnknownHost {
            return false
        }
    }

    private var router: Router<BasicRequestContext> {
        let router = Router()
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: MetricsRegistry.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(string: registry.prometheusText())))
        }
        return router.addHealthRoutes(liveness: liveness, readiness: readiness)
    }
}
