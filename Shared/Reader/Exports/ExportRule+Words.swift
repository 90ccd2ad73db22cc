import Domain

extension ExportRule {
    /// Words that ask for a file.
    static let verbs = names.union(WordForms.all("выгрузи/|те выгрузить выгружай скачай/|те скачать download"))

    /// Words that ask for anything: for a file only where one is named. «Дай фильмы» is no export.
    static let weakVerbs = Set(WordForms.all("скинь/|те пришли/|те дай/|те сохрани/|те сделай/|те save send give get"))

    static let files = Set(WordForms.all("файл/|а|ом|е|ы file files"))

    /// Those that mean nothing else in this bot.
    static let names = Set(
        WordForms.all("экспорт/|а|у экспортируй/|те экспортировать выгрузк/а|у|и выгрузи/|те выгрузить export/|ed|ing"))

    /// What it is made of.
    static let nouns = Set(
        WordForms.all(
            """
            данные данных дневник/|а записи запись записей историю история питание питани/я|ю еду еда здоровье фильмы вес
            вод/а|у|ы шаги шагов сон сна water steps sleep
            data diary records record history meals food health films movies weight
            """))

    /// Before a stretch of days: the one of the calendar before today's, unless a number follows.
    static let previous = Set(WordForms.all("прошл/ый|ую|ое|ого|ой|ые|ых предыдущ/ий|ую|ее|его|ей last previous"))

    /// Before a stretch of days that ends today.
    static let recent = Set(WordForms.all("последн/ий|юю|ие|яя|ее|его|ей|их past"))

    /// Before the stretch of the calendar that today is in.
    static let running = Set(WordForms.all("эт/от|а|у|о|ого|ой текущ/ий|ую|ее|его|ей this current"))

    /// What says nothing more.
    static let fillers = previous.union(recent).union(running).union(
        WordForms.all(
            """
            мне мои мой моих моё моего свои свой своих мою время в во за с по на для из и пожалуйста плиз виде вид формате формат
            как можно можешь хочу нужно бы
            me my mine the time of for as to in into a an please format can could you i want would like from and our
            """))

    static let formats: [String: ExportFormat] = table([
        (
            .xlsx,
            "excel эксель экселе экселя эксел экзель xlsx xls таблиц/а|у|ы|ей|е табличк/а|у|и|ой spreadsheet sheet workbook"
        ),
        (.csv, "csv цсв"), (.json, "json джейсон жсон"),
    ])

    /// Weeks and months are known to other rules too. «Полгода» is six of its unit.
    static let units: [String: (length: Int, ExportPeriod.Unit)] = table([
        ((1, .day), "день дня дней сут/ки|ок day days"),
        ((1, .year), "год/|а|у лет year/|s yearly"),
        ((6, .month), "полгода полугодие"),
    ])

    /// Beside the number of a year.
    static let yearWords = Set(WordForms.all("год/|а|у|ом г year"))

    /// Behind the number of a day or a year.
    static let ordinals = Set(WordForms.all("st nd rd th го е ое й м"))

    static let sinces = Set(WordForms.all("с со since"))
    static let froms = sinces.union(["from"])
    static let untils = Set(WordForms.all("по до to till until through"))
    static let dashes: Set<String> = ["-", "–", "—"]

    /// All that there is, where no stretch of days is named.
    static let wholes = Set(WordForms.all("все всё весь всю целиком полностью all everything whole entire"))

    static let months: [String: Int] = table([
        (1, "январ/ь|я|е january jan"), (2, "феврал/ь|я|е february feb"), (3, "март/|а|е march mar"),
        (4, "апрел/ь|я|е april apr"), (5, "ма/й|я|е may"), (6, "июн/ь|я|е june jun"), (7, "июл/ь|я|е july jul"),
        (8, "август/|а|е august aug"), (9, "сентябр/ь|я|е september sep"), (10, "октябр/ь|я|е october oct"),
        (11, "ноябр/ь|я|е november nov"), (12, "декабр/ь|я|е december dec"),
    ])

    private static func table<Meaning>(_ lists: [(Meaning, String)]) -> [String: Meaning] {
        var table: [String: Meaning] = [:]
        for (meaning, list) in lists {
            for form in WordForms.all(list) { table[form] = meaning }
        }
        return table
    }
}
