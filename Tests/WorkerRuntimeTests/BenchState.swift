import Jobs
import Redis
import Support
import Testing

/// What the test sees of the queue.
extension Bench {
    /// Waits for outputs, as the sending pool would, and takes them out in the order of each chat.
    func outputs(_ count: Int) async throws -> [Item] {
        let waiting = server.connect("outputs")
        defer { waiting.close() }
        var items: [Item] = []
        while items.count < count {
            switch try await lanes.take(100, from: .send, as: "test") {
            case .deliveries(let deliveries):
                for delivery in deliveries {
                    items.append(try Item(decoding: delivery.item))
                    #expect(try await lanes.done(delivery.lease, outputs: []) == .settled)
                }
            case .nothing(let last):
                let command = Command("XREAD", "BLOCK", "30000", "STREAMS", "\(lanes.prefix)rdy:send", last)
                let news = try await waiting.send(command, deadline: .seconds(40))
                try #require(news != .null, "\(items.count) of \(count) outputs came")
            }
        }
        return items
    }

    /// Outputs that nobody has taken.
    func outputsLeft() async throws -> Int {
        try await connection.send(Command("XLEN", "\(lanes.prefix)rdy:send")).integer ?? -1
    }

    /// Where a person's lane stands: `r|chat|…`, `d|attempts|crashes`, or nil when it is empty.
    func state(of person: Int64 = 7) async throws -> String? {
        try await connection.send(Command("HGET", "\(lanes.prefix)cur", lane(of: person).description)).text
    }

    /// In how many seconds a person's lane goes on.
    func delay(of person: Int64 = 7) async throws -> Double {
        let due = try await connection.send(
            Command("ZSCORE", "\(lanes.prefix)dly", lane(of: person).description)
        ).text.flatMap { Double($0) }
        let time = try await connection.send(Command("TIME")).array?.compactMap(\.integer) ?? []
        try #require(time.count == 2)
        return try #require(due) / 1000 - Double(time[0]) - Double(time[1]) / 1_000_000
    }

    struct DeadLetter: Equatable {
        var lane: String
        var attempts: String
        var crashes: String
        var why: String
    }

    func deadLetters() async throws -> [DeadLetter] {
        let entries = try await connection.send(Command("XRANGE", "\(lanes.prefix)dead", "-", "+")).array ?? []
        return try entries.map { entry in
            let fields = try #require(entry.array?.last?.array).map { $0.text ?? "" }
            return DeadLetter(lane: fields[1], attempts: fields[3], crashes: fields[5], why: fields[7])
        }
    }

    /// Waits until the workers hold so many jobs.
    func untilHeld(_ counts: [Int]) async throws {
        while try await held().map(\.value).sorted() != counts { try Task.checkCancellation() }
    }

    /// Jobs that a worker holds, by worker.
    func held() async throws -> [String: Int] {
        let stream = "\(lanes.prefix)rdy:chat"
        let reply = try await connection.send(Command("XPENDING", stream, "w")).array ?? []
        var held: [String: Int] = [:]
        for entry in reply.last?.array ?? [] {
            if let pair = entry.array, pair.count == 2, let name = pair[0].text { held[name] = pair[1].integer }
        }
        return held
    }
}
