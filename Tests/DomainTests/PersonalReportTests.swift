import Domain
import Phrases
import Testing

@Suite("A person's report")
struct PersonalReportTests {
    private static let sum = Nutrition(kcal: 1850, protein: 95, fat: 60.4, carbohydrates: 210)
    private static let before = Nutrition(kcal: 1720, protein: 90, fat: 55, carbohydrates: 200)
    private let last = LocalDay(number: 20_527)

    @Test("of a day tells what was written down, beside what is usual")
    func day() {
        let report = PersonalReport(
            days: DayRange(last, last),
            food: .init(meals: 3, days: 1, perDay: Self.sum, before: Self.before, daysBefore: 2),
            readings: [
                .init(measure: .weight, value: 72.4, days: 1, before: 72.7, daysBefore: 0),
                .init(measure: .water, value: 1500, days: 1, before: 1200, daysBefore: 7),
                .init(measure: .steps, value: 12_300, days: 1, before: nil, daysBefore: 0),
                .init(measure: .sleep, value: 450, days: 1, before: 420.2, daysBefore: 1),
            ], films: [])
        #expect(
            report.text(in: .russian) == """
                📊 Ваш день, 15.03.2026
                🍽 3 приёма пищи: 1850 ккал, белки 95 г, жиры 60 г, углеводы 210 г
                   За 7 дней до этого в среднем (по 2 дням): 1720 ккал, белки 90 г, жиры 55 г, углеводы 200 г
                ⚖️ Вес: 72,4 кг (раньше 72,7 кг)
                💧 Вода: 1500 мл (обычно 1200 мл)
                👣 Шаги: 12\u{202F}300
                😴 Сон: 7 ч 30 мин (обычно 7 ч, по 1 дню)
                """)
        #expect(
            report.text(in: .english) == """
                📊 Your day, 2026-03-15
                🍽 3 meals: 1850 kcal, protein 95 g, fat 60 g, carbohydrates 210 g
                   Mean of the 7 days before (from 2 days): 1720 kcal, protein 90 g, fat 55 g, carbohydrates 200 g
                ⚖️ Weight: 72.4 kg (before 72.7 kg)
                💧 Water: 1500 ml (usually 1200 ml)
                👣 Steps: 12,300
                😴 Sleep: 7 h 30 min (usually 7 h, from 1 day)
                """)
    }

    @Test("of a week tells means and films")
    func week() {
        let report = PersonalReport(
            days: DayRange(last.adding(-6), last),
            food: .init(meals: 18, days: 6, perDay: Self.sum, before: Self.before, daysBefore: 6),
            readings: [
                .init(measure: .water, value: 1500, days: 7, before: 1200, daysBefore: 7),
                .init(measure: .steps, value: 8500, days: 5, before: 7000, daysBefore: 1),
            ],
            films: [.init(title: "Дюна", rating: 8.5), .init(title: "Матрица", rating: nil)])
        #expect(
            report.text(in: .russian) == """
                📊 Ваша неделя, 09.03.2026 – 15.03.2026
                🍽 18 приёмов пищи, дней с записями: 6. В среднем за день: 1850 ккал, белки 95 г, жиры 60 г, углеводы 210 г
                   Неделей раньше (по 6 дням): 1720 ккал, белки 90 г, жиры 55 г, углеводы 200 г
                💧 Вода: 1500 мл в среднем за день (неделей раньше 1200 мл)
                👣 Шаги: 8500 в среднем за день по 5 дням (неделей раньше 7000, по 1 дню)
                🎬 «Дюна» — 8,5, «Матрица»
                """)
        #expect(
            report.text(in: .english) == """
                📊 Your week, 2026-03-09 – 2026-03-15
                🍽 18 meals, days with records: 6. Per day on average: 1850 kcal, protein 95 g, fat 60 g, carbohydrates 210 g
                   The week before (from 6 days): 1720 kcal, protein 90 g, fat 55 g, carbohydrates 200 g
                💧 Water: 1500 ml a day on average (the week before 1200 ml)
                👣 Steps: 8500 a day on average from 5 days (the week before 7000, from 1 day)
                🎬 “Дюна” — 8.5, “Матрица”
                """)
    }

    /// The line about the goal of a report of days with a record, of the mean of which the energy is told.
    private func goal(
        _ days: DayRange, kcal: Double, within: Int, of count: Int, _ language: Language
    ) throws -> String {
        let sum = Nutrition(kcal: kcal, protein: 1, fat: 1, carbohydrates: 1)
        let food = PersonalReport.Food(
            meals: 3, days: count, perDay: sum, before: Self.before, daysBefore: 7,
            goal: .init(try #require(EnergyGoal(1850)), daysWithin: within))
        let text = PersonalReport(days: days, food: food, readings: [], films: []).text(in: language)
        return String(try #require(text.split(separator: "\n").first { $0.hasPrefix("🎯") }))
    }

    @Test("of a day says whether it was within the goal, and of a week how many days were")
    func goals() throws {
        let (day, week) = (DayRange(last, last), DayRange(last.adding(-6), last))
        #expect(
            try goal(day, kcal: 1850.4, within: 1, of: 1, .russian) == "🎯 1850 из 1850 ккал, в пределах цели")
        #expect(
            try goal(day, kcal: 1850.4, within: 1, of: 1, .english) == "🎯 1850 of 1850 kcal, within your goal")
        #expect(
            try goal(day, kcal: 1970, within: 0, of: 1, .russian) == "🎯 1970 из 1850 ккал, на 120 ккал больше цели")
        #expect(
            try goal(day, kcal: 1970, within: 0, of: 1, .english) == "🎯 1970 of 1850 kcal, 120 kcal above your goal")
        for (within, russian, english) in [
            (0, "0 дней", "0 days"), (1, "1 день", "1 day"), (2, "2 дня", "2 days"), (5, "5 дней", "5 days"),
        ] {
            #expect(
                try goal(week, kcal: 1900, within: within, of: 7, .russian)
                    == "🎯 В пределах цели (1850 ккал): \(russian) из 7")
            #expect(
                try goal(week, kcal: 1900, within: within, of: 7, .english)
                    == "🎯 Within your goal (1850 kcal): \(english) of 7")
        }
    }

    @Test("fits below a picture, whatever was seen and eaten", arguments: Language.allCases)
    func fits(_ language: Language) {
        let huge = Nutrition(kcal: 123_456, protein: 12_345, fat: 12_345, carbohydrates: 12_345)
        let report = PersonalReport(
            days: DayRange(last.adding(-6), last),
            food: .init(
                meals: 1000, days: 7, perDay: huge, before: huge, daysBefore: 6,
                goal: EnergyGoal(10_000).map { .init($0, daysWithin: 7) }),
            readings: Measure.allCases.map {
                .init(
                    measure: $0, value: $0.plausible.upperBound, days: 6, before: $0.plausible.upperBound,
                    daysBefore: 6)
            }, films: Array(repeating: .init(title: String(repeating: "👨‍👩‍👧‍👦Ж", count: 100), rating: 9.5), count: 1000))
        let text = report.text(in: language)
        #expect(text.utf16.count <= 1024, "\(text.utf16.count)")
        #expect(text.hasSuffix(language == .russian ? "и ещё 994" : "and 994 more"))
    }

    @Test("of nothing is none")
    func empty() { #expect(PersonalReport(days: DayRange(last, last), food: nil, readings: [], films: []).isEmpty) }

    @Test("is told of with its times, and how it is changed, in one message", arguments: Language.allCases)
    func plan(_ language: Language) throws {
        let time = try #require(TimeOfDay("20:30"))
        let plans = [
            ReportPlan.none, ReportPlan(daily: time, weekly: nil, quiet: .usual),
            ReportPlan(daily: nil, weekly: WeeklyTime(day: .monday, time: time), quiet: .usual),
            ReportPlan(daily: time, weekly: WeeklyTime(day: .sunday, time: time), quiet: .usual),
        ]
        let texts = plans.map { ReportSentence.plan($0, .utc).text(in: language) }
        #expect(Set(texts).count == plans.count && texts.allSatisfy { $0.utf16.count < 1000 })
        #expect(texts[3].split(separator: "\n").count == 4)
    }
}
