public import Domain
public import Jobs
import Phrases
public import TelegramAPI

/// The menus of commands that Telegram shows: one for private chats, a shorter one for groups, in each language.
///
/// Any number of workers may see to it: Redis remembers which menus stand, and only a change is told to Telegram.
public struct CommandMenu: Sendable {
    /// Of a worker that says it is at it: longer than the calls take.
    private static let claim = Duration.seconds(120)
    /// Now and then the menus are set again, should somebody have changed them.
    private static let lifetime = Duration.seconds(30 * 86_400)
    /// What tells of health is only for private chats, and so is the first greeting.
    private static let groups: [MenuEntry] = [.help, .films, .cancel]

    private let bot: Bot
    private let lanes: LaneFunctions
    private let defaultLanguage: Language

    /// - Parameter defaultLanguage: for people whose Telegram speaks none of the bot's languages.
    public init(bot: Bot, lanes: LaneFunctions, defaultLanguage: Language) {
        self.bot = bot
        self.lanes = lanes
        self.defaultLanguage = defaultLanguage
    }

    /// Whether the menus stand.
    public enum Outcome: Sendable {
        case standing
        /// Another worker is at it, or was when it ended.
        case elsewhere
    }

    /// Sets the menus unless they stand.
    ///
    /// - Throws: `TelegramError`, and whatever Redis has to say; the next call tries again.
    public func publish() async throws -> Outcome {
        let (done, begun) = ("\(mark) set", "\(mark) begun")
        var standing: String?
        while true {
            if standing == done { return .standing }
            if standing == begun { return .elsewhere }
            let claimed = try await lanes.compareAndSet("menu", expected: standing, new: begun, lifetime: Self.claim)
            if claimed.changed { break }
            standing = claimed.now
        }
        do {
            for menu in menus {
                try await bot.setMyCommands(menu.commands, in: menu.scope, language: menu.language)
            }
        } catch {
            _ = try await lanes.compareAndSet("menu", expected: begun, new: nil, lifetime: nil)
            throw error
        }
        _ = try await lanes.compareAndSet("menu", expected: begun, new: done, lifetime: Self.lifetime)
        return .standing
    }

    private struct Menu {
        let scope: CommandScope
        /// Nil for everybody who has no menu of his own.
        let language: Language?
        let commands: [TelegramAPI.BotCommand]
    }

    private var menus: [Menu] {
        [CommandScope.privateChats, .groups].flatMap { scope in
            [nil, .russian, .english].map { (language: Language?) in
                let entries = scope == .groups ? Self.groups : MenuEntry.allCases
                return Menu(
                    scope: scope, language: language,
                    commands: entries.map {
                        .init($0.rawValue, description: $0.text(in: language ?? defaultLanguage))
                    })
            }
        }
    }

    /// Differs for menus that differ, and is the same in every process: FNV-1a of 64 bits.
    private var mark: String {
        let texts = menus.flatMap { menu in
            ["\(menu.scope.rawValue) \(menu.language?.rawValue ?? "")"]
                + menu.commands.map { "\($0.command) \($0.description)" }
        }
        let hash = texts.joined(separator: "\n").utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
