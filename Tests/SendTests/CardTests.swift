import Domain
import Jobs
import Outputs
import Redis
import StandIn
import Support
import Testing

@Suite("A card", .timeLimit(.minutes(1)))
struct CardTests {
    private static let long = String(repeating: "да ", count: 2_000)

    @Test("is sent once and edited from then on, each in its chat")
    func edited() async throws {
        try await Bench.run { bench async throws in
            try await bench.deliver(.text("раз", card: "a"))
            try await bench.deliver(.text("два", card: "a"))
            try await bench.deliver(.text("другая", card: "b"))
            try await bench.deliver(.text("там", card: "a", to: .group(-7)))
            #expect(
                bench.written == [
                    #"sendMessage 42 "раз""#, #"editMessageText 42/100 "два""#, #"sendMessage 42 "другая""#,
                    #"sendMessage -7 "там" reply 7"#,
                ])
        }
    }

    @Test("that says the same already counts as edited")
    func notModified() async throws {
        let same = StandIn.Answer.refusal(400, "Bad Request: message is not modified: specified new message content")
        try await Bench.run([nil, same]) { bench async throws in
            try await bench.deliver(.text("раз", card: "a"))
            #expect(try await bench.deliver(.text("раз", card: "a")) == "done")
            try await bench.deliver(.text("два", card: "a"))
            #expect(bench.written.last == #"editMessageText 42/100 "два""#)
        }
    }

    @Test(
        "whose message has vanished is sent anew, and edited there afterwards",
        arguments: ["Bad Request: message to edit not found", "Bad Request: message can't be edited"])
    func vanished(_ description: String) async throws {
        try await Bench.run([nil, .refusal(400, description)]) { bench async throws in
            try await bench.deliver(.text("раз", card: "a"))
            try await bench.deliver(.text("два", card: "a"))
            try await bench.deliver(.text("три", card: "a"))
            #expect(
                bench.written == [
                    #"sendMessage 42 "раз""#, #"editMessageText 42/100 "два""#, #"sendMessage 42 "два""#,
                    #"editMessageText 42/102 "три""#,
                ])
        }
    }

    @Test("that became shorter loses its surplus messages, and one that grew gets more")
    func shorter() async throws {
        try await Bench.run { bench async throws in
            try await bench.deliver(.text(Self.long, card: "a"))
            try await bench.deliver(.text("кратко", card: "a"))
            #expect(bench.written.dropFirst(2) == [#"editMessageText 42/100 "кратко""#, "deleteMessage 42/101"])
            try await bench.deliver(.text(Self.long, card: "a"))
            #expect(bench.telegram.calls.dropFirst(4).map(\.method) == ["editMessageText", "sendMessage"])
        }
    }

    @Test("is done when a surplus message is too old to be removed")
    func tooOld() async throws {
        let tooOld = StandIn.Answer.refusal(400, "Bad Request: message can't be deleted for everyone")
        try await Bench.run([nil, nil, nil, tooOld]) { bench async throws in
            try await bench.deliver(.text(Self.long, card: "a"))
            #expect(try await bench.deliver(.text("кратко", card: "a")) == "done")
        }
    }

    @Test(
        "waits with the removal when Telegram cannot do it now",
        arguments: [
            (StandIn.Answer.flood(7), "flood"), (.json(502, "bad"), "telegram_away"),
            (.refusal(401, "Unauthorized"), "unauthorized"),
        ])
    func removalLater(_ answer: StandIn.Answer, reason: String) async throws {
        try await Bench.run([nil, nil, nil, answer]) { bench async throws in
            try await bench.deliver(.text(Self.long, card: "a"))
            try await bench.put(.text("кратко", card: "a"))
            let run = try await bench.take()
            #expect(try await run.outcome().hasSuffix(reason))
            try await run.giveBack()
            #expect(try await bench.take().outcome() == "done")
            #expect(bench.written.dropFirst(3) == ["deleteMessage 42/101", "deleteMessage 42/101"])
        }
    }

    @Test("is delivered by a Redis whose memory is full, though it cannot be edited later")
    func fullMemory() async throws {
        let server = try await RedisServer.start()
        let admin = server.connect("admin")
        defer { admin.close() }
        try await Bench.run(on: server) { bench async throws in
            try await bench.put(.text("раз", card: "a"))
            _ = try await admin.send(Command("CONFIG", "SET", "maxmemory", "1"))
            let run = try await bench.take()
            #expect(try await run.outcome() == "done")
            try await run.settle()
            #expect(bench.written == [#"sendMessage 42 "раз""#])
        }
    }

    @Test("keeps its place over a second run: it edits what stood there before the first")
    func standing() async throws {
        try await Bench.run([nil, nil, .json(503, "bad")]) { bench async throws in
            try await bench.deliver(.text("раз", card: "a"))
            try await bench.put(.text(Self.long, card: "a"))
            let first = try await bench.take()
            #expect(try await first.outcome().hasSuffix("telegram_away"))
            #expect(try await bench.takeOver().outcome() == "done")
            #expect(
                bench.telegram.calls.map(\.method) == [
                    "sendMessage", "editMessageText", "sendMessage", "sendMessage",
                ])
        }
    }
}
