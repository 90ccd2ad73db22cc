import Domain
import Jobs
import TelegramAPI
import WorkerRuntime

/// The photos of one job: one, or those of an album that were there when it was taken.
struct PhotoBatch: Sendable {
    /// At least one, in the order in which they came.
    let messages: [Message]
    let pictures: [Picture]

    /// - Returns: nil where the job is no new message with a picture.
    init?(_ job: Job) {
        let messages = ([job.payload] + job.companions.map(\.payload)).compactMap { payload -> Message? in
            guard let update = try? Update(json: payload), case .message(let message) = update.event else { return nil }
            return message
        }
        let pictures = messages.compactMap(Picture.init)
        guard !pictures.isEmpty else { return nil }
        self.messages = messages
        self.pictures = pictures
    }

    var first: Message { messages[0] }

    /// What the person wrote beside the pictures; of an album one photo has it.
    var caption: String? { messages.lazy.compactMap(\.text).first }
}
