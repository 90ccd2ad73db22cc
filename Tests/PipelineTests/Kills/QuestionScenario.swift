import Foundation
import Proxy
import Support

extension Scenario {
    /// A question to the AI and its answer in the chat.
    static let question = Scenario(
        start: { try await start(thinking: 0) }, label: JobMessages.label, ask: askForSupper,
        effects: [
            .answers(windows: [("POST /sendMessage", "memo sent.0")]),
            .bills(windows: [("POST /v1/chat/completions", "memo answer")]),
        ])

    /// The same, seen from "typing…": whatever becomes of it, the answer comes, and once. Not the bill: the question runs
    /// beside it, and may just be asked and not be answered.
    static let typing = Scenario(
        start: { try await start(thinking: 500) }, label: JobMessages.typingLabel, ask: askForSupper,
        effects: [.answers(windows: [])])

    /// A worker's death is noticed after two seconds.
    ///
    /// - Parameter milliseconds: time that the AI takes, longer than it takes to say "typing…" where that matters.
    private static func start(thinking milliseconds: Int) async throws -> Installation {
        let bot = try await Installation.start(workers: 0, environment: ["FAMILYBOT_VISIBILITY_SECONDS": "2"])
        try await bot.world.post("pace", ["ai_ms": milliseconds])
        return bot
    }

    @Sendable private static func askForSupper(_ bot: Installation, chat: Int64) async throws {
        try await bot.world.say(question(of: chat), chat: chat)
    }

    fileprivate static func question(of chat: Int64) -> String { "Что на ужин у \(chat)?" }
}

extension Scenario.Effect {
    /// Messages in the chat, which hears nothing but the answer.
    fileprivate static func answers(windows: [(String, String)]) -> Self {
        Self(name: "answer", times: 1, count: countAnswers, windows: windows)
    }

    /// Calls of the AI, which cost money whether their answers arrive or not.
    fileprivate static func bills(windows: [(String, String)]) -> Self {
        Self(name: "bill", times: 1, count: countBills, windows: windows)
    }

    @Sendable private static func countAnswers(_ bot: Installation, chat: Int64) async throws -> Int {
        let said = try await bot.world.transcript(chat).said
        guard said.allSatisfy({ $0 == "Симулятор: вы написали «\(Scenario.question(of: chat))»" }) else {
            throw Missing("nothing but the answer: \(said)")
        }
        return said.count
    }

    @Sendable private static func countBills(_ bot: Installation, chat: Int64) async throws -> Int {
        struct Asked: Decodable {
            struct Request: Decodable { let last_user: String }
            let requests: [Request]
        }
        let asked = try JSONDecoder().decode(Asked.self, from: try await bot.world.get("ai"))
        return asked.requests.count { $0.last_user == Scenario.question(of: chat) }
    }
}
