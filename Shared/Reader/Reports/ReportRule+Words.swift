import Domain

extension ReportRule {
    static let marks: Set<String> = [",", ".", "!", "?", "-", "—", "–", ":"]

    static let reports = Set(
        WordForms.all("отчет/|а|у|ом|ы|ов|ам|ами сводк/а|у|и|ой итоги итогов report/|s summary summaries"))

    static let quiets = Set(WordForms.all("тихие тихих quiet беспокой/|те беспокоить тревожь/|те disturb"))

    /// That something is wanted again and again.
    static let verbs = Set(
        WordForms.all(
            """
            присылай/|те присылать шли/|те слать отправляй/|те отправлять скидывай/|те включи/|те включить получать
            enable receive
            """))

    /// That something is wanted, once or again and again.
    static let wishes = Set(WordForms.all("хочу нужен нужна нужны нужно надо send sending get want need start"))

    /// What the hours are called in which nothing comes.
    static let namesOfQuiet: Set<String> = ["тихие", "тихих", "quiet"]

    static let offs = Set(
        WordForms.all(
            """
            отключи/|те отключить выключи/|те выключить отмени/|те отменить убери/|те прекрати/|те перестань/|те хватит
            stop disable cancel off unsubscribe
            """))

    static let negations = Set(WordForms.all("не больше no dont don't not more"))

    static let questions = Set(
        WordForms.all("когда какие какой настройк/и|а приход/ит|ят включен/|ы|а when which what settings enabled"))

    static let daily = Set(WordForms.all("ежедневн/ый|ая|ую|ые|о дневн/ой|ая|ую|ые daily"))

    static let weekly = Set(WordForms.all("недельн/ый|ая|ую|ые еженедельн/ый|ая|ую|ые|о weekly"))

    static let mornings = Set(WordForms.all("утро утрам утренн/ий|яя|юю|ие morning/|s"))

    static let evenings = Set(WordForms.all("вечер вечерам вечерн/ий|яя|юю|ие evening/|s nightly night"))

    /// Of one, perhaps, and not of each.
    static let evening: Set<String> = ["вечер", "evening", "night"]

    static let ofDays: Set<String> = ["день", "за день", "day"]

    static let ofWeeks = Set(WordForms.all("недел/я|ю|и|ям week"))

    /// That it is for good.
    static let repeated = Set(WordForms.all("кажд/ый|ую|ое|ая раз every each"))

    static let beforeHours: Set<String> = [
        "в", "во", "с", "со", "до", "к", "и", "между", "at", "from", "to", "till", "until", "between", "and",
    ]

    static let hours = Set(WordForms.all("час/|а|ов ч o'clock"))

    /// What says nothing more.
    static let fillers = Set(
        WordForms.all(
            """
            мне меня у есть мои мой свой свои в во по за о об с со до на и к между пожалуйста плиз часы часов время личн/ый|ые можешь
            можно бы питани/я|ю еде еду здоровь/ю|е
            me my the a an of at on in to for about please can could you i and hour/|s do from till until between would like
            turn personal are have
            """))

    /// What comes again and again.
    static let weekdays: [String: Weekday] = {
        let lists: [(Weekday, String)] = [
            (.monday, "понедельникам mondays"), (.tuesday, "вторникам tuesdays"), (.wednesday, "средам wednesdays"),
            (.thursday, "четвергам thursdays"), (.friday, "пятницам fridays"), (.saturday, "субботам saturdays"),
            (.sunday, "воскресеньям sundays"),
        ]
        var table: [String: Weekday] = [:]
        for (day, list) in lists {
            for form in WordForms.all(list) { table[form] = day }
        }
        return table
    }()
}
