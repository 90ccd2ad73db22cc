import Domain
import Jobs
import StandIn
import Testing

@Suite("A message to the bot", .timeLimit(.minutes(1)))
struct ConversationTests {
    @Test(
        "that is a command gets that command's answer",
        arguments: [
            ("/start", "welcome"), ("/start abc", "welcome"), ("/START", "welcome"), ("/start@FamilyBot", "welcome"),
            ("/help", "help owner"), ("/help me", "help owner"), ("/помощь", "help owner"),
            ("/dance", "unknownCommand"),
            ("/cancel now, please", "nothingToCancel"),
        ])
    func commands(_ text: String, phrase: String) async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.text(text)) == ["phrase \(phrase)"])
            #expect(bench.world.calls.isEmpty, "neither Telegram nor the AI is needed")
        }
    }

    @Test("that is a question gets the AI's answer, on a card that an edit will find")
    func question() async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.text("Сколько будет дважды два?")) == [#"message "Ответ" card answer:7"#])
            let asked = bench.world.calls.last { $0.method == "completions" }
            #expect(asked?.text.contains("Сколько будет дважды два?") == true)
        }
    }

    @Test("gets an honest sentence when no AI is configured, and its commands work")
    func withoutAI() async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            #expect(try await bench.ask(.text("Сколько?")) == ["phrase aiNotConfigured"])
            #expect(try await bench.ask(.text("/help")) == ["phrase help owner"])
            #expect(bench.world.calls.isEmpty)
        }
    }

    @Test("that belongs to an album shares one sentence with the other parts, also when the first part runs again")
    func album() async throws {
        try await Bench.run { bench async throws in
            let photo = #""photo":[{"file_id":"A","width":90,"height":67}],"media_group_id":"g1""#
            try await bench.put(.message(photo), kind: .photo)
            let first = try await bench.take()
            #expect(try await first.outcome() == ["phrase unsupported photo"])
            try await first.giveBack()
            let again = try await bench.take()
            #expect(try await again.outcome() == ["phrase unsupported photo"])
            try await again.settle()
            #expect(try await bench.ask(.message(photo), kind: .photo) == [])
            let other = photo.replacing("g1", with: "g2")
            #expect(try await bench.ask(.message(other), kind: .photo) == ["phrase unsupported photo"])
        }
    }

    @Test("of another kind gets a sentence about that kind", arguments: unreadable)
    func kinds(_ content: String, kind: String) async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.message(content), kind: .content) == ["phrase unsupported \(kind)"])
        }
    }

    @Test(
        "that Telegram wrote itself gets none",
        arguments: [
            #""new_chat_members":[{"id":5,"is_bot":false,"first_name":"Юра"}]"#,
            #""left_chat_member":{"id":5,"is_bot":false,"first_name":"Юра"}"#, #""migrate_to_chat_id":-1007"#,
            #""migrate_from_chat_id":-5"#,
        ])
    func service(_ content: String) async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.message(content, in: Event.group)).isEmpty)
        }
    }

    @Test(
        "that was edited is asked again within five minutes, and left alone after", arguments: [0, 1, 300, 301, 90_000])
    func edits(_ seconds: Int) async throws {
        try await Bench.run { bench async throws in
            let answer = seconds <= 300 ? [#"message "Ответ" card answer:7"#] : []
            #expect(try await bench.ask(.text("Сколько?", edited: seconds)) == answer)
            #expect(bench.questions == answer.count)
        }
    }

    @Test(
        "of another kind that is edited is not commented on again: a live place moves every few seconds",
        arguments: unreadable)
    func editedKinds(_ content: String, kind: String) async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.message(content, edited: 5), kind: .content).isEmpty, "\(kind)")
        }
    }

    @Test("that cannot be read is put aside")
    func malformed() async throws {
        try await Bench.run { bench async throws in
            let broken = Event(json: #""message":{"message_id":"seven"}"#, address: Event.text("").address)
            #expect(try await bench.ask(broken) == ["never malformed_update"])
        }
    }

    @Test("that is a button press needs nothing more, nor does news of an unknown kind")
    func button() async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.press("yes"), kind: .button).isEmpty)
            #expect(try await bench.ask(Event(json: #""poll":{}"#, address: Event.text("").address)).isEmpty)
        }
    }

    @Test(
        "is greeted when it brings the bot into a group, and only then",
        arguments: [
            (Event.standing(from: "left", to: "member"), true),
            (.standing(from: "kicked", to: "administrator"), true),
            (.standing(from: "left", to: "member", in: #"{"id":-7,"type":"group"}"#), true),
            (.standing(from: "member", to: "administrator"), false), (.standing(from: "member", to: "left"), false),
            (.standing(from: "left", to: "administrator", in: #"{"id":-7,"type":"channel"}"#), false),
            (.standing(from: "kicked", to: "member", in: Event.home), false),
        ])
    func greeting(_ event: Event, greets: Bool) async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(event, kind: .membership) == (greets ? ["phrase groupGreeting"] : []))
        }
    }
}
