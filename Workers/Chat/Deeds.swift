import Actions
import Domain
import Phrases
import TelegramAPI

/// What was done for a question so far, and how the answer is made of it: records first, as they are stored; the model's
/// words after them, and only when nothing of what it may believe is untrue.
struct Deeds: Sendable {
    private var told: [String] = []
    private var found: [String] = []
    private var stored = 0
    private var failed = 0

    let language: Language

    init(in language: Language) { self.language = language }

    var isEmpty: Bool { told.isEmpty && found.isEmpty }

    /// Notes an outcome; returns what the model is told of it.
    mutating func note(_ outcome: ActionDesk.Outcome, of action: Action) -> String {
        switch outcome {
        case .done(let telling) where action.isWrite:
            stored += 1
            told.append(telling.text(in: language))
            return "Done, and the person is shown this record: \(telling.text(in: language))"
        case .done(let telling):
            found.append(telling.text(in: language))
            return "Found: \(telling.text(in: language))"
        case .undone(let telling):
            failed += 1
            told.append(telling.text(in: language))
            return "Nothing was stored, and the person is told: \(telling.text(in: language))"
        case .denied(let phrase):
            failed += 1
            told.append(phrase.text(in: language))
            return "Not allowed, and the person is told so."
        }
    }

    /// A call that was not understood, and will not be made again.
    mutating func noteFailure() { failed += 1 }

    /// The whole answer; nil when there is nothing to say.
    ///
    /// - Parameter closing: the model's last words.
    func answer(closing: RichText?) -> RichText? {
        var parts = told.map { RichText($0) }
        if failed > 0 {
            if stored > 0 || told.isEmpty { parts.append(RichText(Phrase.notStored.text(in: language))) }
        } else if let closing {
            parts.append(closing)
        } else {
            parts += found.map { RichText($0) }
        }
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(first) { $0 + RichText("\n\n") + $1 }
    }
}
