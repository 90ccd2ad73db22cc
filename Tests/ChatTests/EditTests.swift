import Domain
import FamilyStore
import Jobs
import StandIn
import Testing

@Suite("An edited message", .timeLimit(.minutes(2)))
struct EditTests {
    @Test("that names another film takes back what it told of the first one")
    func otherFilm() async throws {
        try await Bench.run(
            model: .calling(.film("Дна", rating: 9)), .completion("Готово."), .calling(.film("Дюна", rating: 9)),
            .completion("Готово.")
        ) { bench async throws in
            #expect(try await bench.ask(.text("Дна, 9"))[0].contains("«Дна» — 9 из 10"))
            #expect(try await bench.ask(.text("Дюна, 9", edited: 5))[0].contains("«Дюна» — 9 из 10"))
            let films = try await bench.ask(.text("/films"))[0]
            #expect(films.contains("«Дюна» — ваша оценка 9") && !films.contains("Дна"), "\(films)")
        }
    }

    @Test("that tells another rating leaves one film with that rating, also when its job runs twice")
    func otherRating() async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            try await bench.ask(.text("посмотрел фильм Дюна, оценка 9/10"))
            try await bench.put(.text("посмотрел фильм Дюна, оценка 8/10", edited: 5))
            let first = try await bench.take()
            let said = try await first.outcome()
            #expect(said[0].contains("«Дюна» — 8 из 10"))
            try await first.giveBack()
            let second = try await bench.take()
            #expect(try await second.outcome() == said)
            try await second.settle()
            #expect(try await bench.ask(.text("/films"))[0].contains("(1):\n• «Дюна» — ваша оценка 8"))
        }
    }

    @Test("that nobody understands leaves what it told before, and a later edit takes the place of that")
    func notUnderstood() async throws {
        let step = StandIn.Answer.calling(.film("Дна", rating: 9))
        try await Bench.run(
            model: step, .completion("Готово."), .aiError(401), .calling(.film("Дюна", rating: 9)),
            .completion("Готово.")
        ) { bench async throws in
            try await bench.ask(.text("Дна, 9"))
            #expect(try await bench.ask(.text("Дюуна! 9!", edited: 5)) == ["phrase aiUnavailable"])
            #expect(try await bench.titles() == ["Дна"])
            let said = try await bench.ask(.text("Дюна, 9", edited: 9))[0]
            #expect(said.contains("первый фильм") && said.contains(#"прежнем варианте сообщения: «Дна»."#), "\(said)")
            #expect(try await bench.titles() == ["Дюна"])
        }
    }

    @Test("of which only a part can be stored leaves what it told before")
    func partlyStored() async throws {
        let unknown = ToolCalling(
            name: "log_meal", arguments: #"{"items":[{"name":"зюзюбра","grams":100}]}"#, id: "two")
        try await Bench.run(
            model: .calling(.film("Дна", rating: 9)), .completion("Готово."),
            .calling(.film("Дюна", rating: 9, id: "one"), unknown), .completion("Готово."), .completion("Понял.")
        ) { bench async throws in
            try await bench.ask(.text("Дна, 9"))
            try await bench.ask(.text("Дюна, 9, зюзюбра", edited: 5))
            #expect(try await bench.titles() == ["Дна", "Дюна"])
            // Both go when a third form is understood.
            let said = try await bench.ask(.text("Ничего не смотрел", edited: 9))[0]
            #expect(said.contains("Понял.") && said.contains("«Дюна», «Дна»"), "\(said)")
            #expect(try await bench.titles().isEmpty)
        }
    }

    @Test("into a command is answered as one, and what it told before stays")
    func command() async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            try await bench.ask(.text("посмотрел фильм Дюна, оценка 9/10"))
            #expect(try await bench.ask(.text("/help", edited: 5)) == ["phrase help owner"])
            #expect(try await bench.titles() == ["Дюна"])
        }
    }

    @Test("names what went with it, and adds up what is left", arguments: [(1, 500), (2, 500)])
    func measured(_ runs: Int, total: Int) async throws {
        try await Bench.run(hasAI: false) { bench async throws in
            try await bench.ask(.text("шаги 7000"))
            try await bench.put(.text("шаги 500", edited: 5))
            for run in 1...runs {
                let taken = try await bench.take()
                let said = try await taken.outcome()[0]
                #expect(said.contains("500") && !said.contains("7500"), "\(said)")
                #expect(said.contains("прежнем варианте сообщения: шаги 7000."), "\(said)")
                if run < runs { try await taken.giveBack() } else { try await taken.settle() }
            }
        }
    }

    @Test("is one question with one answer in the memory of the conversation")
    func dialog() async throws {
        try await Bench.run(
            model: .completion("Первый ответ"), .completion("Второй ответ"), .completion("Третий ответ")
        ) { bench async throws in
            try await bench.ask(.text("Первый вопрос"))
            try await bench.ask(.text("Второй вопрос", edited: 5))
            #expect(!bench.requests[1].contains("Первый"), "the model reads the new form alone")
            let member = try #require(try await bench.store.directory.member(UserID(42)))
            let turns = try await bench.store.dialog(of: member, in: ChatID(42), thread: nil).recent(tokens: 999)
            #expect(turns.map(\.text) == ["Второй вопрос", "Второй ответ"])
        }
    }
}

extension Bench {
    /// Titles of all films of the family.
    func titles() async throws -> [String] {
        let member = try #require(try await store.directory.member(UserID(42)))
        return try await store.films(of: member).search(nil, in: .family, limit: 99).map(\.title).sorted()
    }
}
