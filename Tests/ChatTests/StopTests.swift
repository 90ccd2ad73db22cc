import Domain
import FamilyStore
import Jobs
import Operations
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

    @Test("that comes when something is stored says so, and the job goes on to tell of it")
    func tooLate() async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            try await bench.put(.text("посмотрел фильм Дюна, оценка 9/10"))
            let run = try await bench.take()
            let said = try await run.outcome()
            #expect(said[0].contains("«Дюна» — 9 из 10"))
            #expect(try await bench.ask(.text("стоп"), kind: .control) == ["phrase tooLateToStop"])
            #expect(try await !bench.isCancelled(in: 42))
            try await run.giveBack()
            let again = try await bench.take()
            #expect(!again.delivery.isCancelled)
            #expect(try await again.outcome() == said)
        }
    }

    @Test(
        "that came first lets nothing be stored",
        arguments: ["посмотрел фильм Дюна, оценка 9/10", "/language en", "/reset"]
    )
    func inTime(_ text: String) async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            try await bench.put(.text(text))
            let run = try await bench.take()
            #expect(try await bench.ask(.text("стоп"), kind: .control).isEmpty)
            await #expect(throws: JobStopped.self) { try await run.outcome() }
            #expect(try await bench.titles().isEmpty)
            #expect(try await bench.store.directory.member(UserID(42))?.language == .russian)
        }
    }

    @Test("by /undo waits for a photo whose meal is being stored, and stops one that is still looked at")
    func undo() async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            try await bench.ask(.text("съел 200 г гречки"))
            for isStoring in [true, false] {
                let photo = try await bench.takePhoto()
                if isStoring { #expect(try await bench.lanes.commit(photo) == .made) }
                try await bench.put(.text("/undo"), arrival: WallClock.milliseconds)
                let first = try await bench.take()
                #expect(try await first.outcome() == (isStoring ? ["later photo_under_way"] : []))
                try await first.giveBack()
                #expect(try await bench.lanes.done(photo, outputs: []) == .settled)
                let second = try await bench.take()
                let said = try await second.outcome()
                #expect(said.first?.contains("Запись удалена") == (isStoring ? true : nil), "\(said)")
                try await second.settle()
            }
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
