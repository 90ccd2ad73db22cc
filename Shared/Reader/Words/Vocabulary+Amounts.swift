extension Vocabulary {
    static let numbers: [(Sense, String)] =
        numerals.map { (.number($0), $1) }
        + [
            (.scale(1000), "тыс тысяч/|а|и|у thousand"),
            (.scale(1000), "к k"),
            (.scale(100), "hundred"),
            (.number(1.5), "полтор/а|ы"),
            (.number(2), "пар/а|у|ы парочк/а|у|и couple"),
            (.number(12), "дюжин/а|у|ы dozen"),
            (.half, "пол половин/а|у|ы|ой половинк/а|у|и|ой half"),
        ]

    private static let numerals: [(Double, String)] = [
        (0, "ноль нуль zero"),
        (1, "один одна одно одну одного одной одном one"),
        (2, "два две двух two"),
        (3, "три трех three"),
        (4, "четыре четырех four"),
        (5, "пять пяти five"),
        (6, "шесть шести six"),
        (7, "семь семи seven"),
        (8, "восемь восьми eight"),
        (9, "девять девяти nine"),
        (10, "десять десяти десяток ten"),
        (11, "одиннадцать одиннадцати eleven"),
        (12, "двенадцать двенадцати twelve"),
        (13, "тринадцать thirteen"),
        (14, "четырнадцать fourteen"),
        (15, "пятнадцать пятнадцати fifteen"),
        (16, "шестнадцать sixteen"),
        (17, "семнадцать seventeen"),
        (18, "восемнадцать eighteen"),
        (19, "девятнадцать nineteen"),
        (20, "двадцать двадцати twenty"),
        (30, "тридцать тридцати thirty"),
        (40, "сорок сорока forty fourty"),
        (50, "пятьдесят пятидесяти fifty"),
        (60, "шестьдесят sixty"),
        (70, "семьдесят seventy"),
        (80, "восемьдесят eighty"),
        (90, "девяносто ninety"),
        (100, "сто ста"),
        (200, "двести"),
        (300, "триста"),
        (400, "четыреста"),
        (500, "пятьсот"),
        (600, "шестьсот"),
        (700, "семьсот"),
        (800, "восемьсот"),
        (900, "девятьсот"),
    ]

    static let units: [(Sense, String)] = [
        (.unit(.grams(1)), "г гр грам/|м|ма|мов|мы|мах|мам|мами|ме|а|ов g gr gram/|s gramm/|s"),
        (.unit(.grams(1000)), "кг кило килограмм/|а|ов|ы|е|ах килограм/|а|ов kg kgs kilo/|s kilogram/|s"),
        (.unit(.grams(Unit.ounce)), "oz ounce/|s"),
        (.unit(.pounds), "lb lbs pound/|s фунт/|а|ов|ы"),
        (.unit(.millilitres(1)), "мл миллилитр/|а|ов|ы ml milliliter/|s millilitre/|s"),
        (.unit(.millilitres(1000)), "л литр/|а|ов|ы|у|е|ах|ик|ика l liter/|s litre/|s"),
        (.unit(.household(.glass)), "стакан/|а|у|ом|е|ы|ов|ам|ами стаканчик/|а|у|ом|и|ов glass/|es"),
        (
            .unit(.household(.plate)),
            """
            тарелк/а|у|и|е|ой|ам|ами|ах тарелок тарелочк/а|у|и|е|ой тарелочек миск/а|у|и|е|ой мисок мисочк/а|у|и|е|ой
            мисочек plate/|s plateful/|s bowl/|s bowlful/|s
            """
        ),
        (
            .unit(.household(.hunk)),
            "кусок куск/а|у|ом|е|и|ов|ам|ами кусочек кусочк/а|у|ом|е|и|ов|ам|ами piece/|s"
        ),
        (
            .unit(.household(.slice)),
            "ломтик/|а|у|ом|е|и|ов|ам|ами ломоть ломт/я|ю|ем|е|и|ей ломтичк/а|и slice/|s"
        ),
        (.unit(.household(.piece)), "шт штук/|а|у|и|е штучк/а|у|и|е штучек pc pcs"),
        (
            .unit(.household(.tablespoon)),
            "ложк/а|у|и|е|ой|ам|ами ложек tbsp tbsps tbs tablespoon/|s tablespoonful/|s spoon/|s spoonful/|s"
        ),
        (.unit(.household(.teaspoon)), "tsp tsps teaspoon/|s teaspoonful/|s"),
        (
            .unit(.household(.portion)),
            "порци/я|ю|и|е|ей|й|ям порцион порцайк/а|у|и порцийк/а|у|и serving/|s portion/|s"
        ),
        (
            .unit(.household(.cup)),
            """
            чашк/а|у|и|е|ой|ам|ами чашек чашечк/а|у|и|е|ой чашечек кружк/а|у|и|е|ой|ам кружек кружечк/а|у|и|е|ой кружечек
            cup/|s cupful/|s mug/|s
            """
        ),
        (
            .unit(.household(.bottle)),
            "бутылк/а|у|и|е|ой|ам бутылок бутылочк/а|у|и|е|ой бутылочек bottle/|s"
        ),
        (.unit(.household(.can)), "банк/а|у|и|е|ой|ам банок баночк/а|у|и|е|ой баночек can cans jar/|s tin/|s"),
        (
            .unit(.household(.handful)),
            "горст/ь|и|ью|ей|ям горстк/а|у|и|е|ой горсток горсточк/а|у|и handful/|s"
        ),
        (.unit(.hours), "ч час/|а|ов|ы|ик|ика|иков часок часочек h hr hrs hour/|s"),
        (.unit(.minutes), "мин минут/|а|у|ы|ок минутк/а|у|и минуток м m min mins minute/|s"),
        (.size, "больш/ой|ая|ое|ую|ие|их|ого маленьк/ий|ая|ое|ую|ие|их|ого|ой large small"),
        (.each, "each кажд/ый|ая|ое|ую|ого|ой apiece"),
        (.article, "a an the"),
        (.of, "of"),
        (.by, "по"),
        (.with, "с со with w without без из on"),
        (.and, "и and plus плюс"),
    ]
}
