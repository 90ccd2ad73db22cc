import Domain
import Jobs
import Outputs
import Phrases
import TelegramAPI
import Threading
import WorkerRuntime

/// A message that says what the bot is doing when it takes longer than three seconds. It stands under the name of a card, so
/// that whatever the job ends with takes its place.
struct ProgressNote: Sendable {
    private static let patience = Duration.seconds(3)

    let bot: Bot
    let limits: SendingLimits
    let book: CardBook
    let address: Address
    let card: CardName
    let text: String

    /// The card's name of what a job says of a message.
    static func card(of message: MessageID) -> CardName { CardName(rawValue: "photo:\(message)") }

    func whileWorking<Result: Sendable>(_ job: Job, _ work: () async throws -> Result) async throws -> Result {
        let over = AsyncStream.makeStream(of: Never.self)
        async let note: Void = say(job, unless: over.stream)
        defer { over.continuation.finish() }
        let result = try await work()
        over.continuation.finish()
        // A message that is on its way must be known before anything takes its place.
        await note
        return result
    }

    private func say(_ job: Job, unless over: AsyncStream<Never>) async {
        let isSlow = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                do { try await Task.sleep(for: Self.patience) } catch { return false }
                return true
            }
            group.addTask {
                for await _ in over {}
                return false
            }
            let first = await group.next() ?? false
            group.cancelAll()
            return first
        }
        guard isSlow, !Task.isCancelled else { return }
        do {
            guard try await limits.ephemeral(to: address.chat) || job.hasResult(of: "draft") else { return }
            let draft = try await job.step("draft") {
                try await bot.sendMessage(
                    SendMessage(
                        chat: address.chat, thread: address.thread, text: RichText(text), replyTo: nil, keyboard: nil,
                        silent: true))
            }
            try await book.store([draft], of: card, in: address.chat)
        } catch {
            // It is a courtesy: the answer itself will come.
        }
    }
}
