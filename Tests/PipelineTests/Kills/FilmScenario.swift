import Mongo
import Support

extension Scenario {
    /// A film that the AI stores by a function call, and its words about that in a second round. Every person has a film of
    /// his own, so that each of them is the first to tell of it.
    static let film = Scenario(
        start: { try await start(thinking: 0) }, label: JobMessages.label, question: told,
        effects: [
            .stored("film", 1, countFilms), .stored("rating", 1, countRatings),
            .stored("turn of the dialog", 2, countTurns),
            .answers(record, windows: [("POST /sendMessage", "memo sent.0")]),
            .bills(of: told, windows: [("POST /v1/chat/completions", "memo answer")]),
            .bills(of: told, round: 1, windows: [("POST /v1/chat/completions", "memo answer.1")]),
        ])

    private static let told: Words = { "Я посмотрел фильм \(title($0)), оценка 9/10" }
    private static let record: Words = {
        "🎬 Записал: «\(title($0))» — 9 из 10.\nЭто ваш первый фильм с оценкой.\n\nСимулятор: готово."
    }
    private static let title: Words = { "Интерстеллар \($0)" }

    @Sendable private static func countFilms(_ bot: Installation, chat: Int64) async throws -> Int {
        try await films(bot, chat).count
    }

    /// Writings, not what is left of them: a rating that was stored twice looks like one.
    @Sendable private static func countRatings(_ bot: Installation, chat: Int64) async throws -> Int {
        let films = try await films(bot, chat)
        let seen = films.first?["seen"]?.document.map { Array($0) } ?? []
        guard seen.map(\.key) == ["\(chat)"], seen[0].value.document?["rating"]?.double == 9 else {
            throw Missing("one person's rating: \(seen)")
        }
        return films.map { $0["changes"]?.array?.count ?? 0 }.reduce(0, +)
    }

    @Sendable private static func countTurns(_ bot: Installation, chat: Int64) async throws -> Int {
        try await bot.documents(of: "dialogs", where: ["chatID": .int64(chat)]).count
    }

    private static func films(_ bot: Installation, _ chat: Int64) async throws -> [Document] {
        try await bot.documents(of: "films", where: ["title": .string(title(chat))])
    }
}

extension Scenario.Effect {
    /// Documents, which no death leaves twice, or out.
    fileprivate static func stored(
        _ name: String, _ times: Int, _ count: @escaping @Sendable (Installation, Int64) async throws -> Int
    ) -> Self {
        Self(name: name, times: times, count: count, windows: [])
    }
}
