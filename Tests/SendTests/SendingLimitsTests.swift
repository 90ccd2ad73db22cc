import Domain
import Jobs
import Resilience
import Testing

@testable import Outputs

@Suite("Telegram's limits", .timeLimit(.minutes(1)))
struct SendingLimitsTests {
    @Test(
        "let no window through that has more than the limit",
        arguments: [1, 2, 3, 4, 5, 7, 20, 29, 30, 100, 999], [Rate.Unit.second, .minute])
    func windows(_ count: Int, unit: Rate.Unit) {
        let rate = Rate(count, per: unit)
        let moments = greedy(Bucket(name: "x", rate), for: 3 * length(of: unit))
        #expect(moments.count > count)
        for (first, beyond) in zip(moments, moments.dropFirst(count)) {
            #expect(beyond - first >= length(of: unit), "\(count + 1) calls within \(beyond - first) ms")
        }
    }

    @Test("give what they promise: the whole rate while somebody always waits", arguments: [1, 2, 20, 30])
    func throughput(_ count: Int) {
        let moments = greedy(Bucket(name: "x", Rate(count, per: .minute)), for: 60_010)
        #expect(moments.count >= count, "in the first minute after a rest")
    }

    @Test("with a burst of one's own give that, and the rate after it")
    func burst() {
        let moments = greedy(Bucket(name: "x", Rate(1, per: .second, burst: 5)), for: 10_000)
        #expect(moments.prefix(6) == [0, 0, 0, 0, 0, 1000])
        #expect(moments.count == 14)
    }

    @Test("hold in Redis: a chat's burst goes at once, the next waits, and other chats do not")
    func chat() async throws {
        try await Bench.run(
            rates: .limited(
                all: Rate(30, per: .minute), perChat: Rate(1, per: .hour, burst: 3), perGroup: Rate(20, per: .minute))
        ) { bench async throws in
            for _ in 0..<3 { #expect(try await bench.limits.message(to: ChatID(42)) == .zero) }
            let wait = try await bench.limits.message(to: ChatID(42))
            #expect(wait > .seconds(3500) && wait <= .seconds(3600))
            #expect(try await bench.limits.message(to: ChatID(43)) == .zero)
        }
    }

    @Test("hold for a group by its own, and for all together, and what is refused takes nothing")
    func groups() async throws {
        try await Bench.run(
            rates: .limited(
                all: Rate(1, per: .hour, burst: 6), perChat: Rate(1, per: .hour, burst: 9),
                perGroup: Rate(1, per: .hour, burst: 2))
        ) { bench async throws in
            for _ in 0..<2 { #expect(try await bench.limits.message(to: ChatID(-7)) == .zero) }
            for _ in 0..<9 { #expect(try await bench.limits.message(to: ChatID(-7)) > .zero) }
            for chat in 1...4 { #expect(try await bench.limits.message(to: ChatID(Int64(chat))) == .zero) }
            #expect(try await bench.limits.message(to: ChatID(5)) > .zero, "six in all are over")
        }
    }

    @Test("are waited for where the turn is near; else one comes back a little before it")
    func turn() async throws {
        try await Bench.run(
            rates: .limited(
                all: Rate(4, per: .second), perChat: Rate(1, per: .minute, burst: 3), perGroup: Rate(1, per: .hour))
        ) { bench async throws in
            let began = ContinuousClock.now
            for _ in 0..<3 { #expect(try await bench.limits.turn(of: ChatID(42)) == nil) }
            #expect(.now - began >= .milliseconds(666), "two waits for the turn of all")
            let back = try #require(try await bench.limits.turn(of: ChatID(42)))
            #expect(back > .seconds(57) && back < .milliseconds(59_100), "and the chat's own is a minute away")
        }
    }

    @Test("let the parts of a message go one after the other in one run when that is quick")
    func parts() async throws {
        let rates = SendingRates.limited(
            all: Rate(30, per: .second), perChat: Rate(5, per: .second), perGroup: Rate(20, per: .minute))
        try await Bench.run(rates: rates) { bench async throws in
            let began = ContinuousClock.now
            #expect(try await bench.deliver(.text(String(repeating: "да ", count: 4_000))) == "done")
            #expect(bench.written.count == 3)
            #expect(.now - began >= .milliseconds(500), "a burst of one and four in the second")
        }
    }

    @Test("that are off let everything through, and know no flood")
    func off() async throws {
        try await Bench.run { bench async throws in
            for _ in 0..<100 { #expect(try await bench.limits.message(to: ChatID(-7)) == .zero) }
            #expect(try await !bench.limits.flooded(ChatID(-7), pause: .seconds(9)))
            #expect(try await bench.limits.message(to: ChatID(-7)) == .zero)
        }
    }

    @Test("leave no room for decoration while a message waits for its chat", arguments: [true, false])
    func decoration(_ limited: Bool) async throws {
        let rates = SendingRates.limited(
            all: Rate(30, per: .second), perChat: Rate(1, per: .hour), perGroup: Rate(20, per: .minute))
        try await Bench.run(rates: limited ? rates : .off) { bench async throws in
            #expect(try await bench.limits.ephemeral(to: ChatID(42)))
            try await bench.put(.text("раз"))
            #expect(try await !bench.limits.ephemeral(to: ChatID(42)))
            #expect(try await bench.limits.ephemeral(to: ChatID(43)))
            let run = try await bench.take()
            #expect(try await !bench.limits.ephemeral(to: ChatID(42)), "it is being sent")
            try await run.settle()
            #expect(try await bench.limits.ephemeral(to: ChatID(42)))
        }
    }

    @Test("let decoration take the place of no message of its chat, and half the places are for messages only")
    func decorationYields() async throws {
        try await Bench.run(
            rates: .limited(
                all: Rate(1, per: .hour, burst: 4), perChat: Rate(1, per: .hour), perGroup: Rate(1, per: .hour))
        ) { bench async throws in
            for _ in 0..<2 { #expect(try await bench.limits.ephemeral(to: ChatID(42))) }
            #expect(try await bench.limits.message(to: ChatID(42)) == .zero)
            #expect(try await !bench.limits.ephemeral(to: ChatID(42)), "the chat has had its message")
            #expect(try await !bench.limits.ephemeral(to: ChatID(43)), "decoration has had its half")
            #expect(try await bench.limits.message(to: ChatID(44)) == .zero)
        }
    }

    /// When somebody who asks every millisecond is let through, by the rule of the function `limit`.
    private func greedy(_ bucket: Bucket, for duration: Int) -> [Int] {
        var moments: [Int] = []
        var fullAt = 0.0
        for now in 0..<duration {
            fullAt = max(fullAt, Double(now))
            while fullAt + bucket.interval - Double(bucket.burst) * bucket.interval - Double(now) <= 0 {
                moments.append(now)
                fullAt += bucket.interval
            }
        }
        return moments
    }

    private func length(of unit: Rate.Unit) -> Int { unit == .second ? 1_000 : 60_000 }
}
