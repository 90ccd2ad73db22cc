public import Domain

/// A FIFO of jobs that run strictly one after another; different lanes run in parallel.
public enum Lane: Hashable, Sendable, CustomStringConvertible {
    /// What one person writes in one chat.
    case conversation(ChatID, UserID)
    /// That person's photos there: a slow picture does not hold up the text.
    case photos(ChatID, UserID)
    /// Buttons and "stop": never behind the work that they are about.
    case control(ChatID, UserID)
    /// Comings and goings in a chat.
    case membership(ChatID)
    /// Everything that goes out to a chat.
    case output(ChatID)
    /// One export of a person at a time.
    case exports(ChatID, UserID)
    /// Reports for a chat, at their set times.
    case reports(ChatID)
    /// Work for the whole installation, one of a name at a time.
    case system(SystemWork)

    /// Work that belongs to no chat.
    public enum SystemWork: String, CaseIterable, Sendable {
        case backup, report
    }

    public var description: String {
        switch self {
        case .conversation(let chat, let user): "c:\(chat):\(user)"
        case .photos(let chat, let user): "p:\(chat):\(user)"
        case .control(let chat, let user): "ctl:\(chat):\(user)"
        case .membership(let chat): "m:\(chat)"
        case .output(let chat): "o:\(chat)"
        case .exports(let chat, let user): "x:\(chat):\(user)"
        case .reports(let chat): "r:\(chat)"
        case .system(let work): "sys:\(work.rawValue)"
        }
    }

    /// Reads a lane's name; nil for one that this version does not know.
    public init?(_ name: String) {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, parts[0] == "sys", let work = SystemWork(rawValue: String(parts[1])) {
            self = .system(work)
            return
        }
        let numbers = parts.dropFirst().compactMap { Int64($0) }
        guard numbers.count == parts.count - 1 else { return nil }
        switch (parts.first, numbers.count) {
        case ("c", 2): self = .conversation(ChatID(numbers[0]), UserID(numbers[1]))
        case ("p", 2): self = .photos(ChatID(numbers[0]), UserID(numbers[1]))
        case ("ctl", 2): self = .control(ChatID(numbers[0]), UserID(numbers[1]))
        case ("m", 1): self = .membership(ChatID(numbers[0]))
        case ("o", 1): self = .output(ChatID(numbers[0]))
        case ("x", 2): self = .exports(ChatID(numbers[0]), UserID(numbers[1]))
        case ("r", 1): self = .reports(ChatID(numbers[0]))
        default: return nil
        }
    }
}
