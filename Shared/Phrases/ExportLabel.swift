public import Domain

/// What stands in the files of an export: names of sheets, headings of columns, and words for what is chosen from a list.
public enum ExportLabel: CaseIterable, Sendable {
    // Sheets
    case summary, meals, items, days, health, films, people

    // Headings
    case day, time, meal, eaten, kcal, protein, fat, carbohydrates, grams, item, source, way, mealCount, goal
    case measure, value, unit, title, year, whether, rating, told, name, role, telegramID

    // The summary
    case who, period, allTime, madeOn, zone, daysWithRecords, mealsInAll, kcalInAll, kcalPerDay, proteinPerDay,
        fatPerDay
    case carbohydratesPerDay, lastWeight, filmsSeen, filmsWanted, part, total, figure

    // Charts
    case kcalByDay, weightByDay

    // Values
    case breakfast, lunch, dinner, snack
    case byPhoto, byWords
    case fromPerson, fromOwnFood, fromTable, fromAI
    case weight, water, steps, sleep, kilograms, millilitres, stepCount, minutes
    case seen, wanted
    case owner, admin, adult, child, guest

    /// As a cell shows it.
    public func text(in language: Language) -> String {
        switch language {
        case .russian: russian
        case .english: english
        }
    }
}

extension ExportLabel {
    public init(_ kind: MealKind) {
        self =
            switch kind {
            case .breakfast: .breakfast
            case .lunch: .lunch
            case .dinner: .dinner
            case .snack: .snack
            }
    }

    public init(_ source: NumberSource) {
        self =
            switch source {
            case .person: .fromPerson
            case .ownFood: .fromOwnFood
            case .table: .fromTable
            case .ai: .fromAI
            }
    }

    public init(_ measure: Measure) {
        self =
            switch measure {
            case .weight: .weight
            case .water: .water
            case .steps: .steps
            case .sleep: .sleep
            }
    }

    /// What a measure is counted in.
    public init(unitOf measure: Measure) {
        self =
            switch measure {
            case .weight: .kilograms
            case .water: .millilitres
            case .steps: .stepCount
            case .sleep: .minutes
            }
    }

    public init(_ role: Role) {
        self =
            switch role {
            case .owner: .owner
            case .admin: .admin
            case .adult: .adult
            case .child: .child
            case .guest: .guest
            }
    }
}
