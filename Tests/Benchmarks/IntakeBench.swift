import ArgumentParser
import Foundation
import HTTPClient
import Support

/// How much of the ingress an update costs, from the POST to its 200, with a real Redis behind it.
struct IntakeBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake", abstract: "CPU and rate of the webhook, one update of its own a request.")

    @Option(help: "Updates to send.")
    var updates = 40_000

    @Option(help: "Connections at a time.")
    var connections = 64

    @Flag(help: "With an append-only file that is synced before every 200, as in production.")
    var durable = false

    func run() async throws {
        let redis = try await RedisServer.start(durable: durable)
        let port = try freePort()
        let ingress = try ChildProcess(
            try Programs.path("familybot-ingress"), [],
            environment: [
                "TELEGRAM_BOT_TOKEN": World.token, "TELEGRAM_MODE": "webhook", "REDIS_URL": redis.url,
                "TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:\(port)/telegram", "TELEGRAM_WEBHOOK_SECRET": "s",
                "INGRESS_BIND": "127.0.0.1:\(port)", "METRICS_BIND": "127.0.0.1:\(try freePort())",
                "FAMILYBOT_DURABILITY": durable ? "single" : "relaxed", "LOG_LEVEL": "warning",
            ])
        try await untilReady("http://127.0.0.1:\(port)/readyz")
        let url = "http://127.0.0.1:\(port)/telegram"
        try await send(1..<2001, to: url)
        let before = try ProcessFigures(of: ingress.pid)
        let began = ContinuousClock.now
        try await send(2001..<(2001 + updates), to: url)
        let took = ContinuousClock.now - began
        let after = try ProcessFigures(of: ingress.pid)
        let cpu = (after.cpuSeconds - before.cpuSeconds) / Double(updates) * 1e6
        printJSON([
            "updates": updates, "connections": connections, "durable": durable,
            "per_second": Int(Double(updates) / (took / .seconds(1))), "ingress_cpu_us": cpu,
            "ingress_rss_mib": after.residentMiB,
        ])
    }

    private func send(_ numbers: Range<Int>, to url: String) async throws {
        let client = Client(maximumConnectionsPerHost: connections)
        defer { client.shutdown() }
        let next = Counter(after: Int64(numbers.lowerBound) - 1)
        let end = numbers.upperBound
        try await withThrowingTaskGroup { group in
            for _ in 0..<connections {
                group.addTask {
                    while true {
                        let number = Int(next.next())
                        if number >= end { return }
                        var request = Request(
                            .post, url, body: .bytes(Self.update(number), contentType: "application/json"),
                            timeout: .seconds(30))
                        request.headers = [Header("X-Telegram-Bot-Api-Secret-Token", "s")]
                        let status = try await client.send(request).status
                        guard status == 200 else { throw Missing("a 200; the webhook answered \(status)") }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// A Russian sentence of usual length as Telegram writes it, from one of 500 people.
    private static func update(_ number: Int) -> [UInt8] {
        let person = 10_000 + number % 500
        let text = String(repeating: #"\u043f\u0440\u0438\u0432\u0435\u0442 "#, count: 10)
        return Array(
            """
            {"update_id":\(number),"message":{"message_id":\(number),"from":{"id":\(person),"is_bot":false,\
            "first_name":"\\u0410\\u043d\\u044f","language_code":"ru"},"chat":{"id":\(person),"first_name":"A",\
            "type":"private"},"date":1700000000,"text":"\(text)"}}
            """.utf8)
    }
}
