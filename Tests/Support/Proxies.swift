public import Proxy

/// Proxies before every server that an environment names: a program that is started with `environment` reaches none of
/// them but through the checkpoint.
public final class Proxies: Sendable {
    public let environment: [String: String]
    private let proxies: [Proxy]

    public init(before environment: [String: String], through checkpoint: Checkpoint) throws {
        var environment = environment
        var proxies: [Proxy] = []
        for (setting, server, wire) in Self.servers {
            guard let url = environment[setting], let match = url.firstMatch(of: /127\.0\.0\.1:(\d+)/),
                let port = Int(match.1)
            else { continue }
            let proxy = try Proxy(server, wire, to: port, through: checkpoint)
            proxies.append(proxy)
            environment[setting] = url.replacing("127.0.0.1:\(port)", with: "127.0.0.1:\(proxy.port)")
        }
        // The replica set's own configuration names the server's real address, and a driver that asks for it goes there.
        environment["MONGODB_URI"] = environment["MONGODB_URI"]?
            .replacing(/replicaSet=[^&]*/, with: "directConnection=true")
        self.environment = environment
        self.proxies = proxies
    }

    private static let servers: [(setting: String, server: String, wire: Wire)] = [
        ("REDIS_URL", "redis", .redis), ("MONGODB_URI", "mongo", .mongo), ("OPENAI_BASE_URL", "ai", .http),
        ("TELEGRAM_API_BASE", "telegram", .http),
    ]
}
