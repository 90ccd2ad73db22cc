import Support

extension Scenario {
    /// A question to the AI and its answer in the chat.
    static let question = Scenario(
        start: { try await start(thinking: 0) }, label: JobMessages.label, question: supper,
        effects: [
            .answers(aboutSupper, windows: [("POST /sendMessage", "memo sent.0")]),
            .bills(of: supper, windows: [("POST /v1/chat/completions", "memo answer")]),
        ])

    /// The same, seen from "typing…": whatever becomes of it, the answer comes, and once. Not the bill: the question runs
    /// beside it, and may just be asked and not be answered.
    static let typing = Scenario(
        start: { try await start(thinking: 500) }, label: JobMessages.typingLabel, question: supper,
        effects: [.answers(aboutSupper, windows: [])])

    /// A worker's death is noticed after two seconds.
    ///
    /// - Parameter milliseconds: time that the AI takes, longer than it takes to say "typing…" where that matters.
    static func start(thinking milliseconds: Int) async throws -> Installation {
        let bot = try await Installation.start(workers: 0, environment: ["FAMILYBOT_VISIBILITY_SECONDS": "2"])
        try await bot.world.post("pace", ["ai_ms": milliseconds])
        return bot
    }

    private static let supper: Words = { "Что на ужин у \($0)?" }
    private static let aboutSupper: Words = { "Симулятор: вы написали «\(supper($0))»" }
}
