import Domain
import Jobs
import Redis
import Support
import Testing

/// A server that is full, and one that is killed.
@Suite("Lanes on a Redis in trouble")
struct ServerTroubleTests {
    @Test("a full Redis takes no update in, lets the work go on, and has room again when it is done")
    func outOfMemory() async throws {
        let server = try await RedisServer.start()
        let worker = Worker(server)
        try await worker.lanes.load()
        let used = try await worker.usedMemory()
        _ = try await worker.connection.send(Command("CONFIG", "SET", "maxmemory", "\(used + 1_000_000)"))
        var accepted: [Int64] = []
        for update in Int64(1)...2000 {
            do {
                _ = try await worker.enqueue(update, payload: 2000)
                accepted.append(update)
            } catch ConnectionError.refused(let reply) {
                #expect(reply.name == .outOfMemory)
                break
            }
        }
        let refused = try #require(accepted.last) + 1
        #expect(accepted.count > 100 && accepted.count < 2000)

        let first = try #require(try await worker.take(1).first)
        #expect(try await worker.lanes.remember(Array(repeating: 1, count: 5000), of: "answer", first) != nil)
        #expect(try await worker.lanes.retry(first, attempts: 1, crashes: 0, delay: .zero, why: "full") == .settled)
        #expect(try await worker.lanes.promote(limit: 10) == 1)
        let again = try await worker.enqueueIsRefused(refused)
        #expect(again, "outputs go out while updates stay out")

        let finished = try await worker.drain()
        #expect(finished == accepted)
        #expect(try await worker.enqueue(refused, payload: 2000) == .ready, "a refused update leaves no seen-bit")
        #expect(try await worker.drain() == [refused])
    }

    @Test("a Redis that is killed has everything that it acknowledged when it is back")
    func killed() async throws {
        let server = try await RedisServer.start(durable: true)
        let lanes = Worker(server).lanes
        try await lanes.load()
        let total = Int64(400)
        // The kill comes in the middle: a fifth of the updates is acknowledged, the rest is under way.
        let acknowledged = try await withThrowingTaskGroup(of: Int64?.self) { group in
            let started = Worker(server)
            for update in 1...total {
                group.addTask {
                    do { return try await started.enqueue(update, payload: 200) == .ready ? update : nil } catch {
                        return nil
                    }
                }
            }
            var acknowledged: [Int64] = []
            for try await update in group {
                if let update { acknowledged.append(update) }
                if acknowledged.count == Int(total) / 5 && update != nil {
                    try await server.kill()
                    try await server.start()
                }
            }
            return acknowledged
        }
        #expect(acknowledged.count >= Int(total) / 5)

        let worker = Worker(server)
        let functions = try await worker.connection.send(Command("FUNCTION", "LIST")).array ?? []
        #expect(functions.count == 1, "the functions are in the append-only file too")
        for update in acknowledged {
            #expect(try await worker.enqueue(update, payload: 200) == .duplicate)
        }
        for update in 1...total { _ = try await worker.enqueue(update, payload: 200) }
        #expect(try await worker.drain() == Array(1...total))
    }

    @Test("a job that was done before the kill is not done again, one that was taken is")
    func killedWhileWorking() async throws {
        let server = try await RedisServer.start(durable: true)
        let before = Worker(server)
        for update in Int64(1)...3 { #expect(try await before.enqueue(update, payload: 10) == .ready) }
        let leases = try await before.take(10)
        #expect(try await before.lanes.done(leases[0], outputs: []) == .settled)
        #expect(try await before.lanes.remember([7], of: "answer", leases[1]) == [7])
        try await server.kill()
        try await server.start()

        let after = Worker(server)
        #expect(try await after.lanes.done(leases[0], outputs: []) == .lost)
        #expect(try await after.take(10).isEmpty)
        // Nobody could beat while Redis was away: it gives nothing away before it has been up for so long itself.
        let stream = "\(after.lanes.prefix)rdy:chat"
        _ = try await after.connection.send(
            Command("XCLAIM", stream, "w", "w1", "0", leases[1].entry, "IDLE", "7200000", "JUSTID"))
        #expect(
            try await after.lanes.reclaim(10, from: .chat, as: "w2", idle: .seconds(3600), crashLimit: 3).deliveries
                .isEmpty)
        #expect(try await after.lanes.done(leases[1], outputs: []) == .settled, "the lease outlives the server")
        let taken = try await after.lanes.reclaim(10, from: .chat, as: "w2", idle: .zero, crashLimit: 3).deliveries
        #expect(taken.map(\.lease.job) == [leases[2].job] && taken.first?.crashes == 1)
    }
}

/// A worker of the chat pool with a connection of its own. Every update has a lane of its own.
private struct Worker: Sendable {
    let connection: Connection
    let lanes: LaneFunctions

    init(_ server: RedisServer) {
        connection = server.connect()
        lanes = LaneFunctions(connection: connection, bot: 1)
    }

    func enqueue(_ update: Int64, payload: Int) async throws -> EnqueueOutcome {
        let item = Item.text(String(repeating: "x", count: payload), update: update)
        return try await lanes.enqueue(
            item, of: UpdateID(update), on: .conversation(ChatID(update), UserID(1)), from: UserID(1), capacity: 10,
            refusal: nil, deadline: .seconds(10))
    }

    func enqueueIsRefused(_ update: Int64) async throws -> Bool {
        do { _ = try await enqueue(update, payload: 2000) } catch ConnectionError.refused { return true }
        return false
    }

    func take(_ limit: Int) async throws -> [Lease] {
        guard case .deliveries(let deliveries) = try await lanes.take(limit, from: .chat, as: "w1") else { return [] }
        return deliveries.map(\.lease)
    }

    /// Finishes everything that waits, with an output that is finished too; the updates, sorted.
    func drain() async throws -> [Int64] {
        var finished: [Int64] = []
        while case .deliveries(let deliveries) = try await lanes.take(100, from: .chat, as: "w1") {
            for lease in deliveries.map(\.lease) {
                let reply = Item(
                    pool: .send, kind: .message, key: lease.job.output(0), arrival: 1, address: nil, payload: [1])
                let outputs = [Output(lane: .output(ChatID(1)), item: reply)]
                guard try await lanes.done(lease, outputs: outputs) == .settled else { continue }
                if let update = lease.lane.split(separator: ":").dropFirst().first.flatMap({ Int64($0) }) {
                    finished.append(update)
                }
            }
        }
        var sent = 0
        while case .deliveries(let deliveries) = try await lanes.take(100, from: .send, as: "w1") {
            for delivery in deliveries where try await lanes.done(delivery.lease, outputs: []) == .settled { sent += 1 }
        }
        #expect(sent == finished.count)
        return finished.sorted()
    }

    func usedMemory() async throws -> Int {
        let info = try await connection.send(Command("INFO", "memory")).text ?? ""
        let line = info.split(separator: "\r\n").first { $0.hasPrefix("used_memory:") }
        return try #require(line?.split(separator: ":").last.flatMap { Int($0) })
    }
}
