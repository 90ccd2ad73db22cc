import Proxy

/// What a job causes among all that a worker says.
enum JobMessages {
    /// What a worker says to Redis without a job in hand.
    private static let upkeep: Set<String> = [
        "CONFIG", "DEL", "EXPIRE", "FUNCTION", "HINCRBYFLOAT", "HSCAN", "INFO", "ROLE", "SCAN", "SET", "TIME",
        "XPENDING", "XRANGE", "XREAD", "XREVRANGE", "XTRIM", "FCALL fb1_beat", "FCALL fb1_gc", "FCALL fb1_promote",
        "FCALL fb1_reap", "FCALL fb1_reclaim", "FCALL fb1_sweep",
    ]
    /// Runs beside the job, and asks nothing of it: its place among the others is chance.
    private static let typing: Set<String> = ["LLEN", "FCALL fb1_limit", "POST /sendChatAction"]

    /// Everything on the way from the question to the settled answer.
    static func label(_ message: Message) -> String? { typing.contains(message.name) ? nil : any(message) }

    /// "typing…" alone.
    static func typingLabel(_ message: Message) -> String? { typing.contains(message.name) ? any(message) : nil }

    /// Whether a request only looks.
    static func isLook(_ label: String) -> Bool {
        ["GET", "LLEN"].contains(label) || ["find ", "aggregate ", "GET /"].contains { label.hasPrefix($0) }
    }

    private static func any(_ message: Message) -> String? {
        switch message.name {
        case let name where upkeep.contains(name): nil
        // A member is looked up again after half a second: whether that comes in between is chance, and it changes nothing.
        case "find people": nil
        // Gives back a delivery that came later than the worker waited, on a busy machine.
        case "FCALL fb1_nack": nil
        // Looks by the clock whether all data is being replaced.
        case let name where name.hasSuffix(" restore_journal"): nil
        case "GET" where message.words.at(1)?.hasSuffix("}closed") == true: nil
        // Asked again and again, and mostly in vain: it begins to be a job's when it brings one.
        case "FCALL fb1_take": message.answer.count > 1 ? name("take", message, word: 4) : nil
        case "FCALL fb1_cas": ["housekeeping", "menu"].contains(message.words.at(4)) ? nil : "cas"
        case "FCALL fb1_memo": name("memo", message, word: 10)
        case let name where name.hasPrefix("FCALL fb1_"): String(name.dropFirst("FCALL fb1_".count))
        case "GET /getMe", "POST /getMe", "POST /setMyCommands": nil  // the probe's, and the menu's
        case let name where name.hasPrefix("GET /photos/"): "GET /photos"  // each has a name of its own
        default: message.name
        }
    }

    private static func name(_ function: String, _ message: Message, word: Int) -> String {
        "\(function) \(message.words.at(word) ?? "?")"
    }
}

extension [String] {
    fileprivate func at(_ index: Int) -> String? { indices.contains(index) ? self[index] : nil }
}
