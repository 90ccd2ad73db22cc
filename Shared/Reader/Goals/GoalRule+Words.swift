extension GoalRule {
    static let marks: Set<String> = [",", ".", "!", "?", "-", "—", "–", ":"]

    static let goals = Set(WordForms.all("цел/ь|и|ью лимит/|а goal target limit"))

    static let energies = Set(
        WordForms.all("ккал кал калори/я|и|й|ю|ям|ями килокалори/я|и|й|ю kcal kcals cal calorie/|s kilocalories"))

    /// That something is for each day.
    static let days = Set(
        WordForms.all("день сутки дневн/ая|ую|ой ежедневн/ая|ую|ой|о каждый day daily every each"))

    static let todays = Set(WordForms.all("сегодня сейчас today now"))

    static let eats = Set(
        WordForms.all("есть съесть съедать кушать потреблять питаться eat consume have"))

    /// Some are several words that the vocabulary has as one.
    static let wishes = Set(WordForms.all("хочу буду планирую собираюсь want plan will i'll wanna"))
        .union(["хотел бы", "хотела бы", "want to", "i would like to", "i'd like to"])

    static let needs = Set(WordForms.all("нуж/ен|на|но|ны надо need"))

    static let offs = Set(
        WordForms.all(
            """
            убери/|те убрать удали/|те удалить отмени/|те отменить сбрось/|те сбросить сброс отключи/|те выключи/|те
            очисти/|те remove delete clear cancel reset drop off disable none
            """))

    static let negations = Set(WordForms.all("не нет no not don't dont"))

    static let allowances = Set(WordForms.all("можно могу can may could"))

    static let rests = Set(WordForms.all("еще больше more still"))

    static let amounts = Set(WordForms.all("сколько much many"))

    static let questions = Set(WordForms.all("как/ая|ую|ова what what's whats покажи/|те show"))

    static let mine = Set(WordForms.all("мо/я|ю|ей мне меня я my i me"))

    /// Before a number that is not to be exceeded: each with the word behind it.
    static let limits: [String: Set<String>] = [
        "не": ["больше", "более"], "no": ["more"], "not": ["more"], "at": ["most"], "up": ["to"],
    ]

    static let thans: Set<String> = ["чем", "than"]

    /// What says nothing more.
    static let fillers = Set(
        WordForms.all(
            """
            в во на по у за до и пусть будет это такая поставь/|те установи/|те запиши/|те задай/|те измени/|те
            смени/|те поменяй/|те сделай/|те пожалуйста плиз
            a an the is to of for at per on in be it set make change update please how will
            """))
}
