import Domain
import Operations
import Reader
import TelegramAPI
import WorkerRuntime

/// What a person asks about a photo that is still looked at waits for it, but not for long.
enum PhotosUnderWay {
    private static let patience = Duration.seconds(30)
    private static let pause = Duration.seconds(1)

    /// When to ask again; nil for what goes ahead of the photo.
    static func wait(for message: Message, _ job: Job) -> JobOutcome? { concerns(message) ? wait(job) : nil }

    /// When to ask again; nil when there is no photo, or it takes too long.
    static func wait(_ job: Job) -> JobOutcome? {
        guard job.photosWaiting > 0,
            Duration.milliseconds(WallClock.milliseconds - job.arrival) < patience
        else { return nil }
        return .later(pause, "photo_under_way")
    }

    /// Sums that the photo will be part of, and what answers a picture.
    private static func concerns(_ message: Message) -> Bool {
        if case .photo = message.replyTo?.content { return true }
        if case .document(let document) = message.replyTo?.content { return document.isImage }
        switch message.content {
        case .command(let command):
            if case .statistics = BotCommand(command) { return true }
            return false
        case .text(let text):
            if case .statistics = Reader().read(text) { return true }
            return false
        default: return false
        }
    }
}
