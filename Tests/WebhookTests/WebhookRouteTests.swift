import HTTPClient
import Jobs
import Redis
import Support
import Testing

@testable import Webhook

@Suite("The webhook", .timeLimit(.minutes(1)))
struct WebhookRouteTests {
    @Test("takes an update in as it came, and says so without a word")
    func accepted() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let body = Sample.text(#"\u041f\u0440\u0438\u0432\u0435\u0442 \u0000 "#)
            let response = try await door.post(body)
            #expect(response.status == 200 && response.body.isEmpty)
            let item = try #require(try await door.items(of: "c:42:42").first)
            #expect(item.payload == Array(body.utf8))
            #expect(item.key == JobKey(rawValue: "100-1700000000") && item.pool == .chat && item.kind == .text)
        }
    }

    @Test("lets in both secrets of a rotation and no other")
    func secrets() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            for secret in Door.secrets { #expect(try await door.post(Sample.text("Hi"), secret: secret).status == 200) }
            let wrong = [
                nil, "", "first_secret-", "first_secret-1x", "FIRST_SECRET-1", "first_secret-1,second_secret-2", "null",
            ]
            for secret in wrong { #expect(try await door.post(Sample.text("Hi"), secret: secret).status == 401) }
            #expect(try await door.items(of: "c:42:42").count == 1)
        }
    }

    @Test("turns a stranger away before the body is sent, and waits for the body of a friend")
    func secretFirst() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let body = Sample.text("Hi")
            let friend = try RawClient(port: door.port)
            await friend.send(head(door, secret: Door.secrets[1], length: body.utf8.count))
            let stranger = try RawClient(port: door.port)
            await stranger.send(head(door, secret: "guess", length: 1 << 20))
            #expect(await stranger.status() == 401)
            #expect(!friend.hasAnswer)
            await friend.send(body)
            #expect(await friend.status() == 200)
        }
    }

    @Test("refuses a body that is announced as too large before it is sent")
    func announcedTooLarge() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            for length in [WebhookRoute.largestBody + 1, Int.max] {
                let client = try RawClient(port: door.port)
                await client.send(head(door, secret: Door.secrets[0], length: length))
                #expect(await client.status() == 413)
            }
        }
    }

    @Test("refuses a chunked body as soon as it is too large")
    func chunkedTooLarge() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let client = try RawClient(port: door.port)
            await client.send(head(door, secret: Door.secrets[0], length: nil))
            let chunk = "10000\r\n" + String(repeating: " ", count: 0x10000) + "\r\n"
            for _ in 0...16 { await client.send(chunk) }  // and never the last one
            #expect(await client.status() == 413)
            let whole = try RawClient(port: door.port)
            let body = Sample.text("Hi")
            await whole.send(head(door, secret: Door.secrets[0], length: nil))
            await whole.send("\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n")
            #expect(await whole.status() == 200)
        }
    }

    @Test("takes a body of exactly a mebibyte")
    func largest() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let room = WebhookRoute.largestBody - Sample.text("").utf8.count
            #expect(try await door.post(Sample.text(String(repeating: "x", count: room))).status == 200)
            #expect(try await door.items(of: "c:42:42").map(\.payload.count) == [1 << 20])
        }
    }

    @Test(
        "refuses what is not an update",
        arguments: ["", "{", "[]", "{}", #"{"update_id":-1}"#, #"{"update_id":"1"}"#, "a=b", #"{"update_id":1}x"#])
    func malformed(_ body: String) async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let response = try await door.post(body)
            #expect(response.status == 400 && response.body.isEmpty)
        }
    }

    @Test("ends a button's spinner in its answer, unless the worker is to do it with words")
    func buttons() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let answer = #"{"method":"answerCallbackQuery","callback_query_id":"4382bfdwdsb3"}"#
            let silent = try await door.post(Sample.press("yes", id: "1"))
            #expect(silent.status == 200 && silent.text == answer)
            #expect(silent.header("content-type") == "application/json")
            #expect(try await door.post(Sample.press("yes", id: "1")).text == answer, "again, though a duplicate")
            #expect(try await door.post(Sample.press(nil, id: "2")).text == answer)
            let words = try await door.post(Sample.press("!go", id: "3"))
            #expect(words.status == 200 && words.body.isEmpty)
            #expect(try await door.items(of: "ctl:42:42").count == 3)
        }
    }

    @Test("ends the spinner of a button that is none of ours, too")
    func foreignButton() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let response = try await door.post(Sample.press("yes", message: nil))
            #expect(response.status == 200 && response.text.contains("answerCallbackQuery"))
        }
    }

    @Test("does not repeat a callback id that Telegram would not make")
    func injection() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            let response = try await door.post(Sample.press("yes", query: #"1\",\"method\":\"x"#))
            #expect(response.status == 200 && response.body.isEmpty)
        }
    }

    @Test("has one effect however often an update comes, also at once")
    func duplicates() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { try await door.post(Sample.text("Hi")).status } }
                for try await status in group { #expect(status == 200) }
            }
            #expect(try await door.items(of: "c:42:42").count == 1)
        }
    }

    @Test("drops what nobody reads, with thanks")
    func dropped() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            #expect(try await door.post(#"{"update_id":1,"poll":{}}"#).status == 200)
            let keys = try await door.lanes.connection.send(Command("KEYS", "\(door.lanes.prefix)*"))
            #expect(keys.array?.isEmpty == true)
        }
    }

    @Test("refuses a full lane with one sentence a minute, and answers 200")
    func fullLane() async throws {
        try await Door.open(to: SharedRedis.server()) { door async throws in
            for number in 1...203 {
                #expect(try await door.post(Sample.text("Hi", id: "\(number)")).status == 200)
            }
            #expect(try await door.items(of: "c:42:42").count == 200)
            let refusals = try await door.items(of: "o:42")
            #expect(refusals.map { String(decoding: $0.payload, as: UTF8.self) } == [#"{"phrase":"slowDown"}"#])
            #expect(refusals.map(\.key.rawValue) == ["201-1700000000/full"])
            #expect(refusals.first?.address?.description == "42::42:7:ru")
            let slow = "\(door.lanes.prefix)slow:c:42:42"
            let pause = try await door.lanes.connection.send(Command("PTTL", slow))
            #expect((50_000...60_000).contains(pause.integer ?? 0))
            _ = try await door.lanes.connection.send(Command("DEL", slow))  // as if the minute were over
            _ = try await door.post(Sample.text("Hi", id: "204"))
            #expect(try await door.items(of: "o:42").count == 2)
        }
    }

    private func head(_ door: Door, secret: String, length: Int?) -> String {
        let size = length.map { "Content-Length: \($0)" } ?? "Transfer-Encoding: chunked"
        return "POST \(Door.path) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + "X-Telegram-Bot-Api-Secret-Token: \(secret)\r\n\(size)\r\n\r\n"
    }
}
