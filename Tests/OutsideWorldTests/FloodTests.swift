import Domain
import Testing

@testable import OutsideWorld

@Suite("Flood limits", .timeLimit(.minutes(1)))
struct FloodTests {
    private func refusals(_ calls: [(chat: Int64, at: Int64)], _ limits: Flood.Limits? = .init()) -> [Int64?] {
        var flood = Flood(limits: limits)
        return calls.map { call in
            do throws(Refusal) {
                try flood.count(ChatID(call.chat), at: Moment(milliseconds: call.at))
                return nil
            } catch {
                return error.retryAfter
            }
        }
    }

    @Test("a chat may have five at once, then one a second")
    func chat() {
        #expect(refusals((0..<7).map { (1, $0 * 10) }) == [nil, nil, nil, nil, nil, 1, 1])
        #expect(refusals((0..<5).map { _ in (1, 0) } + [(1, 999), (1, 1000), (1, 1001)]).suffix(3) == [1, nil, 1])
    }

    @Test("a group has twenty in any minute, and is told when the oldest will be over")
    func group() {
        let calls = (0..<20).map { (chat: Int64(-1), at: Int64($0) * 1000) }
        #expect(refusals(calls + [(-1, 25_000), (-1, 60_000)]).suffix(2) == [35, nil])
    }

    @Test("all chats together have thirty a second")
    func all() {
        let calls = (0..<31).map { (chat: Int64($0 + 1), at: Int64(0)) }
        #expect(refusals(calls + [(99, 34)]).suffix(3) == [nil, 1, nil])
    }

    @Test("nothing is limited when the limits are off")
    func off() {
        #expect(refusals((0..<100).map { _ in (1, 0) }, nil).allSatisfy { $0 == nil })
    }

    @Test("the sixth call in a row gets 429 with a delay, edits count, typing and bad calls do not")
    func overHTTP() async throws {
        try await withWorld { world in
            try await world.say("hello")
            // Slow refill: the test may take its time.
            try await world.control("limits", ["chat_per_second": 0.01])
            for number in 0..<4 {
                let reply = try await world.bot("sendMessage", ["chat_id": 42, "text": .string("\(number)")])
                #expect(reply.status == 200)
                #expect(try await world.bot("sendChatAction", ["chat_id": 42, "action": "typing"]).status == 200)
                #expect(try await world.bot("sendMessage", ["chat_id": 42, "text": ""]).status == 400)
            }
            #expect(
                try await world.bot("editMessageText", ["chat_id": 42, "message_id": 2, "text": "x"]).status == 200)
            let reply = try await world.bot("sendMessage", ["chat_id": 42, "text": "6"])
            #expect(reply.status == 429)
            let seconds = try #require(reply.json["parameters"]?["retry_after"]?.integer)
            #expect((95...100).contains(seconds))
            #expect(reply.problem == "Too Many Requests: retry after \(seconds)")
            #expect(reply.headers["retry-after"] == "\(seconds)")
            try await world.control("limits", ["off": true])
            #expect(try await world.bot("sendMessage", ["chat_id": 42, "text": "6"]).status == 200)
        }
    }
}
