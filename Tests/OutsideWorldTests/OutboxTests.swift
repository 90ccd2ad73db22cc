import Domain
import Testing

@testable import OutsideWorld

@Suite("Outbox", .timeLimit(.minutes(1)))
struct OutboxTests {
    private func outbox(_ lanes: [Int64]) -> Outbox {
        var outbox = Outbox(next: UpdateID(1))
        for lane in lanes { outbox.add(outbox.takeID(), [:], lane: .chat(ChatID(lane))) }
        return outbox
    }

    @Test("gives the head of each lane, and the next one only after that")
    func heads() throws {
        var outbox = outbox([1, 1, 2])
        let errands = outbox.begin(limit: 10)
        #expect(errands.map(\.ticket.update.rawValue) == [1, 3])
        #expect(outbox.begin(limit: 10).isEmpty)
        outbox.accepted(try #require(errands.first))
        #expect(outbox.begin(limit: 10).map(\.ticket.update.rawValue) == [2])
        #expect(outbox.delivered == 1)
        #expect(outbox.count == 2)
    }

    @Test("a failed lane rests without holding a connection")
    func rest() throws {
        var outbox = outbox([1, 2])
        let first = try #require(outbox.begin(limit: 1).first)
        outbox.failed(first)
        #expect(outbox.begin(limit: 1).map(\.ticket.update.rawValue) == [2])
        #expect(outbox.begin(limit: 2).isEmpty)
        outbox.rested(first)
        let again = try #require(outbox.begin(limit: 2).first)
        #expect(again.ticket.update.rawValue == 1)
        #expect(again.failures == 1)
    }

    @Test("an answer to an update that was dropped meanwhile frees the connection and nothing else")
    func dropped() throws {
        var outbox = outbox([1, 1])
        let errand = try #require(outbox.begin(limit: 1).first)
        outbox.drop()
        outbox.add(outbox.takeID(), [:], lane: .chat(ChatID(1)))
        outbox.accepted(errand)
        #expect(outbox.count == 1)
        #expect(outbox.connections == 0)
        #expect(outbox.begin(limit: 1).map(\.ticket.update.rawValue) == [3])
    }

    @Test("a negative offset keeps only the newest")
    func negativeOffset() {
        var outbox = outbox([1, 2, 3, 1])
        outbox.confirm(below: -1)
        #expect(outbox.count == 1)
        #expect(outbox.delivered == 3)
    }

    @Test("pauses double from the second failure on, up to a limit")
    func pauses() {
        let pace = Pace(retryStart: 1000, retryMax: 8000)
        #expect((1...6).map { pace.pause(after: $0) } == [0, 1000, 2000, 4000, 8000, 8000])
        #expect(pace.pause(after: 1_000_000) == 8000)
    }

    @Test("a raw update's lane is its chat, but a press's is the person")
    func lanes() {
        let message: JSON = ["chat": ["id": 7], "from": ["id": 8]]
        #expect(Lane(of: ["update_id": 1, "edited_message": message]) == .chat(ChatID(7)))
        #expect(Lane(of: ["callback_query": ["from": ["id": 9], "message": message]]) == .person(UserID(9)))
        #expect(Lane(of: ["update_id": 1, "poll": ["id": "1"]]) == .other)
    }
}
