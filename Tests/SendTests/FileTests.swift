import Domain
import FamilyStore
import Jobs
import Operations
import Outputs
import StandIn
import Support
import TelegramAPI
import Testing
import WorkerRuntime

@Suite("A file", .timeLimit(.minutes(1)))
struct FileTests {
    private static let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 9) }

    /// A file in the outbox, and the output that names it.
    private func file(
        _ bench: Bench, asPhoto: Bool = false, silentFrom: Int64? = nil, to address: Address = Bench.home
    ) async throws -> Draft {
        let parcel = try await bench.leave(Self.bytes)
        return try .file(
            OutgoingFile(
                parcel: parcel, name: "отчёт.xlsx", type: "x/y", caption: RichText("Ваши ") + RichText("данные").bold,
                asPhoto: asPhoto, silentFrom: silentFrom), to: address)
    }

    @Test("goes to its chat byte by byte, with its name and caption, and leaves the outbox")
    func sent() async throws {
        try await Bench.run { bench async throws in
            let draft = try await file(bench, to: .group(-7, thread: 5))
            #expect(try await bench.deliver(draft) == "done")
            let call = try #require(bench.telegram.calls.first)
            #expect(call.method == "sendDocument" && bench.telegram.calls.count == 1)
            let body = call.body
            for text in [
                "name=\"chat_id\"\r\n\r\n-7\r\n", "name=\"message_thread_id\"\r\n\r\n5\r\n", "\"message_id\":7",
                "name=\"caption\"\r\n\r\nВаши данные\r\n", "\"type\":\"bold\"", "filename=\"отчёт.xlsx\"",
            ] {
                #expect(body.firstRange(of: Array(text.utf8)) != nil, "\(text)")
            }
            let start = try #require(body.firstRange(of: Array("x/y\r\n\r\n".utf8))?.upperBound)
            #expect(Array(body[start..<start + Self.bytes.count]) == Self.bytes)
            #expect(try await bench.outboxIsEmpty())
        }
    }

    @Test("that nobody waits for makes no sound when it is late")
    func late() async throws {
        try await Bench.run { bench async throws in
            let now = WallClock.milliseconds
            for (moment, isSilent) in [(now + 600_000, false), (now - 1, true)] {
                #expect(try await bench.deliver(try await file(bench, asPhoto: true, silentFrom: moment)) == "done")
                let body = try #require(bench.telegram.calls.last?.body)
                #expect((body.firstRange(of: Array("disable_notification".utf8)) != nil) == isSilent)
            }
            for (moment, isSilent) in [(nil, false), (now + 600_000, false), (now - 1, true)] {
                let words = OutgoingMessage(text: RichText("слова"), card: nil, silentFrom: moment)
                try await bench.deliver(.message(words, to: .group(-7)))
                #expect(bench.telegram.calls.last?.parameters?.disable_notification ?? false == isSilent)
            }
        }
    }

    @Test("that is gone from the outbox is admitted")
    func gone() async throws {
        try await Bench.run { bench async throws in
            let draft = try await file(bench)
            #expect(try await bench.deliver(draft) == "done")
            #expect(try await bench.deliver(draft) == "done with outputs")
            #expect(bench.telegram.calls.count == 1)
        }
    }

    @Test(
        "that Telegram does not take for its size is admitted, and goes",
        arguments: [
            StandIn.Answer.refusal(413, "Request Entity Too Large"),
            .json(413, "<html>Request Entity Too Large</html>"),
        ])
    func tooLarge(_ answer: StandIn.Answer) async throws {
        try await Bench.run([answer]) { bench async throws in
            #expect(try await bench.deliver(try await file(bench)) == "done with outputs")
            #expect(try await bench.outboxIsEmpty())
        }
    }

    @Test("of which a part is missing is admitted, and does not wait for Telegram")
    func broken() async throws {
        try await Bench.run { bench async throws in
            let draft = try await file(bench)
            try await bench.tearFile()
            #expect(try await bench.deliver(draft) == "done with outputs")
            #expect(try await bench.outboxIsEmpty())
        }
    }

    @Test("that cannot be read for a while waits for the database, and comes then")
    func unread() async throws {
        let server = try await MongoServer.start(options: ["--setParameter", "enableTestCommands=1"])
        try await Bench.run(data: server) { bench async throws in
            try await bench.put(try await file(bench))
            // The first chunk is read, and the connection breaks at the second; so it does when the driver reads it again.
            try await bench.breakConnections(afterReads: 2)
            let first = try await bench.take()
            #expect(try await first.outcome().hasSuffix("mongo_away"))
            try await bench.mendConnections()
            try await first.giveBack()
            #expect(try await bench.take().outcome() == "done")
        }
    }

    @Test("that was to be a picture and is none for Telegram comes as a file, read anew")
    func photo() async throws {
        try await Bench.run([.refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")]) { bench async throws in
            #expect(try await bench.deliver(try await file(bench, asPhoto: true)) == "done")
            #expect(bench.telegram.calls.map(\.method) == ["sendPhoto", "sendDocument"])
            #expect(bench.telegram.calls.allSatisfy { $0.body.count > Self.bytes.count })
        }
    }

    @Test("that was to be a picture and is gone leaves its words")
    func wordsAlone() async throws {
        try await Bench.run { bench async throws in
            let draft = try await file(bench, asPhoto: true)
            #expect(try await bench.deliver(draft) == "done")
            try await bench.put(draft)
            let run = try await bench.take()
            guard case .done(let drafts) = try await bench.pool.handle(run.job) else { throw Missing("an end") }
            try await run.settle()
            #expect(try await bench.deliver(try #require(drafts.first)) == "done")
            #expect(bench.telegram.calls.map(\.method) == ["sendPhoto", "sendMessage"])
            #expect(bench.telegram.calls.last?.body.firstRange(of: Array("Ваши данные".utf8)) != nil)
        }
    }

    @Test("whose chat is gone leaves the outbox, and nobody is told")
    func unreachable() async throws {
        try await Bench.run([.refusal(403, "Forbidden: bot was blocked by the user")]) { bench async throws in
            #expect(try await bench.deliver(try await file(bench)) == "done")
            #expect(try await bench.outboxIsEmpty())
        }
    }

    @Test("meets an outage and waits; another worker sends it, and a third that takes over does not")
    func takeover() async throws {
        try await Bench.run([.json(502, "bad gateway")]) { bench async throws in
            try await bench.put(try await file(bench))
            let first = try await bench.take()
            #expect(try await first.outcome().hasSuffix("telegram_away"))
            let second = try await bench.takeOver()
            #expect(try await second.outcome() == "done")
            let third = try await bench.takeOver()
            #expect(try await third.outcome() == "done")
            #expect(bench.telegram.calls.count == 2)
            try await third.settle()
        }
    }
}
