import Domain
import Reader
import TelegramAPI

/// What a command asks for, with its argument understood.
enum BotCommand: Equatable {
    /// With the code of a link, when it was opened by one.
    case start(code: String?)
    case help
    case cancel
    case reset
    case statistics(StatisticsPeriod)
    /// Takes back the last meal, or a photo that is looked at.
    case undo
    case films
    /// Nil for words that cannot be read.
    case export(ExportMention?)
    /// Only in words: when reports are to come.
    case reports(ReportWish)
    /// The goal of a day's energy, also in words. Nil for words that cannot be read.
    case energyGoal(EnergyGoalWish?)
    /// Nil without a language that the bot speaks.
    case language(Language?)
    /// With the name that the family has for one who is new.
    case addUser(UserID, Role, PersonName?)
    /// For a person or a role that cannot be read.
    case addUserUsage
    case removeUser(UserID)
    case removeUserUsage
    /// The newest entries of the audit log.
    case audit
    case backup
    case unknown

    init(_ command: Command) {
        let words = command.argument.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        switch command.name {
        case "start": self = .start(code: command.argument.isEmpty ? nil : command.argument)
        case "help", "помощь": self = .help
        case "cancel": self = .cancel
        case "reset", "сброс": self = .reset
        case "today", "сегодня": self = .statistics(.today)
        case "stats", "статистика": self = .statistics(Self.period(words.first))
        case "goal", "цель": self = .energyGoal(Reader().energyGoal(behindCommand: command.argument))
        case "undo", "отмени": self = .undo
        case "films", "фильмы": self = .films
        case "export", "экспорт": self = .export(Reader().export(behindCommand: command.argument))
        case "language", "язык": self = .language(Self.language(words.first))
        case "adduser":
            let role = words.dropFirst().first.flatMap(Self.role)
            let name = command.argument.split(maxSplits: 2, whereSeparator: \.isWhitespace).dropFirst(2).first
            if let user = Self.user(words.first), let role {
                self = .addUser(user, role, name.flatMap { PersonName(String($0)) })
            } else {
                self = .addUserUsage
            }
        case "removeuser": self = Self.user(words.first).map(Self.removeUser) ?? .removeUserUsage
        case "audit", "журнал": self = .audit
        case "backup": self = .backup
        default: self = .unknown
        }
    }

    /// What it takes to use it; nil for what everybody may.
    var capability: Capability? {
        switch self {
        case .start, .help, .cancel, .unknown: nil
        case .reset: .reset
        case .undo: .logMeal
        case .statistics(.today): .today
        case .statistics: .foodStatistics
        case .films: .listFilms
        case .export: .exportOwn
        case .reports: .reports
        case .energyGoal: .energyGoal
        case .language: .language
        case .addUser, .addUserUsage: .addPerson
        case .removeUser, .removeUserUsage: .removePerson
        case .audit: .seeAudit
        case .backup: .backup
        }
    }

    private static func user(_ word: String?) -> UserID? {
        word.flatMap { Int64($0) }.flatMap { $0 > 0 ? UserID($0) : nil }
    }

    private static func role(_ word: String) -> Role? {
        switch Spelling.key(of: word) {
        case "owner", "владелец", "владелица": .owner
        case "admin", "админ", "администратор": .admin
        case "adult", "взрослый", "взрослая": .adult
        case "child", "ребенок": .child
        case "guest", "гость", "гостья": .guest
        default: nil
        }
    }

    private static func language(_ word: String?) -> Language? {
        switch word {
        case "ru", "rus", "russian", "русский", "рус", "по-русски": .russian
        case "en", "eng", "english", "английский", "англ", "по-английски": .english
        default: nil
        }
    }

    private static func period(_ word: String?) -> StatisticsPeriod {
        switch word {
        case "today", "day", "сегодня", "день": .today
        case "yesterday", "вчера": .yesterday
        case "month", "месяц": .month
        default: .week
        }
    }
}
