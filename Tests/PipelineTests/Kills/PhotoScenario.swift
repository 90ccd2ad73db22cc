import Foundation
import Support

extension Scenario {
    /// A photo that the AI looks at and that becomes a meal with its card.
    static let photo = Scenario(
        start: { try await start(thinking: 0) }, label: JobMessages.label, question: caption,
        tell: { bot, chat in try await bot.sendPhoto("coffee", caption(chat), chat: chat) },
        effects: [
            Effect(name: "meal", times: 1, count: { bot, chat in try await bot.meals(of: chat).count }, windows: []),
            .card(windows: [("POST /sendMessage", "memo sent.0")]),
            .looks(at: caption, windows: [("POST /v1/chat/completions", "memo vision")]),
        ])

    private static let caption: Words = { "рис \($0)" }
}

extension Scenario.Effect {
    /// Cards in the chat, which shows nothing else.
    fileprivate static func card(windows: [(String, String)]) -> Self {
        Self(
            name: "card", times: 1,
            count: { bot, chat in
                let said = try await bot.chat(chat).said
                guard said.allSatisfy({ $0.text.contains("рис, ≈ 180 г") && !$0.buttons.isEmpty }) else {
                    throw Missing("nothing but the card: \(said)")
                }
                return said.count
            }, windows: windows)
    }

    /// Looks of the AI at the picture, which are paid for.
    fileprivate static func looks(at caption: @escaping Words, windows: [(String, String)]) -> Self {
        struct Asked: Decodable {
            struct Request: Decodable {
                let last_user: String
                let pictures: [SeenPicture]
            }
            let requests: [Request]
        }
        return Self(
            name: "bill", times: 1,
            count: { bot, chat in
                let asked = try JSONDecoder().decode(Asked.self, from: try await bot.world.get("ai"))
                return asked.requests.count { $0.pictures.count == 1 && $0.last_user.contains(caption(chat)) }
            }, windows: windows)
    }
}
