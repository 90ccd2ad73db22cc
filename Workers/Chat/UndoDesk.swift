import Actions
import Domain
import FamilyStore
import FoundationEssentials
import Jobs
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Takes back what a person has sent last: a photo that is still looked at, else the last meal of a day.
struct UndoDesk: Sendable {
    private static let window: TimeInterval = 24 * 3600
    private static let deleteCall = 0

    let store: Store
    let cards: MealCardDesk
    let book: CardBook
    let lanes: LaneFunctions

    /// Whether a message means this and nothing else.
    static func isMeant(by text: String) -> Bool { words.contains(Spelling.key(of: text)) }

    private static let words: Set<String> = [
        "отмени", "отменить", "отмена", "отмени это", "отмени последнее", "отмени последнюю запись", "отмени запись",
        "удали последнее", "удали последнюю запись", "удали последний прием пищи", "undo", "undo it", "undo that",
        "undo this", "undo the last one", "undo last", "delete the last one", "delete the last meal",
        "remove the last meal",
    ]

    func undo(_ member: Member, _ address: Address, _ job: Job) async throws -> JobOutcome {
        if let outcome = try await stopPhoto(address, job) { return outcome }
        let moment = Date(timeIntervalSince1970: Double(job.arrival) / 1000)
        // A step: after it is deleted another one is the last.
        let last = try await job.step("undone") {
            try await store.meals(of: member).latest(since: moment.addingTimeInterval(-Self.window))?.id
        }
        guard let last else { return .done([try .phrase(.nothingToUndo, to: address)]) }
        try await job.commit()
        let change = try await store.mealChanges(by: member).delete(
            last, by: WriteKey(job: job.key, call: Self.deleteCall))
        switch change {
        case .changed(let logged), .needless(let logged), .stale(let logged), .impossible(let logged):
            let card = try await cards.card(logged, for: member, in: address.chat.type, at: moment)
            return .done(try await told(card, address))
        case .unknown: return .done([try .phrase(.nothingToUndo, to: address)])
        }
    }

    /// A photo under way says by itself that it was stopped. One that is storing its meal already is waited for: that meal is
    /// the last one then.
    ///
    /// - Returns: nil where there is none, or none any more.
    private func stopPhoto(_ address: Address, _ job: Job) async throws -> JobOutcome? {
        let step = "photo_met"
        guard job.photosWaiting > 0 || job.hasResult(of: step), let user = address.user else { return nil }
        // A step: a second run must not stop the next one.
        switch try await job.step(step, { Met(try await lanes.cancel(.photos(address.chat, user))) }) {
        case .marked: return .done([])
        case .tooLate: return PhotosUnderWay.wait(job)
        case .nothing: return nil
        }
    }

    /// The card, which may stand far above, and a message where the person looks. In another chat than the card's the card
    /// is that message.
    private func told(_ card: MealCard, _ address: Address) async throws -> [Draft] {
        let message = card.message()
        let isShown = try await !book.messages(of: MealCard.name(of: card.logged.id), in: address.chat).isEmpty
        let edit = try Draft.message(message, to: address)
        guard isShown else { return [edit] }
        return [edit, try .message(OutgoingMessage(text: message.text, card: nil), to: address)]
    }
}
