import Domain
import Images
import Metrics
import Operations
import TelegramAPI

/// A picture that somebody sent, in the ways in which it can be had.
enum Picture: Sendable {
    case photo([PhotoSize])
    case document(Document)

    /// - Returns: nil for a message without a picture.
    init?(_ message: Message) {
        switch message.content {
        case .photo(let sizes) where !sizes.isEmpty: self = .photo(sizes)
        case .document(let document): self = .document(document)
        default: return nil
        }
    }

    /// The smallest file that is large enough for a profile.
    func file(for profile: ImageProfile) -> FileID? {
        switch self {
        case .photo(let sizes): sizes.smallest(sufficientFor: profile.longEdge)?.file
        case .document(let document): document.file
        }
    }

    /// What Telegram has of it at most, for what is saved by not sending it.
    var largest: Int? {
        switch self {
        case .photo(let sizes): sizes.compactMap(\.size).max()
        case .document(let document): document.size
        }
    }
}

/// Downloads pictures and makes them fit for a model. Nothing of them stays.
struct Darkroom: Sendable {
    /// Telegram gives bots no more.
    static let limit = 20 * 1024 * 1024

    let bot: Bot
    let preparation: ImagePreparation

    /// - Throws: `ImageRefusal` for a picture that cannot be, `TelegramError` for one that cannot be had.
    func develop(_ picture: Picture, for profile: ImageProfile) async throws -> PreparedImage {
        guard let file = picture.file(for: profile) else { throw ImageRefusal.notAnImage }
        let bytes: [UInt8]
        do throws(TelegramError) {
            bytes = try await bot.download(try await bot.file(file), limit: Self.limit)
        } catch {
            guard error.isTooLarge else { throw error }
            throw ImageRefusal.tooManyBytes(limit: Self.limit)
        }
        let prepared = try await preparation.prepare(bytes, for: profile)
        count(prepared, of: max(picture.largest ?? 0, bytes.count))
        return prepared
    }

    private func count(_ prepared: PreparedImage, of original: Int) {
        Counter(metric: .imageBytesSaved).increment(by: max(0, original - prepared.jpeg.count))
        let saved =
            ImageTokens.patches(prepared.original.width, prepared.original.height)
            - ImageTokens.patches(prepared.width, prepared.height)
        Counter(metric: .imageTokensSaved).increment(by: max(0, saved))
    }
}

/// What models that pay by patches of 32 pixels ask for a picture, which they first fit into 2,048.
enum ImageTokens {
    static func patches(_ width: Int, _ height: Int) -> Int {
        let longer = max(width, height, 1)
        let scale = min(1, 2048 / Double(longer))
        func side(_ pixels: Int) -> Int { Int((Double(pixels) * scale / 32).rounded(.up)) }
        return side(width) * side(height)
    }
}

extension TelegramError {
    fileprivate var isTooLarge: Bool {
        switch self {
        case .refused(let refusal): refusal.reason == .fileTooLarge
        case .noAnswer(let failure): failure.cause == .tooLarge
        }
    }
}
