import Domain
import Jobs
import Support
import Testing
import Threading

@testable import WorkerRuntime

@Suite("Several workers", .timeLimit(.minutes(1)))
struct FleetTests {
    @Test("200 jobs on 20 lanes over three workers: each once, each lane in its order")
    func exactlyOnce() async throws {
        let bench = try await Bench()
        let pool = bench.pool(width: 7) { job in .done([Draft(job.text, to: job)]) }
        try await bench.run([pool, pool, pool]) { _ async throws in
            for number in 0..<10 {
                for person in 0..<20 { try await bench.enqueue("\(number)", from: Int64(person)) }
            }
            var seen: [Int64: [String]] = [:]
            for output in try await bench.outputs(200) {
                let person = try #require(output.address).chat.rawValue
                seen[person, default: []].append(output.text)
            }
            for person in 0..<20 { #expect(seen[Int64(person)] == (0..<10).map(String.init)) }
        }
        #expect(try await bench.outputsLeft() == 0)
        #expect(try await bench.deadLetters().isEmpty)
    }

    @Test("a worker holds no more jobs than it has places; the others are another's")
    func width() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        let gate = bench.gate()
        let narrow = bench.pool(width: 2) { _ in
            begun.send(())
            await gate.pass()
            return .done([])
        }
        for person: Int64 in 1...6 { try await bench.enqueue("x", from: person) }
        try await bench.run([narrow]) { _ async throws in
            _ = try await begun.next(2)
            #expect(try await bench.held().map(\.value) == [2])
            let wide = bench.pool(width: 10) { _ in
                begun.send(())
                await gate.pass()
                return .done([])
            }
            try await bench.run([wide]) { _ async throws in
                _ = try await begun.next(4)
                #expect(try await bench.held().map(\.value).sorted() == [2, 4])
                await gate.open()
            }
        }
        #expect(try await bench.held().isEmpty)
    }

    @Test("a job that Redis handed to a connection that was gone by then is given back, and counts no crash")
    func handedToNobody() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        let gate = bench.gate()
        let pool = bench.pool(width: 1) { job in
            if job.text == "first" {
                begun.send(())
                await gate.pass()
            }
            return .done([Draft("\(job.text) \(job.crashes)", to: job)])
        }
        try await bench.run([pool]) { _ async throws in
            try await bench.enqueue("first", from: 1)
            _ = try await begun.next(1)
            let consumer = try #require(try await bench.held().first?.key)
            try await bench.enqueue("second", from: 2)
            // The worker has no place and asks for nothing; so it was not this worker that hears the answer.
            guard case .deliveries = try await bench.lanes.take(1, from: .chat, as: consumer) else {
                throw Missing("a job to take")
            }
            await gate.open()
            #expect(try await bench.outputs(2).map(\.text) == ["first 0", "second 0"])
        }
    }

    @Test("a control job finds a place while all places of the pool chat are taken")
    func control() async throws {
        let bench = try await Bench()
        let begun = Signal<String>()
        let gate = bench.gate()
        let chat = bench.pool(width: 2) { job in
            begun.send(job.text)
            await gate.pass()
            return .done([])
        }
        let control = bench.pool(.control, width: 1) { job in
            begun.send(job.text)
            return .done([Draft("stopped", to: job)])
        }
        for person: Int64 in 1...3 { try await bench.enqueue("work", from: person) }
        try await bench.run(workers: [[chat, control]]) { _ async throws in
            _ = try await begun.next(2)
            try await bench.enqueue(control: "стоп", from: 3)
            #expect(try await begun.next(1) == ["стоп"])
            #expect(try await bench.outputs(1).map(\.text) == ["stopped"])
            await gate.open()
        }
    }

    @Test("a job with two crashes behind it runs alone, with no other job in the worker's hand")
    func quarantine() async throws {
        let bench = try await Bench()
        for person: Int64 in 1...4 { try await bench.enqueue("suspect", from: person) }
        guard case .deliveries(let taken) = try await bench.lanes.take(10, from: .chat, as: "dead") else {
            Issue.record("nothing to take")
            return
        }
        for delivery in taken {
            #expect(try await bench.lanes.giveBack(delivery.lease, attempts: 0, crashes: 2) == .settled)
        }
        for person: Int64 in 5...8 { try await bench.enqueue("innocent", from: person) }
        let company = Locked<[Int]>([])
        let pool = bench.pool { job in
            if job.text == "suspect" {
                let held = try await bench.held().map(\.value).reduce(0, +)
                company.withLock { $0.append(held) }
            }
            return .done([Draft("\(job.text) \(job.crashes)", to: job)])
        }
        try await bench.run([pool]) { _ async throws in
            let outputs = try await bench.outputs(8).map(\.text)
            #expect(
                outputs.sorted() == Array(repeating: "innocent 0", count: 4) + Array(repeating: "suspect 2", count: 4))
        }
        #expect(company.withLock { $0 } == [1, 1, 1, 1])
    }

    @Test("a worker whose places are always taken still takes over what a dead one has left")
    func busy() async throws {
        let bench = try await Bench()
        let begun = Signal<Void>()
        for _ in 1...6 { try await bench.enqueue("work", from: 2) }
        let pool = bench.pool(width: 1) { job in
            begun.send(())
            try await Task.sleep(for: .milliseconds(1700))  // the work: longer than the visibility
            return .done([Draft(job.text, to: job)])
        }
        try await bench.run([pool], visibility: .milliseconds(1500)) { _ async throws in
            _ = try await begun.next(2)
            try await bench.enqueue("orphan", from: 1)
            _ = try await bench.lanes.take(1, from: .chat, as: "dead")
            let order = try await bench.outputs(7).map(\.text)
            #expect(order.contains("orphan") && order.last == "work", "\(order)")
        }
    }

    @Test("Redis is killed and comes back while jobs run: every job is settled once")
    func outage() async throws {
        let server = try await RedisServer.start(durable: true)
        let bench = try await Bench(on: server)
        let begun = Signal<Void>()
        let gate = bench.gate()
        let pool = bench.pool(width: 5) { job in
            begun.send(())
            await gate.pass()
            let answer = try await job.step("answer") { job.text }
            return .done([Draft(answer, to: job)])
        }
        for number in 0..<4 {
            for person in 0..<10 { try await bench.enqueue("\(number)", from: Int64(person)) }
        }
        try await bench.run([pool, pool], visibility: .seconds(3)) { _ async throws in
            _ = try await begun.next(10)
            try await server.kill()
            await gate.open()
            try await server.start()
            var seen: [Int64: [String]] = [:]
            for output in try await bench.outputs(40) {
                let person = try #require(output.address).chat.rawValue
                seen[person, default: []].append(output.text)
            }
            for person in 0..<10 { #expect(seen[Int64(person)] == (0..<4).map(String.init)) }
        }
        #expect(try await bench.outputsLeft() == 0)
        #expect(try await bench.deadLetters().isEmpty)
        #expect(try await bench.lanes.lanes().isEmpty)
    }
}
