import Domain
import FamilyStore
import OpenAIAPI

/// Who says what, as a model reads it: in a group everybody's words stand behind a name.
struct Voices: Sendable {
    private static let longestName = 40
    private static let nobody = "?"

    /// Nil in a private chat, where only one person speaks.
    private let names: [UserID: String]?

    /// Asks who the people are that speak in some turns.
    static func of(_ turns: [Turn], and question: Question, in directory: Directory) async throws -> Voices {
        guard question.chat == .group else { return Voices(names: nil) }
        var names = [question.member.user: name(question.member)]
        for turn in turns where names[turn.person] == nil {
            names[turn.person] = try await directory.member(turn.person).map(name) ?? nobody
        }
        return Voices(names: names)
    }

    func message(_ turn: Turn) -> ChatMessage {
        switch turn.speaker {
        case .person: .user(words(turn.text, of: turn.person))
        case .bot: .assistant(turn.text)
        }
    }

    func message(_ question: Question) -> ChatMessage { .user(words(question.text, of: question.member.user)) }

    private func words(_ text: String, of person: UserID) -> String {
        guard let names else { return text }
        return "\(names[person] ?? Self.nobody): \(text)"
    }

    /// One line without a colon, so that a name does not look like words.
    private static func name(_ member: Member) -> String {
        let line = member.name.map { $0.isNewline || $0 == ":" ? " " : $0 }.prefix(longestName)
        return line.allSatisfy(\.isWhitespace) ? nobody : String(line)
    }
}
