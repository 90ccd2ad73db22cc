import Domain
import FamilyStore
import HTTPClient
import Jobs
import Logging
import struct Mongo.FileChunks
import enum Mongo.MongoError
import Outputs
import Phrases
import TelegramAPI
import Threading
import WorkerRuntime

/// Brings a file from the outbox to its chat, read from there while it is sent, and removes it then.
struct FileDelivery: Sendable {
    let bot: Bot
    let store: Store
    let attempts: Attempts
    let logger: Logger

    /// Of 50 MB over a slow line.
    static let timeout = Duration.seconds(240)
    private static let sent = "sent"

    func handle(
        _ file: OutgoingFile, _ address: Address, in language: Language, _ job: Job
    ) async throws -> JobOutcome {
        do {
            return try await outcome(of: file, address, language, job)
        } catch let error as MongoError {
            try Task.checkCancellation()
            guard error.isPassing else {
                throw JobFailure(Reason(rawValue: "mongo_refused"), detail: error.description)
            }
            return .later(.seconds(Double.random(in: 1..<3)), "mongo_away")
        }
    }

    private func outcome(
        of file: OutgoingFile, _ address: Address, _ language: Language, _ job: Job
    ) async throws -> JobOutcome {
        let delivery = store.delivery(of: file.parcel)
        if !job.hasResult(of: Self.sent) {
            guard let bytes = try await delivery.open() else {
                logger.notice("a file is gone before it was sent", metadata: ["trace": "\(job.key.trace)"])
                return .done([try instead(of: file, .fileGone, address)])
            }
            let noted = NotedBytes(bytes: bytes)
            let source = ByteSource(length: bytes.length, noted)
            do {
                let sent = try await attempts.deliver(to: address.chat, step: Self.sent, job) {
                    do {
                        return try await FileCall(
                            bot: bot, file: file, bytes: source, address: address,
                            silent: OutputDelivery.isSilent(from: file.silentFrom)
                        ).run()
                    } catch let error as TelegramError {
                        // What broke off on our side is no outage of Telegram.
                        if let fault = noted.fault { throw fault }
                        throw error
                    }
                }
                if case .wait(let outcome) = sent { return outcome }
            } catch let error as MongoError where !error.isPassing {
                logger.error(
                    "a file cannot be read", metadata: ["trace": "\(job.key.trace)", "error": "\(error)"])
                try await delivery.finish()
                return .done([try .phrase(.fileFailed, to: address)])
            } catch let failure as JobFailure where job.attempts > 0 {
                // All of it was sent twice with no word of it: further tries would hold up the chat for as long again.
                logger.error(
                    "a file could not be sent", metadata: ["trace": "\(job.key.trace)", "error": "\(failure.detail)"])
                return .done([try instead(of: file, .fileFailed, address)])
            } catch is FileTooLarge {
                try await delivery.finish()
                return .done([try .phrase(.fileTooLarge, to: address)])
            }
        }
        try await delivery.finish()
        return .done([])
    }

    /// The words of a picture are worth sending without it; who asked for a file is told that there is none.
    private func instead(of file: OutgoingFile, _ phrase: Phrase, _ address: Address) throws -> Draft {
        guard file.asPhoto, !file.caption.text.isEmpty else { return try .phrase(phrase, to: address) }
        return try .message(OutgoingMessage(text: file.caption, card: nil, silentFrom: file.silentFrom), to: address)
    }
}

/// More than Telegram takes.
struct FileTooLarge: Error {}

/// The bytes of a file, with why the last reading of them broke off.
private struct NotedBytes: AsyncSequence {
    let bytes: FileChunks
    private let noted = Locked<MongoError?>(nil)

    init(bytes: FileChunks) { self.bytes = bytes }

    var fault: MongoError? { noted.withLock { $0 } }

    func makeAsyncIterator() -> Iterator {
        noted.withLock { $0 = nil }
        return Iterator(bytes: bytes.makeAsyncIterator(), noted: noted)
    }

    struct Iterator: AsyncIteratorProtocol {
        var bytes: FileChunks.Iterator
        let noted: Locked<MongoError?>

        mutating func next() async throws(MongoError) -> [UInt8]? {
            do { return try await bytes.next() } catch {
                noted.withLock { $0 = error }
                throw error
            }
        }

        mutating func next(isolation actor: isolated (any Actor)?) async throws(MongoError) -> [UInt8]? {
            try await next()
        }
    }
}

/// One file to one place, with the ways out that Telegram's refusals leave.
private struct FileCall {
    let bot: Bot
    let file: OutgoingFile
    let bytes: ByteSource
    let address: Address
    let silent: Bool

    func run() async throws -> MessageID {
        var call = SendFile(
            chat: address.chat, thread: address.thread, kind: file.asPhoto ? .photo : .document, name: file.name,
            type: file.type, caption: file.caption, bytes: bytes,
            replyTo: address.chat.isGroup ? address.message : nil, silent: silent)
        for _ in 0..<4 {
            do throws(TelegramError) {
                return try await bot.sendFile(call, timeout: FileDelivery.timeout)
            } catch {
                guard case .refused(let refusal) = error else { throw error }
                guard change(&call, after: refusal.reason) else {
                    if refusal.reason == .fileTooLarge { throw FileTooLarge() }
                    throw error
                }
            }
        }
        return try await bot.sendFile(call, timeout: FileDelivery.timeout)
    }

    /// Makes another form of the call; false where there is none.
    private func change(_ call: inout SendFile, after reason: Refusal.Reason) -> Bool {
        switch reason {
        case .cannotParseEntities where !call.caption.entities.isEmpty: call.caption = RichText(call.caption.text)
        case .threadNotFound where call.thread != nil: call.thread = nil
        case .replyNotFound where call.replyTo != nil: call.replyTo = nil
        case .migrated(let chat): call.chat = chat
        // Too large for a picture, of odd sides, or none at all: as a file it may pass.
        case .fileTooLarge where call.kind == .photo, .other where call.kind == .photo: call.kind = .document
        default: return false
        }
        return true
    }
}
