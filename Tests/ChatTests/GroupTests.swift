import Domain
import Jobs
import StandIn
import Testing

@Suite("In a group the bot", .timeLimit(.minutes(1)))
struct GroupTests {
    private static let answer = [#"message "Ответ" card answer:7"#]
    private static let photo = #""photo":[{"file_id":"A","width":90,"height":67}]"#

    @Test(
        "answers when it is spoken to, and is silent otherwise",
        arguments: [
            (Event.text("Привет всем", in: Event.group), []), (.text("Бот, привет", in: Event.group), []),
            (.text("@FamilyBot привет", in: Event.group), answer),
            (.text("а ты, @familybot?", in: Event.group), answer),
            (.text("(@FAMILYBOT)", in: Event.group), answer),
            (.text("@FamilyBot2 привет", in: Event.group), []), (.text("@FamilyBot_old привет", in: Event.group), []),
            (.text("mail@familybot.org", in: Event.group), []),
            (.text("@FamilyBot2 и @FamilyBot", in: Event.group), answer),
            (.reply(#""text":"а точно?""#, toBot: true), answer), (.reply(#""text":"а точно?""#, toBot: false), []),
            (.text("/help", in: Event.group), ["phrase help"]),
            (.text("/help@familybot", in: Event.group), ["phrase help"]),
            (.text("/help@OtherBot", in: Event.group), []), (.text("/dance@OtherBot", in: Event.group), []),
            (.message(photo, in: Event.group), []),
            (.message(photo + #","caption":"@FamilyBot что это?""#, in: Event.group), ["phrase unsupported photo"]),
            (.message(#""sticker":{"file_id":"A"}"#, in: Event.group), []),
            (.reply(#""sticker":{"file_id":"A"}"#, toBot: true), ["phrase unsupported sticker"]),
            (.text("@FamilyBot привет", in: Event.group, edited: 5), answer),
            (.text("Привет всем", in: Event.group, edited: 5), []),
        ])
    func rules(_ event: Event, answer: [String]) async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(event) == answer)
        }
    }

    @Test("asks its own name once")
    func name() async throws {
        try await Bench.run { bench async throws in
            for _ in 0..<3 { try await bench.ask(.text("Привет", in: Event.group)) }
            #expect(bench.world.calls.map(\.method) == ["getMe"])
        }
    }

    @Test(
        "that cannot learn its name lets the message wait, at no cost of an attempt",
        arguments: [
            StandIn.Answer.json(502, "bad"), .lost, .flood(9), .refusal(401, "Unauthorized"),
        ])
    func nameless(_ trouble: StandIn.Answer) async throws {
        let outage = Outage(trouble)
        try await Bench.run(world: { call in call.method == "getMe" ? outage.answer : nil }) { bench async throws in
            try await bench.put(.text("@FamilyBot привет", in: Event.group))
            let run = try await bench.take()
            #expect(try await run.outcome() == ["later no_profile"])
            try await run.giveBack()
            outage.end()
            #expect(try await bench.take().outcome() == Self.answer)
        }
    }
}
