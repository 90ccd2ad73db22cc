import Actions
import Domain
import FamilyStore
import Phrases
import TelegramAPI
import ToolSchema

/// What was done for a question so far, and how the answer is made of it: records first, as they are stored; the model's
/// words after them, and only when nothing of what it may believe is untrue.
struct Deeds: Sendable {
    private enum Told: Sendable {
        case text(String)
        case meal(StoredMeal)
    }

    /// A meal that was stored, which is shown as a card of its own.
    struct StoredMeal: Sendable {
        let id: MealID
        let telling: Telling.Meal
    }

    /// What is said in the end.
    struct Answer: Sendable {
        let meals: [StoredMeal]
        /// Everything else; nil where the cards say it all.
        let text: RichText?
        /// All of it in words, for the memory of the conversation.
        let whole: String
    }

    /// What was done, with the key of each.
    private(set) var done: [(action: Action, key: WriteKey)] = []
    private var told: [Told] = []
    private var found: [String] = []
    private var stored = 0
    private var failedWrites = 0
    private var failedReads = 0
    /// The model's last words.
    var closing: RichText?
    /// Said below all else.
    private var remarks: [RichText] = []

    let language: Language

    init(in language: Language) { self.language = language }

    /// Whether all that was asked for is done.
    var isComplete: Bool { failedWrites == 0 && failedReads == 0 }

    /// Notes an outcome; returns what the model is told of it.
    ///
    /// - Parameter key: what it was stored by.
    mutating func note(_ outcome: ActionDesk.Outcome, of action: Action, by key: WriteKey) -> String {
        switch outcome {
        case .done(let telling) where action.isWrite:
            stored += 1
            done.append((action, key))
            let text = telling.text(in: language)
            if case .meal(let meal) = telling {
                told.append(.meal(StoredMeal(id: MealID(key.description), telling: meal)))
            } else {
                told.append(.text(text))
            }
            return "Done, and the person is shown this record: \(text)"
        case .done(let telling):
            done.append((action, key))
            found.append(telling.text(in: language))
            return "Found: \(telling.text(in: language))"
        case .undone(let telling):
            noteFailure(ofWrite: action.isWrite)
            told.append(.text(telling.text(in: language)))
            return "Nothing was stored, and the person is told: \(telling.text(in: language))"
        case .denied(let phrase):
            noteFailure(ofWrite: action.isWrite)
            told.append(.text(phrase.text(in: language)))
            return "Not allowed, and the person is told so."
        }
    }

    /// A call that was not understood, and will not be made again.
    mutating func noteFailure(ofWrite isWrite: Bool) {
        if isWrite { failedWrites += 1 } else { failedReads += 1 }
    }

    /// Asks the person what is meant.
    mutating func ask(back about: Telling.About) {
        failedWrites += 1
        told.append(.text(Telling.askBack(about).text(in: language)))
    }

    mutating func remark(_ text: RichText) { remarks.append(text) }

    /// The same words with no deeds: for deeds that are told once more.
    var untold: Deeds {
        var deeds = Deeds(in: language)
        (deeds.closing, deeds.remarks) = (closing, remarks)
        return deeds
    }

    /// The whole answer; nil when there is nothing to say.
    var answer: Answer? {
        var meals: [StoredMeal] = []
        var parts: [RichText] = []
        var whole: [String] = []
        for told in told {
            switch told {
            case .text(let text):
                parts.append(RichText(text))
                whole.append(text)
            case .meal(let meal):
                meals.append(meal)
                whole.append(Telling.meal(meal.telling).text(in: language))
            }
        }
        let records = parts.count
        if failedWrites > 0 {
            if stored > 0 { parts.append(RichText(Phrase.notStored.text(in: language))) }
        } else if failedReads == 0, let closing {
            parts.append(closing)
        } else {
            parts += found.map { RichText($0) }
        }
        guard !parts.isEmpty || !meals.isEmpty else { return nil }
        parts += remarks
        whole += parts.dropFirst(records).map(\.text)
        return Answer(meals: meals, text: Self.joined(parts), whole: whole.joined(separator: "\n\n"))
    }

    private static func joined(_ parts: [RichText]) -> RichText? {
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(first) { $0 + RichText("\n\n") + $1 }
    }
}
