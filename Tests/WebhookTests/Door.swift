import HTTPClient
import Hummingbird
import HummingbirdCore
import Jobs
import Logging
import Operations
import Redis
import StandIn
import Support

@testable import Webhook

/// The ingress as its program wires it, on a free port, in front of a real Redis.
struct Door: Sendable {
    static let path = "/telegram/hook"
    static let secrets = ["first_secret-1", "second_secret-2"]

    let port: Int
    let intake: Intake
    let lanes: LaneFunctions
    let liveness: Liveness
    private let client: Client

    /// Runs `body` with an open door, which closes with it.
    static func open(
        to server: RedisServer, isOpen: Bool = true, durability: Durability = .relaxed,
        limits: ClientLimits = .standard, _ body: @Sendable (Door) async throws -> Void
    ) async throws {
        let bot = SharedRedis.bots.next()
        let lanes = LaneFunctions(connection: server.connect("door"), bot: bot)
        defer { lanes.connection.close() }
        let intakeConnection = server.connect("intake")
        defer { intakeConnection.close() }
        let client = Client(maximumConnectionsPerHost: 16)
        defer { client.shutdown() }
        let intake = Intake(
            lanes: LaneFunctions(connection: intakeConnection, bot: bot), durability: durability, logger: .silent)
        if isOpen { intake.open() }
        let liveness = Liveness()
        let (ports, started) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router(intake, lanes, liveness), server: limits.server,
            configuration: .init(
                address: .hostname("127.0.0.1", port: 0), serverName: nil,
                availableConnectionsDelegate: .maximum(limits.connections, logger: .silent)),
            onServerRunning: { started.yield($0.localAddress?.port ?? 0) }, logger: .silent)
        try await serving(application, logger: .silent) {
            for await port in ports {
                return try await body(
                    Door(port: port, intake: intake, lanes: lanes, liveness: liveness, client: client))
            }
        }
    }

    private static func router(
        _ intake: Intake, _ lanes: LaneFunctions, _ liveness: Liveness
    ) -> Router<BasicRequestContext> {
        let connection = lanes.connection
        let readiness = Readiness(
            checks: [.init("redis") { _ = try await connection.send(Command("PING"), deadline: .seconds(1)) }],
            deadline: .seconds(2), logger: .silent)
        let router = Router()
        WebhookRoute(secret: SharedSecret(secrets), intake: intake).add(to: router, path: path)
        HealthRoute(lanes: lanes).add(to: router)
        router.addHealthRoutes(liveness: liveness, readiness: readiness)
        APIDescription.add(to: router, webhookPath: path)
        return router
    }

    /// - Parameter secret: nil shows none.
    func post(_ body: String, secret: String? = secrets[0]) async throws -> HTTPClient.Response {
        try await post(Array(body.utf8), secret: secret)
    }

    func post(_ body: [UInt8], secret: String? = secrets[0]) async throws -> HTTPClient.Response {
        let headers = secret.map { [Header("X-Telegram-Bot-Api-Secret-Token", $0)] } ?? []
        return try await client.send(
            .init(
                .post, "http://127.0.0.1:\(port)\(Self.path)", headers: headers,
                body: .bytes(body, contentType: "application/json"), timeout: .seconds(20)))
    }

    func get(_ path: String) async throws -> HTTPClient.Response {
        try await client.send(.init(.get, "http://127.0.0.1:\(port)\(path)", timeout: .seconds(20)))
    }

    /// The items of a lane as they are stored.
    func items(of lane: String) async throws -> [Item] {
        let stored = try await lanes.connection.send(Command("LRANGE", "\(lanes.prefix)l:\(lane)", "0", "-1"))
        return try (stored.array ?? []).map { try Item(decoding: $0.bytes ?? []) }
    }
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

extension HTTPClient.Response {
    var text: String { String(decoding: body, as: UTF8.self) }
}
