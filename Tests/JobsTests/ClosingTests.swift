import Domain
import Jobs
import Redis
import Support
import Testing

@Suite("A closed queue", .timeLimit(.minutes(1)))
struct ClosingTests {
    let lanes: LaneFunctions
    let lane = Lane.conversation(ChatID(7), UserID(7))

    init() async throws {
        lanes = LaneFunctions(connection: try await SharedRedis.server().connect(), bot: SharedRedis.bots.next())
    }

    @Test("takes in whatever comes and hands out nothing, in the order of before when it is open again")
    func waits() async throws {
        #expect(try await enqueue(1) == .ready)
        #expect(try await lanes.close(.closed, for: "restore") == 0)
        let closed = try #require(try await lanes.closedQueue())
        #expect(closed.closure == .closed && closed.holder == "restore")
        #expect(try await take().isEmpty)
        #expect(try await take(.photo).isEmpty, "a pool that nobody has asked for yet")
        #expect(try await enqueue(2) == .queued)
        #expect(try await take().isEmpty)
        #expect(try await lanes.open(for: "restore"))
        #expect(try await lanes.closedQueue() == nil)
        for number in 1...2 {
            let delivery = try #require(try await take().first)
            #expect(delivery.lease.job.rawValue == "\(number)-1700000000")
            #expect(try await lanes.done(delivery.lease, outputs: []) == .settled)
        }
    }

    @Test("while it drains lets jobs in hand end, and those of the dead be taken over; then it gives all of them back")
    func drains() async throws {
        _ = try await enqueue(1)
        let held = try #require(try await take().first)
        #expect(try await lanes.close(.draining, for: "restore") == 1)
        #expect(try await lanes.remember([1], of: "answer", held.lease) == [1])
        let over = try #require(
            try await lanes.reclaim(10, from: .chat, as: "b", idle: .zero, crashLimit: 3).deliveries.first)
        #expect(over.crashes == 1)
        #expect(try await lanes.close(.closed, for: "restore") == 0)
        // What the holder still says is lost.
        #expect(try await lanes.remember([2], of: "other", over.lease) == nil)
        #expect(try await lanes.done(over.lease, outputs: []) == .lost)
        let none = try await lanes.reclaim(10, from: .chat, as: "b", idle: .zero, crashLimit: 3)
        #expect(none.deliveries.isEmpty)
        #expect(try await lanes.open(for: "restore"))
        let again = try #require(try await take().first)
        #expect(again.lease.job == held.lease.job && again.memo == ["answer": [1]])
        #expect(again.attempts == 0 && again.crashes == 0, "it was not the job's fault")
        #expect(try await lanes.done(again.lease, outputs: []) == .settled)
    }

    @Test("is opened only by whoever closed it, and closed by nobody else meanwhile")
    func holders() async throws {
        _ = try await lanes.close(.draining, for: "one")
        await #expect(throws: QueueClosed.self) { try await lanes.close(.closed, for: "two") }
        #expect(try await !lanes.open(for: "two"))
        let closed = try #require(try await lanes.closedQueue())
        #expect(closed.closure == .draining && closed.holder == "one")
        #expect(try await lanes.open(for: "one"))
        #expect(try await !lanes.open(for: "one"))
        _ = try await lanes.close(.closed, for: "two")
    }

    private func enqueue(_ number: Int64) async throws -> EnqueueOutcome {
        try await lanes.enqueue(
            .text("\(number)", update: number), of: UpdateID(number), on: lane, from: nil, capacity: 100, refusal: nil,
            deadline: .seconds(5))
    }

    private func take(_ pool: PoolName = .chat) async throws -> [Delivery] {
        guard case .deliveries(let deliveries) = try await lanes.take(10, from: pool, as: "a") else { return [] }
        return deliveries
    }
}
