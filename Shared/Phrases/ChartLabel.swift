public import Domain

/// What stands on a chart.
public enum ChartLabel: Sendable {
    case energy, kilocalories, weight, kilograms
    /// Before the number of a line across the days.
    case mean
    /// The same of what a person means to keep to.
    case goal
    /// A day of a week.
    case weekday(LocalDay)
    /// A day of a longer time.
    case date(LocalDay)

    public func text(in language: Language) -> String {
        let isRussian = language == .russian
        switch self {
        case .energy: return isRussian ? "Калории по дням" : "Calories by day"
        case .kilocalories: return isRussian ? "ккал" : "kcal"
        case .weight: return isRussian ? "Вес за 30 дней" : "Weight in 30 days"
        case .kilograms: return isRussian ? "кг" : "kg"
        case .mean: return isRussian ? "до этого в среднем" : "mean before"
        case .goal: return isRussian ? "цель" : "goal"
        case .weekday(let day):
            let names =
                isRussian
                ? ["пн", "вт", "ср", "чт", "пт", "сб", "вс"] : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
            return "\(names[day.weekday.position]) \(day.day)"
        case .date(let day):
            let (number, month) = (Self.padded(day.day), Self.padded(day.month))
            return isRussian ? "\(number).\(month)" : "\(month)-\(number)"
        }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
