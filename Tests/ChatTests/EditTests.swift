import Domain
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
}
