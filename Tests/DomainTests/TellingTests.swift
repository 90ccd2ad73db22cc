import Domain
import Foundation
import Testing

@testable import Phrases

private let interstellar = Telling.Film(title: "Интерстеллар", year: 2014)
private let plate = Nutrition(kcal: 312.4, protein: 20.6, fat: 9, carbohydrates: 38)
private let meal = Telling.Meal(
    lines: [
        .init(name: "гречка", grams: 200, kcal: 184, isPortionAssumed: false),
        .init(name: "котлета", grams: 75, kcal: 171, isPortionAssumed: true),
    ], total: plate, day: .today, dayTotal: plate.scaled(by: 40), unknown: ["нечто"])

private func progress(_ kcal: Int, _ eaten: Double) -> EnergyProgress {
    guard let goal = EnergyGoal(kcal) else { preconditionFailure("\(kcal) is no goal") }
    return EnergyProgress(goal, eaten: eaten)
}

/// The same meal of somebody who has a goal.
private func meal(of day: Telling.Day, kcal: Double) -> Telling.Meal {
    Telling.Meal(
        lines: [.init(name: "гречка", grams: 200, kcal: 184, isPortionAssumed: false)], total: plate, day: day,
        dayTotal: Nutrition(kcal: kcal, protein: 0, fat: 0, carbohydrates: 0), goal: EnergyGoal(2000), unknown: [])
}

/// Every kind of telling, with what it says.
private let golden: [(telling: Telling, russian: String, english: String)] = [
    (
        .filmRated(interstellar, rating: 9, ratedByPerson: 1),
        "🎬 Записал: «Интерстеллар» (2014) — 9 из 10.\nЭто ваш первый фильм с оценкой.",
        "🎬 Saved: “Интерстеллар” (2014) — 9 out of 10.\nThat is the first film you have rated."
    ),
    (
        .filmRated(.init(title: "1917", year: nil), rating: 8.5, ratedByPerson: 22),
        "🎬 Записал: «1917» — 8,5 из 10.\nУ вас уже 22 фильма с оценкой.",
        "🎬 Saved: “1917” — 8.5 out of 10.\nYou have rated 22 films so far."
    ),
    (
        .filmSeen(interstellar),
        "🎬 Записал, что вы видели: «Интерстеллар» (2014). Оценку можно добавить: «Интерстеллар, 8/10».",
        "🎬 Saved that you have seen “Интерстеллар” (2014). To add a rating, write: “Интерстеллар, 8/10”."
    ),
    (
        .filmWanted(interstellar, isNew: true), "📌 Записал в список «посмотреть»: «Интерстеллар» (2014).",
        "📌 On the watchlist now: “Интерстеллар” (2014)."
    ),
    (
        .filmWanted(interstellar, isNew: false), "📌 «Интерстеллар» (2014) уже стоит в списке «посмотреть».",
        "📌 “Интерстеллар” (2014) is on the watchlist already."
    ),
    (
        .filmAmbiguous(title: "Дюна", years: [1984, 2021]),
        "Фильмов «Дюна» у вас несколько: 1984, 2021. Напишите, пожалуйста, ещё раз и добавьте год, например «Дюна (1984)».",
        "You have several films called “Дюна”: 1984, 2021. Please write it again with the year, such as “Дюна (1984)”."
    ),
    (
        .films(
            [.init(film: interstellar, rating: 9, familyRating: 8.25, isWanted: false)], total: 3, whose: .mine,
            isNarrowed: false),
        "🎬 Ваши фильмы (3):\n• «Интерстеллар» (2014) — ваша оценка 9 — в семье 8,3\n…",
        "🎬 Your films (3):\n• “Интерстеллар” (2014) — your rating 9 — the family's 8.3\n…"
    ),
    (
        .recommendations([.init(film: interstellar, rating: nil, familyRating: nil, isWanted: true)]),
        "🍿 Вы ещё не видели, а стоит:\n• «Интерстеллар» (2014) — в списке «посмотреть»",
        "🍿 Worth seeing, and new to you:\n• “Интерстеллар” (2014) — on the watchlist"
    ),
    (
        .meal(meal),
        """
        🍽 Записал:
        1. гречка, 200 г — 184 ккал
        2. котлета, ≈ 75 г — 171 ккал
        Итого: 312 ккал, белки 21 г, жиры 9 г, углеводы 38 г
        За день: 12\u{202F}496 ккал
        «≈» — обычная порция: вес вы не назвали.
        Не нашёл в таблице и не записал: нечто.
        """,
        """
        🍽 Saved:
        1. гречка, 200 g — 184 kcal
        2. котлета, ≈ 75 g — 171 kcal
        Total: 312 kcal, protein 21 g, fat 9 g, carbohydrates 38 g
        Today so far: 12,496 kcal
        “≈” is a usual portion: you did not say how much.
        Not in the table and not saved: нечто.
        """
    ),
    (
        .statistics(.init(period: .week, meals: 21, days: 4, total: plate.scaled(by: 4))),
        """
        📊 За неделю: 21 приём пищи, 1250 ккал, белки 82 г, жиры 36 г, углеводы 152 г
        В среднем за день: 312 ккал, белки 21 г, жиры 9 г, углеводы 38 г (4 дня с записями)
        """,
        """
        📊 Last 7 days: 21 meals, 1250 kcal, protein 82 g, fat 36 g, carbohydrates 152 g
        Per day on average: 312 kcal, protein 21 g, fat 9 g, carbohydrates 38 g (4 days with records)
        """
    ),
    (
        .statistics(.init(period: .today, meals: 0, days: 0, total: .zero)),
        "📊 Сегодня в дневнике питания ничего нет.", "📊 Today: nothing in the food diary."
    ),
    (
        .meal(meal(of: .today, kcal: 512)),
        """
        🍽 Записал:
        • гречка, 200 г — 184 ккал
        Итого: 312 ккал, белки 21 г, жиры 9 г, углеводы 38 г
        За день: 512 из 2000 ккал, осталось 1488
        """,
        """
        🍽 Saved:
        • гречка, 200 g — 184 kcal
        Total: 312 kcal, protein 21 g, fat 9 g, carbohydrates 38 g
        Today so far: 512 of 2000 kcal, 1488 left
        """
    ),
    (
        .mealDeleted(meal(of: .today, kcal: 12_120)),
        "🗑 Запись удалена: гречка. За день: 12\u{202F}120 из 2000 ккал, на 10\u{202F}120 ккал больше цели",
        "🗑 Deleted: гречка. Today so far: 12,120 of 2000 kcal, 10,120 kcal above your goal"
    ),
    (
        .mealDeleted(meal(of: .yesterday, kcal: 512)),
        "🗑 Запись удалена за вчера: гречка. За день: 512 из 2000 ккал, в пределах цели",
        "🗑 Deleted for yesterday: гречка. That day: 512 of 2000 kcal, within your goal"
    ),
    (
        .statistics(.init(period: .today, meals: 1, days: 1, total: plate, goal: EnergyGoal(2000))),
        """
        📊 Сегодня: 1 приём пищи, 312 ккал, белки 21 г, жиры 9 г, углеводы 38 г
        🎯 312 из 2000 ккал, осталось 1688
        """,
        """
        📊 Today: 1 meal, 312 kcal, protein 21 g, fat 9 g, carbohydrates 38 g
        🎯 312 of 2000 kcal, 1688 left
        """
    ),
    (
        .statistics(.init(period: .today, meals: 0, days: 0, total: .zero, goal: EnergyGoal(2000))),
        "📊 Сегодня в дневнике питания ничего нет.\n🎯 0 из 2000 ккал, осталось 2000",
        "📊 Today: nothing in the food diary.\n🎯 0 of 2000 kcal, 2000 left"
    ),
    (
        .statistics(.init(period: .yesterday, meals: 1, days: 1, total: plate, goal: EnergyGoal(2000))),
        "📊 Вчера: 1 приём пищи, 312 ккал, белки 21 г, жиры 9 г, углеводы 38 г",
        "📊 Yesterday: 1 meal, 312 kcal, protein 21 g, fat 9 g, carbohydrates 38 g"
    ),
    (
        .goalSet(progress(2000, 512.4)), "🎯 Записал цель: 2000 ккал в день.\nСегодня: 512 из 2000 ккал, осталось 1488.",
        "🎯 Goal saved: 2000 kcal a day.\nToday: 512 of 2000 kcal, 1488 left."
    ),
    (
        .goal(progress(2000, 2120)),
        """
        🎯 Ваша цель — 2000 ккал в день.
        Сегодня: 2120 из 2000 ккал, на 120 ккал больше цели.
        Изменить: «цель 1800 ккал». Убрать: «убери цель».
        """,
        """
        🎯 Your goal is 2000 kcal a day.
        Today: 2120 of 2000 kcal, 120 kcal above your goal.
        To change it: “goal 1800 kcal”. To take it away: “remove my goal”.
        """
    ),
    (.goalRemoved, "🎯 Убрал: цели по калориям больше нет.", "🎯 Done: you have no calorie goal any more."),
    (
        .noGoal(eaten: 512.4),
        """
        🎯 Цели по калориям у вас нет. Сегодня съедено: 512 ккал.
        Чтобы поставить, напишите, например: «моя цель 2000 ккал в день».
        """,
        """
        🎯 You have no calorie goal. Eaten today: 512 kcal.
        To set one, write, for example: “my goal is 2000 kcal a day”.
        """
    ),
    (
        .goalRefused(.tooLow),
        """
        Цель меньше 1200 ккал в день я не ставлю: так мало едят только под присмотром врача. Посоветуйтесь, пожалуйста, с ним.
        """,
        """
        I set no goal below 1200 kcal a day: so little is only for people whom a doctor looks after. Please talk to one.
        """
    ),
    (
        .goalRefused(.tooHigh),
        """
        Больше 10\u{202F}000 ккал в день — похоже на опечатку, и цель я не записал. Проверьте, пожалуйста, число.
        """,
        "More than 10,000 kcal a day looks like a slip, and I did not save it. Please check the number."
    ),
    (
        .foods([.init(name: "гречка", nutrition: plate)]),
        "🥗 На 100 г:\n• гречка — 312 ккал, белки 21 г, жиры 9 г, углеводы 38 г",
        "🥗 Per 100 g:\n• гречка — 312 kcal, protein 21 g, fat 9 g, carbohydrates 38 g"
    ),
    (
        .weight(kilograms: 72.4, before: 73, day: .today), "⚖️ Записал вес: 72,4 кг. С прошлого раза: −0,6 кг.",
        "⚖️ Weight saved: 72.4 kg. Since last time: −0.6 kg."
    ),
    (
        .weight(kilograms: 72, before: 72, day: .yesterday),
        "⚖️ Записал вес за вчера: 72 кг. Как и в прошлый раз.",
        "⚖️ Weight saved for yesterday: 72 kg. The same as last time."
    ),
    (
        .water(millilitres: 300, dayTotal: 1500, day: .today), "💧 Записал воду: 300 мл. Всего за день — 1500 мл.",
        "💧 Water saved: 300 ml. Today so far: 1500 ml."
    ),
    (.steps(8001, dayTotal: 8001, day: .today), "👣 Записал: 8001 шаг.", "👣 Saved: 8001 steps."),
    (
        .steps(4000, dayTotal: 12_000, day: .yesterday),
        "👣 Записал за вчера: 4000 шагов. Всего за день — 12\u{202F}000.",
        "👣 Saved for yesterday: 4000 steps. That day: 12,000."
    ),
    (.water(millilitres: 300, dayTotal: nil, day: .today), "💧 Записал воду: 300 мл.", "💧 Water saved: 300 ml."),
    (.steps(21, dayTotal: nil, day: .today), "👣 Записал: 21 шаг.", "👣 Saved: 21 steps."),
    (
        .sleep(minutes: 450, day: .date(day: 31, month: 12, year: 2025)), "😴 Записал сон за 31.12.2025: 7 ч 30 мин.",
        "😴 Sleep saved for December 31, 2025: 7 h 30 min."
    ),
    (
        .measured(.init(.water, .today, perDay: 1500, days: 1)), "💧 Вода сегодня: 1500 мл.", "💧 Water today: 1500 ml."
    ),
    (
        .measured(.init(.steps, .yesterday, perDay: 12_001, days: 1)), "👣 Шаги вчера: 12\u{202F}001.",
        "👣 Steps yesterday: 12,001."
    ),
    (
        .measured(.init(.sleep, .week, perDay: 449.6, days: 3)),
        "😴 Сон за неделю: в среднем 7 ч 30 мин в день (3 дня с записями).",
        "😴 Sleep in the last 7 days: 7 h 30 min a day on average (3 days with records)."
    ),
    (
        .measured(.init(.water, .today, perDay: nil, days: 0)),
        "💧 Воды сегодня не записано. Записать можно так: «вода 300».",
        "💧 No water saved today. To save some, write: “water 300”."
    ),
    (
        .measured(.init(.steps, .month, perDay: nil, days: 0)),
        "👣 Шагов за месяц не записано. Записать можно так: «шаги 8000».",
        "👣 No steps saved in the last 30 days. To save some, write: “steps 8000”."
    ),
    (
        .measured(.init(.sleep, .yesterday, perDay: nil, days: 0)),
        "😴 Сна вчера не записано. Записать можно так: «спал 7 ч 30 мин».",
        "😴 No sleep saved yesterday. To save some, write: “slept 7 h 30 min”."
    ),
    (
        .lastWeight(.init(kilograms: 72.4, day: .today, change: -0.6, days: 7)),
        "⚖️ Последний записанный вес — сегодня: 72,4 кг. За 7 дней: −0,6 кг.",
        "⚖️ Your last saved weight from today: 72.4 kg. Over 7 days: −0.6 kg."
    ),
    (
        .lastWeight(.init(kilograms: 72, day: .yesterday, change: 0.04, days: 30)),
        "⚖️ Последний записанный вес — вчера: 72 кг. За 30 дней не изменился.",
        "⚖️ Your last saved weight from yesterday: 72 kg. The same over 30 days."
    ),
    (
        .lastWeight(.init(kilograms: 72, day: .date(day: 3, month: 11), change: nil, days: 7)),
        "⚖️ Последний записанный вес — за 03.11: 72 кг.", "⚖️ Your last saved weight for November 3: 72 kg."
    ),
    (
        .noWeight, "⚖️ Вес вы ещё не записывали. Напишите, например: «вес 72,4».",
        "⚖️ You have saved no weight yet. Write, for example: “weight 72.4”."
    ),
    (
        .dayRefused(.date(day: 2, month: 1, year: 2027), .future),
        "Не записал за 02.01.2027: этот день ещё не наступил.",
        "Not saved for January 2, 2027: that day is still to come."
    ),
    (
        .dayRefused(.date(day: 31, month: 12, year: 1999), .longAgo),
        "Не записал за 31.12.1999: это больше года назад. Проверьте, пожалуйста, дату.",
        "Not saved for December 31, 1999: that is more than a year ago. Please check the date."
    ),
    (.sleep(minutes: 420, day: .today), "😴 Записал сон: 7 ч.", "😴 Sleep saved: 7 h."),
    (.sleep(minutes: 45, day: .today), "😴 Записал сон: 45 мин.", "😴 Sleep saved: 45 min."),
    (
        .films([], total: 0, whose: .mine, isNarrowed: false),
        "Вы пока не записали ни одного фильма. Напишите, например: «посмотрел Дюну, 8/10».",
        "You have saved no films yet. Write, for example: “watched Dune, 8/10”."
    ),
    (
        .sleep(minutes: 450, day: .date(day: 3, month: 11)), "😴 Записал сон за 03.11: 7 ч 30 мин.",
        "😴 Sleep saved for November 3: 7 h 30 min."
    ),
]

@Suite("What the bot tells about records")
struct TellingTests {
    @Test("is a whole sentence in both languages", arguments: golden)
    func sentences(_ telling: Telling, russian: String, english: String) {
        #expect(telling.text(in: .russian) == russian)
        #expect(telling.text(in: .english) == english)
    }

    @Test("says how to put it right when nothing was stored")
    func questions() {
        var tellings: [Telling] = Telling.About.allCases.map(Telling.askBack)
        tellings += [.foodsUnknown(["нечто", "что-то"]), .recommendations([]), .foods([])]
        tellings += [false, true].flatMap { isNarrowed in
            [Telling.Whose.mine, .family].map { .films([], total: 0, whose: $0, isNarrowed: isNarrowed) }
        }
        for language in Language.allCases {
            let texts = tellings.map { $0.text(in: language) }
            #expect(Set(texts).count == texts.count)
            #expect(texts.allSatisfy { $0.count > 15 && !$0.contains("  ") && !$0.contains("nil") })
        }
        #expect(Telling.foodsUnknown(["нечто", "что-то"]).text(in: .english).contains("нечто, что-то"))
    }

    /// What stands behind a number, for 1, 2, 5, 11 and 21 of a kind.
    private static let counted: [(of: @Sendable (Int) -> Telling, russian: [String], english: [String])] = [
        (
            { .filmRated(interstellar, rating: 9, ratedByPerson: $0) },
            ["первый фильм", "2 фильма", "5 фильмов", "11 фильмов", "21 фильм "],
            ["first film", "2 films", "5 films", "11 films", "21 films"]
        ),
        (
            { .statistics(.init(period: .week, meals: $0, days: 1, total: plate)) },
            ["1 приём ", "2 приёма ", "5 приёмов ", "11 приёмов ", "21 приём "],
            ["1 meal,", "2 meals,", "5 meals,", "11 meals,", "21 meals,"]
        ),
        (
            { .statistics(.init(period: .month, meals: 50, days: $0, total: plate)) },
            ["(1 день ", "(2 дня ", "(5 дней ", "(11 дней ", "(21 день "],
            ["(1 day ", "(2 days ", "(5 days ", "(11 days ", "(21 days "]
        ),
        (
            { .steps($0, dayTotal: nil, day: .today) },
            ["1 шаг.", "2 шага.", "5 шагов.", "11 шагов.", "21 шаг."],
            ["1 step.", "2 steps.", "5 steps.", "11 steps.", "21 steps."]
        ),
    ]

    @Test("has after 1, 2, 5, 11 and 21 the form that the language wants", arguments: 0..<4)
    func numbers(_ place: Int) {
        let row = Self.counted[place]
        for (index, count) in [1, 2, 5, 11, 21].enumerated() {
            let (russian, english) = (row.of(count).text(in: .russian), row.of(count).text(in: .english))
            #expect(russian.contains(row.russian[index]), "\(russian)")
            #expect(english.contains(row.english[index]), "\(english)")
        }
    }

    @Test("uses the noun that the number asks for")
    func plurals() {
        let forms = { Plural.russian($0, "фильм", "фильма", "фильмов") }
        let expected: [(String, [Int])] = [
            ("фильм", [1, 21, 101, 1001]), ("фильма", [2, 3, 4, 22, 104, 1002]),
            ("фильмов", [0, 5, 11, 12, 13, 14, 20, 25, 100, 111, 112, 1011]),
        ]
        for (form, numbers) in expected { #expect(numbers.allSatisfy { forms($0) == form }, "\(form)") }
        #expect([0, 1, 2, 21].map { Plural.english($0, "film", "films") } == ["films", "film", "films", "films"])
    }

    @Test(
        "writes numbers as the reader's language does",
        arguments: [
            (0, "0", "0"), (8.0, "8", "8"), (8.25, "8,3", "8.3"), (-0.55, "−0,6", "−0.6"), (9999, "9999", "9999"),
            (12_345.6, "12\u{202F}345,6", "12,345.6"), (1_234_567, "1\u{202F}234\u{202F}567", "1,234,567"),
            (.infinity, "?", "?"), (.nan, "?", "?"), (0.04, "0", "0"),
        ])
    func figures(_ value: Double, russian: String, english: String) {
        #expect(Figures(language: .russian).short(value) == russian)
        #expect(Figures(language: .english).short(value) == english)
    }
}
