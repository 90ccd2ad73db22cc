import Domain
import Jobs

/// Where an update goes: the routing table as a value.
enum Route: Equatable, Sendable {
    case enqueue(Destination)
    /// Acknowledged, counted and dropped.
    case drop(String)

    struct Destination: Equatable, Sendable {
        var lane: Lane
        var pool: PoolName
        var kind: JobKind
        var address: Address
        /// Photos that are sent together; an edit is about one of them.
        var album: Album?
        /// Nil for whom the limits for strangers do not hold: an invited person must get in.
        var limitedSender: UserID?
    }

    init(_ update: UpdateEnvelope) {
        guard let chat = update.chat else {
            self = .drop(update.kind == .unknown ? "unknown_kind" : "no_chat")
            return
        }
        let address = Address(
            chat: chat, thread: update.thread, user: update.sender, message: update.message,
            language: Language(tag: update.language))
        func enqueue(_ lane: Lane, _ kind: JobKind, _ pool: PoolName = .chat, limited: Bool = true) -> Route {
            .enqueue(
                Destination(
                    lane: lane, pool: pool, kind: kind, address: address,
                    album: kind == .photo && update.kind == .message ? update.album.flatMap { Album($0) } : nil,
                    limitedSender: limited ? update.sender : nil))
        }
        if update.migrates || update.kind == .myChatMember || update.kind == .chatMember {
            self = enqueue(.membership(chat), .membership)
            return
        }
        guard let sender = update.humanSender else {
            self = .drop(update.kind == .unknown ? "unknown_kind" : "no_human_sender")
            return
        }
        switch update.kind {
        case .callbackQuery:
            self = enqueue(.control(chat, sender), .button, .control)
        case .message, .editedMessage:
            if update.hasPhoto || update.hasImageDocument {
                self = enqueue(.photos(chat, sender), .photo, .photo)
            } else if update.kind == .message, isStopWord(update.text) {
                self = enqueue(.control(chat, sender), .control, .control)
            } else if let text = update.text {
                self = enqueue(.conversation(chat, sender), .text, limited: !isInvitation(text))
            } else {
                self = enqueue(.conversation(chat, sender), .content)
            }
        case .myChatMember, .chatMember, .unknown:
            self = .drop("unknown_kind")
        }
    }
}

extension UpdateEnvelope {
    /// Telegram's own senders: an anonymous group admin, and channel posts that are forwarded to a group.
    private static let notHuman: Set<UserID> = [UserID(1_087_968_824), UserID(777_000)]

    fileprivate var humanSender: UserID? {
        guard let sender, !senderIsBot, !hasSenderChat, !Self.notHuman.contains(sender) else { return nil }
        return sender
    }
}

/// A message that is "stop" and nothing else, with or without the bot's name.
private func isStopWord(_ text: String?) -> Bool {
    guard let text, text.utf8.count <= 128 else { return false }
    let words = text.lowercased().split { $0.isWhitespace || "!.,…".contains($0) }.filter { !$0.hasPrefix("@") }
    guard words.count == 1, let word = words.first else { return false }
    return ["/cancel", "стоп", "stop"].contains(word.prefix { $0 != "@" })
}

/// `/start <code>`, the way in for people whom nobody knows yet. A code is what Telegram allows in a deep link.
private func isInvitation(_ text: String) -> Bool {
    guard text.utf8.count <= 128 else { return false }
    let words = text.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    return words.count == 2 && words[0].prefix { $0 != "@" } == "/start" && words[1].utf8.count <= 64
        && words[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
}
