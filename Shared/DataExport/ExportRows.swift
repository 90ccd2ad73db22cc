import Domain
import FamilyStore
import FoundationEssentials
import Phrases
import Spreadsheet

/// The tables of an export.
enum ExportTable: String, CaseIterable {
    case meals, items, days, health, films, people

    var label: ExportLabel {
        switch self {
        case .meals: .meals
        case .items: .items
        case .days: .days
        case .health: .health
        case .films: .films
        case .people: .people
        }
    }
}

/// What stands in the rows of the tables, in a person's language and time.
struct ExportRows: Sendable {
    let language: Language
    let clock: LocalClock
    /// Of a day's energy; nil for a person who has none.
    let goal: EnergyGoal?
    /// Whether nutrients are cut to what is read of them: a text has no looks by which they are shown so.
    let isText: Bool

    func columns(of table: ExportTable) -> [Column] {
        switch table {
        case .meals:
            [
                column(.day, .day, 12), column(.time, .time, 9), column(.meal, .text, 14), column(.eaten, .text, 48),
                summed(.kcal, .whole, 10),
            ] + nutrients + [column(.way, .text, 14)]
        case .items:
            [
                column(.day, .day, 12), column(.time, .time, 9), column(.meal, .text, 14), column(.item, .text, 36),
                column(.grams, .whole, 10), summed(.kcal, .whole, 10),
            ] + nutrients + [column(.source, .text, 18)]
        case .days:
            [
                column(.day, .day, 12), summed(.mealCount, .whole, 12),
                summed(.kcal, .whole, 10, shading: goal == nil ? .byAmount : .against(column: 3 + nutrients.count)),
            ] + nutrients + (goal == nil ? [] : [column(.goal, .whole, 10)])
        case .health:
            [
                column(.day, .day, 12), column(.time, .time, 9), column(.measure, .text, 16),
                column(.value, .tenths, 12), column(.unit, .text, 10),
            ]
        case .films:
            [
                column(.title, .text, 40), column(.year, .plain, 8), column(.whether, .text, 14),
                column(.rating, .tenths, 9), column(.told, .day, 12),
            ]
        case .people: [column(.name, .text, 26), column(.role, .text, 16), column(.telegramID, .plain, 16)]
        }
    }

    func meal(_ logged: LoggedMeal) -> [Cell] {
        let meal = logged.meal
        return when(meal) + [.text(meal.items.map(\.name).joined(separator: ", "))] + numbers(meal.total)
            + [word(meal.origin == nil ? .byWords : .byPhoto)]
    }

    func items(_ logged: LoggedMeal) -> [[Cell]] {
        let when = when(logged.meal)
        return logged.meal.items.map { item in
            when + [.text(item.name), .number(item.grams)] + numbers(item.nutrition) + [word(.init(item.source))]
        }
    }

    /// - Parameter day: its meals, at least one.
    func day(_ day: [LoggedMeal]) -> [Cell] {
        let total = day.map(\.meal.total).sum()
        return [day.first.map { .day($0.meal.day.number) } ?? .empty, .number(Double(day.count))] + numbers(total)
            + (goal.map { [.number(Double($0.kcal))] } ?? [])
    }

    func record(_ record: HealthRecord) -> [Cell] {
        [
            .day(record.day.number), .time(clock.time(at: record.at).minutes), word(.init(record.measure)),
            record.measure == .weight ? .number(record.value) : .whole(record.value),
            word(.init(unitOf: record.measure)),
        ]
    }

    func film(_ film: Film) -> [Cell] {
        let seen = film.seen.values.first
        return [
            .text(film.title), film.year.map { .number(Double($0)) } ?? .empty, word(seen == nil ? .wanted : .seen),
            seen?.rating.map { .number($0.value) } ?? .empty,
            (seen?.at ?? film.wanted.values.first).map { .day(clock.day(at: $0).number) } ?? .empty,
        ]
    }

    func person(_ person: Person) -> [Cell] {
        [.text(person.name), word(.init(person.role)), .number(Double(person.user.rawValue))]
    }

    func text(_ label: ExportLabel) -> String { label.text(in: language) }

    private var nutrients: [Column] {
        [summed(.protein, .tenths, 11), summed(.fat, .tenths, 11), summed(.carbohydrates, .tenths, 13)]
    }

    private func when(_ meal: Meal) -> [Cell] {
        [.day(meal.day.number), .time(clock.time(at: meal.at).minutes), word(.init(meal.kind))]
    }

    private func numbers(_ nutrition: Nutrition) -> [Cell] {
        let nutrition = isText ? nutrition.inTenths : nutrition
        return [nutrition.kcal, nutrition.protein, nutrition.fat, nutrition.carbohydrates].map(Cell.number)
    }

    private func word(_ label: ExportLabel) -> Cell { .text(text(label)) }

    private func column(_ label: ExportLabel, _ style: Column.Style, _ width: Double) -> Column {
        Column(text(label), style, width: width)
    }

    private func summed(
        _ label: ExportLabel, _ style: Column.Style, _ width: Double, shading: Column.Shading? = nil
    ) -> Column {
        Column(text(label), style, width: width, isSummed: true, shading: shading)
    }
}
