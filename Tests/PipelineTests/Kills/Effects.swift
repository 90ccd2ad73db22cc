import Foundation
import Support

/// What a person of a chat says, or gets to read.
typealias Words = @Sendable (_ chat: Int64) -> String

extension Scenario.Effect {
    /// Messages in the chat, which hears nothing but the answer.
    static func answers(_ answer: @escaping Words, windows: [(String, String)]) -> Self {
        Self(
            name: "answer", times: 1,
            count: { bot, chat in
                let said = try await bot.world.transcript(chat).said
                guard said.allSatisfy({ $0 == answer(chat) }) else {
                    throw Missing("nothing but the answer: \(said)")
                }
                return said.count
            }, windows: windows)
    }

    /// Calls of the AI, which cost money whether their answers arrive or not.
    ///
    /// - Parameter round: rounds of tool calls before it.
    static func bills(of question: @escaping Words, round: Int = 0, windows: [(String, String)]) -> Self {
        struct Asked: Decodable {
            struct Request: Decodable { let last_user: String, round: Int }
            let requests: [Request]
        }
        return Self(
            name: "bill of round \(round + 1)", times: 1,
            count: { bot, chat in
                let asked = try JSONDecoder().decode(Asked.self, from: try await bot.world.get("ai"))
                return asked.requests.count { $0.last_user == question(chat) && $0.round == round }
            }, windows: windows)
    }
}
