import Domain
import Jobs
import Outputs
import Phrases
import StandIn
import TelegramAPI
import Testing
import WorkerRuntime

@Suite("An output", .timeLimit(.minutes(1)))
struct DeliveryTests {
    @Test("goes to its chat as it was written")
    func plain() async throws {
        try await Bench.run { bench async throws in
            let text = RichText("Да: ") + RichText("ДА 👋 \0").bold
            let outcome = try await bench.deliver(.message(OutgoingMessage(text: text, card: nil), to: Bench.home))
            #expect(outcome == "done")
            #expect(bench.written == ["sendMessage 42 \"Да: ДА 👋 \0\" bold"])
        }
    }

    @Test("in a group shows what it answers, in its topic; a second part does not")
    func group() async throws {
        try await Bench.run { bench async throws in
            try await bench.deliver(.text("Да", to: .group(-7, thread: 5)))
            #expect(bench.written == ["sendMessage -7 \"Да\" thread 5 reply 7"])
            try await bench.deliver(.text(String(repeating: "да ", count: 2_000), to: .group(-7)))
            let replies = bench.telegram.calls.dropFirst().map { $0.parameters?.reply_parameters?.message_id }
            #expect(replies == [7, nil])
        }
    }

    @Test(
        "that is a phrase speaks its reader's language, and the family's to those who named none",
        arguments: [
            (Language.russian, "Останавливать нечего"), (.english, "There is nothing to stop"),
            (nil, "There is nothing to stop"),
        ])
    func phrase(_ language: Language?, beginning: String) async throws {
        try await Bench.run { bench async throws in
            var address = Bench.home
            address.language = language
            #expect(try await bench.deliver(.phrase(.nothingToCancel, to: address)) == "done")
            let text = bench.telegram.calls.first?.parameters?.text
            #expect(text?.hasPrefix(beginning) == true)
        }
    }

    @Test("of nine thousand units comes in three parts, in order")
    func parts() async throws {
        try await Bench.run { bench async throws in
            let lines = (0..<900).map { number in "\(number + 10_000) яблок" }  // twelve units with their line's end
            let text = lines.joined(separator: "\n")
            #expect((8_200...12_288).contains(text.utf16.count))
            try await bench.deliver(.text(text))
            let sent = bench.telegram.calls.compactMap { $0.parameters?.text }
            #expect(sent.count == 3 && sent.allSatisfy { $0.utf16.count <= 4096 })
            #expect(sent.joined(separator: "\n") == text)
        }
    }

    @Test("without a visible character is sent to nobody", arguments: ["", " \n", "\u{2800}"])
    func blank(_ text: String) async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.deliver(.text(text)) == "done")
            #expect(bench.telegram.calls.isEmpty)
        }
    }

    @Test(
        "that cannot be read waits for a newer worker during a rolling change, and is put aside after it",
        arguments: [
            (JobKind.message, "{"), (.message, #"{"text":5}"#), (.phrase, #"{"phrase":"poem"}"#), (.text, "{}"),
            (.phrase, ""),
        ])
    func malformed(_ kind: JobKind, payload: String) async throws {
        try await Bench.run { bench async throws in
            let draft = Draft(
                lane: .output(ChatID(42)), pool: .send, kind: kind, address: Bench.home, payload: Array(payload.utf8))
            #expect(try await bench.deliver(draft) == "later 5.0 newer_version")
            #expect(try await bench.deliver(draft, age: 3_600_000) == "never malformed_output")
            #expect(bench.telegram.calls.isEmpty)
        }
    }

    @Test("whose worker died between two parts is finished by another, and no part comes twice")
    func takeover() async throws {
        // The second part meets an outage: the first worker stops there, and says nothing more.
        try await Bench.run([nil, .json(502, "bad gateway")]) { bench async throws in
            let text = ["раз", "два", "три"].map { String(repeating: "\($0) ", count: 1_000) }.joined()
            try await bench.put(.text(text))
            let first = try await bench.take()
            #expect(try await first.outcome().hasSuffix("telegram_away"))
            let second = try await bench.takeOver()
            #expect(second.delivery.memo.keys.sorted() == ["sent.0"])
            #expect(try await second.outcome() == "done")
            let sent = bench.telegram.calls.map { $0.parameters?.text?.prefix(3) }
            #expect(sent == ["раз", "два", "два", "три"], "the second part once refused, once sent")
            #expect(try await bench.lanes.done(first.delivery.lease, outputs: []) == .lost)
            try await second.settle()
        }
    }

    @Test("that lost its worker to another stops before the next part")
    func zombie() async throws {
        try await Bench.run { bench async throws in
            try await bench.put(.text(String(repeating: "да ", count: 2_000)))
            let first = try await bench.take()
            _ = try await bench.takeOver()
            await #expect(throws: LeaseLost.self) { try await first.outcome() }
            #expect(bench.telegram.calls.count == 1)
        }
    }
}
