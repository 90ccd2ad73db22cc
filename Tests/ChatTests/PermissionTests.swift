import Domain
import Jobs
import Phrases
import StandIn
import Testing

@Suite("What a model may have done for somebody", .timeLimit(.minutes(2)))
struct PermissionTests {
    private static let statistics = ToolCalling(name: "get_food_statistics", arguments: #"{"period":"today"}"#)
    private static let nothing = "ничего нет"

    @Test("is nothing that the family owns, for a guest: he is told so, whatever the model says")
    func guest() async throws {
        try await Bench.run(model: .calling(.film("Дюна", rating: 9)), .completion("Записал!")) { bench async throws in
            #expect(try await bench.ask(.text("/adduser 43 guest")) == ["phrase userAdded"])
            let said = try await bench.ask(.text("Дюна, 9", from: 43))[0]
            #expect(said.contains(Phrase.notPermitted.text(in: .russian)) && !said.contains("Записал!"), "\(said)")
            #expect(bench.requests[1].contains("Not allowed, and the person is told so."))
            #expect(try await bench.titles().isEmpty, "no film of anybody in the family")
        }
    }

    @Test("is for a child what is its own: a record is made")
    func child() async throws {
        try await Bench.run(
            model: .calling(.steps(700)), .completion("Молодец!")
        ) { bench async throws in
            try await bench.ask(.text("/adduser 43 child"))
            let said = try await bench.ask(.text("Прошёл 700 шагов", from: 43))[0]
            #expect(said.contains("700 шагов") && said.contains("Молодец!"))
        }
    }

    @Test("tells of health in private only: in a group the person is sent there, and no words of the model pass")
    func onlyPrivately() async throws {
        try await Bench.run(model: .calling(Self.statistics), .completion("Вы съели 3000 ккал.")) {
            bench async throws in
            let said = try await bench.ask(.text("@FamilyBot сколько я съел?", in: Event.group))[0]
            #expect(said.contains(Phrase.onlyPrivately.text(in: .russian)) && !said.contains("3000"), "\(said)")
            #expect(bench.requests[1].contains("Not allowed, and the person is told so."))
        }
        try await Bench.run(model: .calling(Self.statistics), .completion("Вы ничего не ели.")) { bench async throws in
            #expect(try await bench.ask(.text("сколько я съел?"))[0].contains("Вы ничего не ели."))
            #expect(bench.requests[1].contains(Self.nothing))
        }
    }

    @Test(
        "sends whoever wishes for files or reports in a group to the private chat, also without a model",
        arguments: [
            "@FamilyBot выгрузи всё в excel", "@FamilyBot присылай отчёт каждый вечер", "не присылай отчёты @familybot",
            "@FamilyBot send me a weekly report", "@FamilyBot какой у меня вес?",
        ])
    func wishes(_ text: String) async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            let said = try await bench.ask(.text(text, in: Event.group))[0]
            let hints = ["phrase onlyPrivately", Phrase.onlyPrivately.text(in: .russian)]
            #expect(hints.contains { said.contains($0) }, "\(said)")
        }
    }

    @Test("is the same without a model: simple rules ask nobody's leave either")
    func withoutAI() async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            try await bench.ask(.text("/adduser 43 guest"))
            let guest = try await bench.ask(.text("посмотрел Дюну, 9/10", from: 43))[0]
            #expect(guest.contains(Phrase.notPermitted.text(in: .russian)))
            let group = try await bench.ask(.text("@FamilyBot сколько я сегодня съел", from: 42, in: -7))[0]
            #expect(group.contains(Phrase.onlyPrivately.text(in: .russian)), "\(group)")
            #expect(!group.contains(Self.nothing))
            #expect(try await bench.ask(.text("сколько я сегодня съел"))[0].contains(Self.nothing))
        }
    }

    @Test("is listed for the person's role in private, and as a whole where others read along")
    func help() async throws {
        try await Bench.run { bench async throws in
            try await bench.ask(.text("/adduser 43 child"))
            #expect(try await bench.ask(.text("/help", from: 43)) == ["phrase help child"])
            #expect(try await bench.ask(.text("/help@FamilyBot", from: 43, in: -7)) == ["phrase help"])
        }
    }

    @Test("by a command is refused by the same table", arguments: ["/today", "/stats", "/stats month"])
    func commands(_ command: String) async throws {
        try await Bench.run { bench async throws in
            #expect(
                try await bench.ask(
                    .text(
                        "\(command)@FamilyBot".replacing(" month@FamilyBot", with: "@FamilyBot month"), in: Event.group)
                )
                    == ["phrase onlyPrivately"])
            try await bench.ask(.text("/adduser 43 guest"))
            #expect(try await bench.ask(.text(command, from: 43)) == ["phrase notPermitted"])
            #expect(try await bench.ask(.text("/adduser 44 guest", from: 43)) == ["phrase notPermitted"])
        }
    }
}
