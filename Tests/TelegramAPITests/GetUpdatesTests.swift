import Domain
import HTTPTypes
import TelegramAPI
import Testing

@Suite("Asking for updates", .timeLimit(.minutes(1)))
struct GetUpdatesTests {
    @Test("brings each update byte for byte, whatever its text looks like")
    func bytes() async throws {
        let first =
            #"{"update_id":7,"message":{"text":"]},{\"update_id\":9} \\","big":9007199254740993.0,"x":[[{}],[]]}}"#
        let second = "{ \"update_id\" : 8,\n \"poll\" : {\"question\":\"\\u0414\\u0430?\"} }"
        let answer =
            #"{"note":{"result":[{"update_id":1}]},"ok":true , "result" : [ "# + first + " ,\n" + second + " ]}"
        try await TelegramServer.run(.json(.ok, answer)) { server in
            let updates = try await server.bot.getUpdates(
                offset: UpdateID(7), patience: .seconds(25), allowed: ["message", "poll"])
            #expect(updates.map(\.id) == [UpdateID(7), UpdateID(8)])
            #expect(updates.map { String(decoding: $0.bytes, as: UTF8.self) } == [first, second])
            let call = try #require(server.seen.first)
            #expect(call.path == "/bot\(TelegramServer.token)/getUpdates")
            #expect(
                try sameJSON(
                    call.body, #"{"offset":7,"limit":100,"timeout":25,"allowed_updates":["message","poll"]}"#))
        }
    }

    @Test("brings none when there is none, and forgets nothing without an offset")
    func none() async throws {
        try await TelegramServer.run(.json(.ok, #"{"result":[],"ok":true}"#)) { server in
            let updates = try await server.bot.getUpdates(offset: nil, patience: .zero, allowed: ["message"])
            #expect(updates.isEmpty)
            #expect(
                try sameJSON(
                    try #require(server.seen.first).body, #"{"limit":100,"timeout":0,"allowed_updates":["message"]}"#))
        }
    }

    @Test(
        "tells a conflict from an answer that cannot be read",
        arguments: [
            (
                409,
                #"{"ok":false,"error_code":409,"description":"Conflict: can't use getUpdates method while webhook is active"}"#
            ),
            (200, #"{"ok":true,"result":[{"update_id":1},"#), (200, #"{"ok":true,"result":[{"id":1}]}"#),
            (200, #"{"ok":true,"result":[5]}"#),
        ])
    func refused(status: Int, body: String) async throws {
        try await TelegramServer.run(.json(.init(code: status), body)) { server in
            let error = await #expect(throws: TelegramError.self) {
                _ = try await server.bot.getUpdates(offset: nil, patience: .zero, allowed: [])
            }
            if case .refused(let refusal) = error {
                #expect(status == 409 && refusal.reason == .conflict)
            } else {
                #expect(status == 200)
            }
        }
    }
}
