import Domain
import Jobs
import StandIn
import Testing
import WorkerRuntime

@Suite("«Стоп»", .timeLimit(.minutes(1)))
struct StopTests {
    @Test("with nothing to stop says so; in a group only when the bot is meant")
    func nothing() async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.text("стоп"), kind: .control) == ["phrase nothingToCancel"])
            #expect(try await bench.ask(.text("стоп", in: Event.group), kind: .control).isEmpty)
            let meant = try await bench.ask(.text("/cancel@FamilyBot", in: Event.group), kind: .control)
            #expect(meant == ["phrase nothingToCancel"])
        }
    }

    @Test("marks the job at work, and leaves the words to it", arguments: [Event.home, Event.group])
    func stops(_ chat: String) async throws {
        try await Bench.run { bench async throws in
            try await bench.put(.text("Сколько?", in: chat))
            _ = try await bench.take()
            #expect(try await bench.ask(.text("стоп", in: chat), kind: .control).isEmpty)
            #expect(try await bench.isCancelled(in: chat == Event.home ? 42 : -7))
        }
    }

    @Test("to another bot stops nothing of ours")
    func otherBot() async throws {
        try await Bench.run { bench async throws in
            try await bench.put(.text("@FamilyBot сколько?", in: Event.group))
            _ = try await bench.take()
            #expect(try await bench.ask(.text("/cancel@OtherBot", in: Event.group), kind: .control).isEmpty)
            #expect(try await !bench.isCancelled(in: -7))
        }
    }

    @Test("that has to run again does not stop what was asked in the meantime")
    func again() async throws {
        let outage = Outage(.json(502, "bad"))
        try await Bench.run(world: { call in call.method == "getMe" ? outage.answer : nil }) { bench async throws in
            try await bench.put(.text("стоп", in: Event.group), kind: .control)
            let first = try await bench.take()
            #expect(try await first.outcome() == ["later no_profile"])
            try await first.giveBack()
            outage.end()
            try await bench.put(.text("@FamilyBot сколько?", in: Event.group))
            #expect(try await bench.take().outcome().isEmpty)
            #expect(try await !bench.isCancelled(in: -7))
        }
    }

    @Test("makes the stopped job say that it stopped")
    func words() async throws {
        try await Bench.run { bench async throws in
            try await bench.put(.text("Сколько?"))
            let drafts = bench.pool.stopped(try await bench.take().job)
            #expect(drafts.map { String(decoding: $0.payload, as: UTF8.self) } == [#"{"phrase":"stopped"}"#])
        }
    }
}
