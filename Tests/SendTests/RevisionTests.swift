import Domain
import Foundation
import Jobs
import Outputs
import StandIn
import TelegramAPI
import Testing

@Suite("A card that tells of states", .timeLimit(.minutes(1)))
struct RevisionTests {
    @Test("never goes back to an earlier one, whatever the order in which they come; the same one is sent again")
    func order() async throws {
        try await Bench.run { bench async throws in
            try await bench.deliver(.text("записал", card: "a", revision: 0))
            try await bench.deliver(.text("два раза", card: "a", revision: 2))
            #expect(try await bench.deliver(.text("один раз", card: "a", revision: 1)) == "done")
            try await bench.deliver(.text("два раза, почему", card: "a", revision: 2))
            try await bench.deliver(.text("другая", card: "b", revision: 1))
            try await bench.deliver(.text("там", card: "a", revision: 1, to: .group(-7)))
            #expect(
                bench.written == [
                    #"sendMessage 42 "записал""#, #"editMessageText 42/100 "два раза""#,
                    #"editMessageText 42/100 "два раза, почему""#, #"sendMessage 42 "другая""#,
                    #"sendMessage -7 "там" reply 7"#,
                ])
        }
    }

    @Test("shows what has none, as an earlier version sends it, and stays at its own")
    func without() async throws {
        try await Bench.run { bench async throws in
            try await bench.deliver(.text("раз", card: "a", revision: 3))
            try await bench.deliver(.text("два", card: "a"))
            try await bench.deliver(.text("три", card: "a", revision: 2))
            #expect(bench.written == [#"sendMessage 42 "раз""#, #"editMessageText 42/100 "два""#])
        }
    }

    @Test("is brought to its end by the worker that takes over what another has half sent, or sent and not settled")
    func takenOver() async throws {
        let long = String(repeating: "да ", count: 2_000)
        try await Bench.run([nil, .json(503, "bad")]) { bench async throws in
            try await bench.put(.text(long, card: "a", revision: 1))
            #expect(try await bench.take().outcome().hasSuffix("telegram_away"))
            #expect(try await bench.takeOver().outcome() == "done")
            let last = try await bench.takeOver()
            #expect(try await last.outcome() == "done")
            try await last.settle()
            #expect(bench.telegram.calls.map(\.method) == ["sendMessage", "sendMessage", "sendMessage"])
            try await bench.deliver(.text("старое", card: "a", revision: 0))
            try await bench.deliver(.text("новое", card: "a", revision: 1))
            #expect(bench.written.dropFirst(3) == [#"editMessageText 42/100 "новое""#, "deleteMessage 42/102"])
        }
    }

    @Test("has its state in the queue's format, where earlier versions do not look for it")
    func golden() throws {
        let stored = Data(#"{"card":"meal:1","revision":2,"text":{"text":"Да"}}"#.utf8)
        let message = OutgoingMessage(text: RichText("Да"), card: CardName(rawValue: "meal:1"), revision: 2)
        #expect(try JSONDecoder().decode(OutgoingMessage.self, from: stored) == message)
        let written = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(message)) as? NSDictionary
        #expect(try #require(written) == #require(try JSONSerialization.jsonObject(with: stored) as? NSDictionary))
    }
}
