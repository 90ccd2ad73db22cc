import NIOCore
import Support
import Testing

@testable import Webhook

@Suite("A client of the ingress", .timeLimit(.minutes(1)))
struct ClientLimitsTests {
    private static let short = ClientLimits(
        connections: 64, silence: .milliseconds(300), request: .milliseconds(600), rest: .milliseconds(900))
    private static let health = "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

    @Test("that says nothing is sent away")
    func silent() async throws {
        try await Door.open(to: SharedRedis.server(), limits: Self.short) { door async throws in
            let began = ContinuousClock.now
            let client = try RawClient(port: door.port)
            #expect(await client.ended())
            #expect(.now - began >= Self.short.silence)
        }
    }

    @Test("that trickles its request is sent away, in the head and in the body, stranger or friend", arguments: 0..<3)
    func trickle(_ kind: Int) async throws {
        try await Door.open(to: SharedRedis.server(), limits: Self.short) { door async throws in
            let begin = "POST \(Door.path) HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Telegram-Bot-Api-Secret-Token: "
            let friend = "\(begin)\(Door.secrets[0])\r\nContent-Length: 100000\r\n\r\n"
            let began = ContinuousClock.now
            let client = try RawClient(port: door.port)
            await client.send([begin, "\(begin)x\r\nContent-Length: 100000\r\n\r\n", friend][kind])
            if kind == 1 { #expect(await client.status() == 401) }
            while !client.hasAnswer {
                await client.send("x")
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(await client.ended())
            #expect(.now - began >= Self.short.request)
        }
    }

    @Test("may ask again on its connection, and rest between its questions, but not for ever")
    func rest() async throws {
        // So far apart that a busy machine does not mistake one for the other.
        let limits = ClientLimits(
            connections: 64, silence: .milliseconds(700), request: .seconds(2), rest: .seconds(4))
        try await Door.open(to: SharedRedis.server(), limits: limits) { door async throws in
            let client = try RawClient(port: door.port)
            var answered = ContinuousClock.now
            for _ in 0..<3 {
                await client.send(Self.health)
                #expect(await client.status() == 200)
                answered = .now
                try await Task.sleep(for: limits.silence)
            }
            #expect(await client.ended())
            #expect(.now - answered >= limits.request)
        }
    }

    @Test("beyond as many as may come waits until one has gone")
    func most() async throws {
        var limits = ClientLimits.standard
        limits.connections = 4
        try await Door.open(to: SharedRedis.server(), limits: limits) { door async throws in
            var guests: [RawClient] = []
            for _ in 0..<4 {
                let guest = try RawClient(port: door.port)
                await guest.send(Self.health)
                #expect(await guest.status() == 200)
                guests.append(guest)
            }
            let late = try RawClient(port: door.port)
            await late.send(Self.health)
            for guest in guests {
                await guest.send(Self.health)
                #expect(await guest.status() == 200)
            }
            #expect(!late.hasAnswer)
            guests.removeFirst()
            #expect(await late.status() == 200)
        }
    }

    @Test("has time for silence, for a request and for a rest; what comes of one request does not begin it anew")
    func patience() {
        let start = NIODeadline.uptimeNanoseconds(7)
        var patience = ClientPatience(at: start)
        func isOver(_ milliseconds: Int64) -> Bool {
            patience.isOver(at: start + .milliseconds(milliseconds), Self.short)
        }
        #expect(!isOver(299) && isOver(300))
        patience.heard(at: start + .milliseconds(200))
        patience.heard(at: start + .milliseconds(700))
        #expect(!isOver(799) && isOver(800))
        patience.answered(at: start + .milliseconds(750))
        #expect(!isOver(1649) && isOver(1650))
        patience.heard(at: start + .milliseconds(1600))
        #expect(!isOver(2199) && isOver(2200))
    }
}
