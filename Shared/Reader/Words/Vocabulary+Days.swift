import Domain

extension Vocabulary {
    static let days: [(Sense, String)] = [
        (.day(.today), "сегодня седня today tonight"),
        (.day(.yesterday), "вчера yesterday"),
        (.period(.today), "сегодняшн/ий|яя|ее|юю|его|ие today's daily итого"),
        (.period(.yesterday), "вчерашн/ий|яя|ее|юю|его|ие yesterday's"),
        (.day(.beforeYesterday), "позавчера"),
        (.future, "tomorrow завтра послезавтра"),
        (.partOfDay(.morning), "утром утречком"),
        (.partOfDay(.noon), "днем"),
        (.partOfDay(.evening), "вечером вечерком"),
        (.partOfDay(.night), "ночью"),
        (.halfOfDay(.morning), "утра am"),
        (.halfOfDay(.noon), "дня"),
        (.halfOfDay(.evening), "вечера pm"),
        (.halfOfDay(.night), "ночи"),
        (.at, "в во at"),
        (.period(.week), "недел/я|и|ю|е|ей|ь|ям|ьку week weekly weeks week's недельн/ый|ая|ую еженедельн/ый|ая|ую"),
        (.period(.month), "месяц/|а|е|ев|ы month monthly months month's месячн/ый|ая|ую ежемесячн/ый|ая|ую"),
        (.lastDays, "дней дня день days"),
    ]

    static let dayPhrases: [(Sense, String)] =
        [
            (.day(.today), "this morning, this evening, this afternoon, за сегодня, за день, for today, на сегодня"),
            (.day(.yesterday), "last night, за вчера, for yesterday, за вчерашний день"),
            (.day(.beforeYesterday), "the day before yesterday, day before yesterday"),
            (
                .partOfDay(.morning),
                "с утра, с утречка, по утру, ранним утром, рано утром, in the morning, early morning, с самого утра"
            ),
            (
                .partOfDay(.noon),
                "в течение дня, за весь день, после обеда, до обеда, in the afternoon, after lunch, before lunch"
            ),
            (
                .partOfDay(.evening),
                """
                под вечер, поздно вечером, in the evening, late evening, вечер/ом, после ужина, до ужина, перед ужином,
                after dinner, before dinner
                """
            ),
            (
                .partOfDay(.night),
                "на ночь, перед сном, за ночь, ночь/ю, at night, before bed, during the night, all night"
            ),
            (.partOfDay(.morning), "после завтрака, до завтрака, перед завтраком, after breakfast, before breakfast"),
            (.noon, "в полдень, at noon, at midday"),
            (.midnight, "в полночь, at midnight"),
            (.halfOfDay(.morning), "a . m ., a . m"),
            (.halfOfDay(.evening), "p . m ., p . m"),
            (.hour, "o'clock, oclock"),
            (.andHalf, "с половиной, с половинкой, and a half"),
            (.unit(.household(.tablespoon)), spoons("столов/ая|ую|ой|ые|ых", short: "ст", english: "table")),
            (.unit(.household(.teaspoon)), spoons("чайн/ая|ую|ой|ые|ых", short: "ч", english: "tea")),
            (.unit(.household(.teaspoon)), "ложечк/а|у|и|е|ой, ложечек"),
            (.unit(.household(.tablespoon)), "tbsp ., tbs ."),
            (.unit(.household(.teaspoon)), "tsp ."),
            (.unit(.household(.piece)), "шт .,pcs ."),
            (.unit(.grams(1)), "гр ."),
            (.scale(1000), "тыс ."),
        ] + weekdays.map { (.day(.weekday($0)), $1) }

    private static func spoons(_ adjective: String, short: String, english: String) -> String {
        let nouns = ["ложк/а|у|и|е|ой", "ложек"]
        let full = nouns.flatMap { ["\(adjective) \($0)", "\(short) . \($0)", "\(short) \($0)"] }
        return (full + ["\(short) . л .", "\(short) . л", "\(short) л .", "\(short) л", "\(english) spoon/|s"])
            .joined(separator: ", ")
    }

    private static let weekdays: [(Weekday, String)] = zip(
        Weekday.allCases,
        [
            ("в", "понедельник", "пн", "monday/|'s"), ("во", "вторник", "вт", "tuesday/|'s"),
            ("в", "сред/у|а", "ср", "wednesday/|'s"), ("в", "четверг", "чт", "thursday/|'s"),
            ("в", "пятниц/у|а", "пт", "friday/|'s"), ("в", "суббот/у|а", "сб", "saturday/|'s"),
            ("в", "воскресень/е|я", "вс", "sunday/|'s"),
        ]
    ).map { day, names in
        let (preposition, russian, short, english) = names
        return (
            day,
            """
            \(preposition) \(russian), \(preposition) прошл/ый|ую|ое \(russian), \(preposition) эт/от|у|о \(russian), \(russian),
            \(preposition) \(short), on \(english), last \(english), this \(english), \(english), on \(english) morning,
            on \(english) evening, on \(english) night, \(english) morning, \(english) evening, \(english) night
            """
        )
    }
}
