import Proxy
import Redis
import Support
import Testing

@Suite("A program is led to its servers through proxies")
struct EnvironmentTests {
    @Test("every local server of the environment is hidden behind one, and nothing else is changed")
    func environment() async throws {
        let redis = try await SharedRedis.server()
        let checkpoint = Checkpoint()
        let original = [
            "REDIS_URL": redis.url, "MONGODB_URI": "mongodb://127.0.0.1:27017/?replicaSet=rs0&appName=a",
            "OPENAI_BASE_URL": "https://api.openai.com/v1", "TELEGRAM_API_BASE": "http://127.0.0.1:1",
            "INGRESS_BIND": "127.0.0.1:8001",
        ]
        let proxies = try Proxies(before: original, through: checkpoint)
        let changed = proxies.environment
        #expect(changed["REDIS_URL"] != original["REDIS_URL"] && changed["REDIS_URL"]?.hasSuffix("/0") == true)
        #expect(changed["TELEGRAM_API_BASE"] != original["TELEGRAM_API_BASE"])
        #expect(changed["MONGODB_URI"]?.contains("27017") == false)
        #expect(changed["MONGODB_URI"]?.hasSuffix("/?directConnection=true&appName=a") == true)
        for setting in ["OPENAI_BASE_URL", "INGRESS_BIND"] { #expect(changed[setting] == original[setting]) }
        checkpoint.begin()
        let url = try #require(changed["REDIS_URL"])
        let connection = Connection(to: try Endpoint(parsing: url), name: "led")
        defer { connection.close() }
        _ = try await connection.send(Command("GET", "led"))
        #expect(checkpoint.passages.map(\.description) == ["1 → redis GET", "2 ← redis GET"])
    }
}
