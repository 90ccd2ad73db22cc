internal import Domain

// What was eaten on a day beside the goal: what is left while the day runs, and whether it was too much.
extension EnergyProgress {
    /// `512 из 2000 ккал, осталось 1488`
    func russian(isDayOver: Bool) -> String {
        let figures = Figures(language: .russian)
        let sum = "\(figures.whole(eaten)) из \(figures.whole(goal.kcal)) ккал"
        guard isWithin else { return "\(sum), на \(figures.whole(-left)) ккал больше цели" }
        return isDayOver ? "\(sum), в пределах цели" : "\(sum), осталось \(figures.whole(left))"
    }

    /// `512 of 2000 kcal, 1488 left`
    func english(isDayOver: Bool) -> String {
        let figures = Figures(language: .english)
        let sum = "\(figures.whole(eaten)) of \(figures.whole(goal.kcal)) kcal"
        guard isWithin else { return "\(sum), \(figures.whole(-left)) kcal above your goal" }
        return isDayOver ? "\(sum), within your goal" : "\(sum), \(figures.whole(left)) left"
    }
}
