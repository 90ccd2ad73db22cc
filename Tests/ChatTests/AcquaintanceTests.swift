import Domain
import FamilyStore
import Jobs
import Phrases
import Testing

@Suite("Somebody who was added by number", .timeLimit(.minutes(2)))
struct AcquaintanceTests {
    private static let user = UserID(43)

    @Test("is answered in the language of the person's Telegram and called by its name, from the first message on")
    func first() async throws {
        try await Bench.run { bench async throws in
            try await bench.ask(.text("/adduser 43 adult"))
            #expect(try await bench.ask(Self.said("/today"))[0].contains("nothing"))
            let member = try #require(try await bench.store.directory.member(Self.user))
            #expect(member.language == .english && member.name == "Ann")
            try await bench.ask(.text("ага", from: 43, named: "Юра", speaking: .russian))
            #expect(try await bench.store.directory.member(Self.user) == member, "once and for all")
        }
    }

    @Test("keeps what was chosen with /language, also in the first message and after a second run of it")
    func chosen() async throws {
        try await Bench.run { bench async throws in
            try await bench.ask(.text("/adduser 43 adult"))
            try await bench.put(.text("/language en", from: 43))
            for isLast in [false, true] {
                let run = try await bench.take()
                #expect(try await run.outcome() == ["phrase languageChosen"])
                if isLast { try await run.settle() } else { try await run.giveBack() }
            }
            try await bench.ask(Self.said("Hello"))
            #expect(try await bench.store.directory.member(Self.user)?.language == .english)
        }
    }

    @Test("keeps the family's language where Telegram names none that the bot speaks")
    func unnamed() async throws {
        try await Bench.run { bench async throws in
            try await bench.ask(.text("/adduser 43 adult"))
            try await bench.ask(.text("Hallo", from: 43, speaking: nil))
            let member = try #require(try await bench.store.directory.member(Self.user))
            #expect(member.language == .russian && member.name == "Юра")
        }
    }

    @Test("is called as the family calls the person, on one line, and not as Telegram does")
    func named() async throws {
        try await Bench.run { bench async throws in
            try await bench.ask(.text(#"/adduser 43 child  Вася   \u202eПупкин"#))
            try await bench.ask(.text("Привет", from: 43))
            #expect(try await bench.store.directory.member(Self.user)?.name == "Вася Пупкин")
            let family = bench.store.family(of: try #require(try await bench.store.directory.member(UserID(42))))
            #expect(try await family.everyone().map(\.name) == ["Аня", "Вася Пупкин"], "owners get their names too")
        }
    }

    @Test("is told of by name as soon as there is one, also in the log")
    func toldOf() async throws {
        try await Bench.run { bench async throws in
            #expect(try await bench.ask(.text("/adduser 43 child Вася")) == ["phrase userAdded Вася"])
            #expect(try await bench.ask(.text("/adduser 44 child")) == ["phrase userAdded"])
            try await bench.ask(.text("/reset", from: 44))
            #expect(try await bench.ask(.text("/adduser 44 adult")) == ["phrase userAdded Юра"])
            #expect(try await bench.ask(.text("/removeuser 43")) == ["phrase userRemoved Вася"])
            let said = try await bench.ask(.text("/audit"))[0]
            #expect(said.contains("Вася больше не в семье") && said.contains("Юра теперь в семье"), "\(said)")
        }
    }

    private static func said(_ text: String) -> Event { .text(text, from: 43, named: "Ann", speaking: .english) }
}
