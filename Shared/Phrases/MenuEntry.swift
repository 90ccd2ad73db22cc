public import Domain

/// A command in the menu that Telegram shows, with what it does.
public enum MenuEntry: String, CaseIterable, Sendable {
    case help, today, stats, goal, undo, films, export, reset, cancel, language, start

    /// At most 256 characters: Telegram takes no more.
    public func text(in language: Language) -> String {
        switch language {
        case .russian: russian
        case .english: english
        }
    }

    private var russian: String {
        switch self {
        case .help: "что я умею"
        case .today: "что съедено сегодня"
        case .stats: "еда за неделю"
        case .goal: "цель в ккал на день"
        case .undo: "убрать последнюю запись о еде"
        case .films: "ваши фильмы"
        case .export: "выгрузить данные файлом"
        case .reset: "начать разговор заново"
        case .cancel: "остановить ответ"
        case .language: "сменить язык"
        case .start: "познакомиться"
        }
    }

    private var english: String {
        switch self {
        case .help: "what I can do"
        case .today: "what you ate today"
        case .stats: "this week's food"
        case .goal: "your goal in kcal a day"
        case .undo: "take back the last meal"
        case .films: "your films"
        case .export: "your data as a file"
        case .reset: "start the conversation over"
        case .cancel: "stop the answer"
        case .language: "change the language"
        case .start: "get to know me"
        }
    }
}
