import Redis
import Support
import Testing

@Suite("Many tasks over one connection")
struct PipeliningTests {
    @Test("10,000 concurrent commands get their own replies")
    func concurrency() async throws {
        let connection = try await SharedRedis.server().connect()
        defer { connection.close() }
        let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<10_000 {
                group.addTask {
                    let text = "\(number) " + String(repeating: "я", count: number % 300)
                    return try await connection.send(Command("ECHO", text), deadline: .seconds(60)).text != text
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wrong == 0)
        #expect(connection.status.connects == 1)
    }

    @Test("commands run in the order in which they were submitted")
    func order() async throws {
        let connection = try await SharedRedis.server().connect()
        defer { connection.close() }
        let (replies, replied) = AsyncStream.makeStream(of: Int?.self)
        for _ in 0..<5000 {
            connection.submit(Command("INCR", "pipelining:order"), deadline: .seconds(60)) { result in
                replied.yield(try? result.get().integer)  // nil fails the comparison below
            }
        }
        var seen: [Int?] = []
        for await reply in replies.prefix(5000) { seen.append(reply) }
        #expect(seen == Array(1...5000))
    }

    @Test("commands of many tasks share writes, those of one task that waits do not")
    func groupCommit() async throws {
        let server = try await RedisServer.start()
        let connection = server.connect()
        defer { connection.close() }
        let alone = try await reads(of: server) {
            for _ in 0..<2000 { _ = try await connection.send(Command("PING")) }
        }
        let together = try await reads(of: server) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<2000 { group.addTask { _ = try await connection.send(Command("PING")) } }
                try await group.waitForAll()
            }
        }
        #expect(alone >= 2000)
        #expect(together < alone / 2, "the server read \(together) times")
    }

    /// How often the server read from any socket meanwhile.
    private func reads(of server: RedisServer, during body: () async throws -> Void) async throws -> Int {
        let observer = server.connect("observer")
        defer { observer.close() }
        let before = try await total(observer)
        try await body()
        return try await total(observer) - before
    }

    private func total(_ observer: Connection) async throws -> Int {
        let info = try #require(try await observer.send(Command("INFO", "stats")).text)
        let line = try #require(
            info.split(whereSeparator: \.isNewline).first { $0.hasPrefix("total_reads_processed:") })
        return try #require(Int(line.drop { $0 != ":" }.dropFirst()))
    }
}
