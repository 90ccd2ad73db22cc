import DataExport
import Domain
import Jobs
import Outputs
import Phrases
import TelegramAPI
import Threading

/// Tells how far an export is, in the sentence that it is being made: at most every three seconds, and only while nothing
/// more important wants to be sent.
final class ExportNote: Sendable {
    private static let pause = Duration.seconds(3)
    private static let timeout = Duration.seconds(5)

    private let bot: Bot
    private let limits: SendingLimits
    private let book: CardBook
    private let address: Address
    private let card: CardName
    private let language: Language
    private let next = Locked(ContinuousClock.now + ExportNote.pause)

    init(bot: Bot, limits: SendingLimits, book: CardBook, address: Address, card: CardName, language: Language) {
        self.bot = bot
        self.limits = limits
        self.book = book
        self.address = address
        self.card = card
        self.language = language
    }

    func tell(_ progress: PersonalExport.Progress) async throws {
        let isDue = next.withLock { next in
            guard ContinuousClock.now >= next else { return false }
            next = .now + Self.pause
            return true
        }
        guard isDue else { return }
        let sentence: ExportSentence =
            switch progress {
            case .records(let count): .progress(records: count)
            case .packing: .packing
            }
        do {
            guard try await limits.ephemeral(to: address.chat),
                let message = try await book.messages(of: card, in: address.chat).first
            else { return }
            try await bot.editMessageText(
                EditMessageText(
                    chat: address.chat, message: message, text: RichText(sentence.text(in: language)), keyboard: nil),
                timeout: Self.timeout)
        } catch {
            // It is a courtesy: the file itself will come. A stop is one all the same.
            try Task.checkCancellation()
        }
    }
}
