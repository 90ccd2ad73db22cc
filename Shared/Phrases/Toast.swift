public import Domain

/// A word at the top of the screen that answers a pressed button. It goes by itself, so nothing depends on its being read.
public enum Toast: String, CaseIterable, Sendable {
    /// The button belongs to somebody else.
    case notYours
    /// The meal looks otherwise by now; its card is shown anew.
    case changedMeanwhile
    /// The meal has been changed.
    case corrected
    /// The meal cannot be changed so.
    case impossible
    case deleted, broughtBack
    /// What the button belonged to is not there any more.
    case gone

    /// At most 200 UTF-16 units, as Telegram has it.
    public func text(in language: Language) -> String {
        switch language {
        case .russian: russian
        case .english: english
        }
    }

    private var russian: String {
        switch self {
        case .notYours: "Это чужая запись: исправить её может тот, кто ел, или взрослый семьи."
        case .changedMeanwhile: "Запись уже изменена. Показываю, как она выглядит теперь."
        case .corrected: "Исправлено."
        case .impossible: "Так исправить нельзя. Убрать запись целиком: «Удалить»."
        case .deleted: "Запись удалена. Вернуть её можно в течение суток."
        case .broughtBack: "Запись возвращена."
        case .gone: "Этой записи больше нет."
        }
    }

    private var english: String {
        switch self {
        case .notYours: "That is somebody else's: the person who ate it can change it, or an adult in the family."
        case .changedMeanwhile: "It has been changed already. This is how it looks now."
        case .corrected: "Corrected."
        case .impossible: "That can't be done. To remove the whole meal, press Delete."
        case .deleted: "Deleted. You can have it back for a day."
        case .broughtBack: "It is back."
        case .gone: "This record is not there any more."
        }
    }
}
