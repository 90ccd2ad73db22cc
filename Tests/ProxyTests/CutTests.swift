import Glibc
import Proxy
import Redis
import Support
import Testing
import Threading

@Suite("A program is killed before and after each of its messages", .timeLimit(.minutes(1)))
struct CutTests {
    /// Adds one to `a`, and to `b` when it knows that `a` has it; one process, so that a signal ends all of it.
    private static let script = """
        exec 3<>/dev/tcp/127.0.0.1/$0
        for key in a b; do
          printf '*2\\r\\n$4\\r\\nINCR\\r\\n$1\\r\\n%s\\r\\n' $key >&3
          read -r line <&3
        done
        echo finished
        """

    struct Outcome: Equatable {
        var status: Int32
        var a, b: Int
        var numbered: Int
    }

    @Test("the server knows of a request that was passed on, and of none that was not")
    func sides() async throws {
        let expected: [(Cut, a: Int, b: Int)] = [
            (.before(1), 0, 0), (.after(1), 1, 0), (.before(2), 1, 0), (.after(2), 1, 0),
            (.before(3), 1, 0), (.after(3), 1, 1), (.before(4), 1, 1), (.after(4), 1, 1),
        ]
        #expect(expected.map(\.0) == Cut.all(of: 4))
        for (cut, a, b) in expected {
            let outcome = try await run(cut)
            // Behind the last reply there is nothing more to wait for: it may have ended by itself.
            let statuses: Set<Int32> = cut == .after(4) ? [-9, 0] : [-9]
            #expect(statuses.contains(outcome.status), "\(cut)")
            #expect(outcome == Outcome(status: outcome.status, a: a, b: b, numbered: cut.number), "\(cut)")
        }
    }

    @Test("without a cut, or with one that is never reached, it runs to its end")
    func uncut() async throws {
        for cut in [nil, Cut.before(5)] {
            #expect(try await run(cut) == Outcome(status: 0, a: 1, b: 1, numbered: 4))
        }
    }

    @Test("two runs of the same have the same numbers")
    func stable() async throws {
        let redis = try await SharedRedis.server()
        var logs: [[String]] = []
        for _ in 0..<2 {
            let checkpoint = Checkpoint()
            let proxy = try Proxy("redis", .redis, to: redis.port, through: checkpoint)
            checkpoint.begin()
            #expect(try await ChildProcess("/bin/bash", ["-c", Self.script, "\(proxy.port)"]).exitStatus() == 0)
            logs.append(checkpoint.passages.map(\.description))
        }
        #expect(logs == [Self.log, Self.log])
    }

    private static let log = ["1 → redis INCR", "2 ← redis INCR", "3 → redis INCR", "4 ← redis INCR"]

    @Test("behind the cut nothing is passed on, on no connection and in no direction")
    func shut() async throws {
        let redis = try await SharedRedis.server()
        let checkpoint = Checkpoint { $0.words.contains("deadly") ? $0.name : nil }
        let proxy = try Proxy("redis", .redis, to: redis.port, through: checkpoint)
        let killed = Counter(after: 0)
        let connections = (0..<2).map { _ in connection(to: proxy) }
        defer { for connection in connections { connection.close() } }
        for connection in connections { _ = try await connection.send(Command("SET", "shut", "open")) }
        checkpoint.begin(cutting: .after(1)) { _ = killed.next() }
        for command in [Command("SET", "deadly", "1"), Command("SET", "shut", "passed")] {
            for connection in connections {
                await #expect(throws: ConnectionError.self) {
                    try await connection.send(command, deadline: .milliseconds(100))
                }
            }
        }
        #expect(killed.next() == 2)
        #expect(checkpoint.isCut)
        let direct = redis.connect()
        defer { direct.close() }
        #expect(try await direct.send(Command("GET", "shut")) == .bulk(Array("open".utf8)))
        #expect(try await direct.send(Command("GET", "deadly")) == .bulk(Array("1".utf8)))
    }

    private func run(_ cut: Cut?) async throws -> Outcome {
        let redis = try await RedisServer.start()
        let checkpoint = Checkpoint()
        let proxy = try Proxy("redis", .redis, to: redis.port, through: checkpoint)
        let victim = Locked<ChildProcess?>(nil)
        checkpoint.begin(cutting: cut) {
            // Its first message may be here before its pid is.
            while victim.withLock({ $0?.kill(SIGKILL) }) == nil { sched_yield() }
        }
        let child = try ChildProcess("/bin/bash", ["-c", Self.script, "\(proxy.port)"])
        victim.withLock { $0 = child }
        let status = try await child.exitStatus()
        let direct = redis.connect()
        defer { direct.close() }
        let values = try await direct.send(Command("MGET", "a", "b")).array?.map { Int($0.text ?? "0") ?? 0 }
        let (a, b) = (try #require(values?.first), try #require(values?.last))
        return Outcome(status: status, a: a, b: b, numbered: checkpoint.passages.count)
    }
}
