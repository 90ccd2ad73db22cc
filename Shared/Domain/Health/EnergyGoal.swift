/// How much energy a grown person means to take in on a day: a whole number of kilocalories.
///
/// `Permissions` tells who may have one. A child has none here: its goal needs its guardians and a doctor.
public struct EnergyGoal: Hashable, Sendable {
    /// A day's.
    public let kcal: Int

    /// What a person may choose without anybody's help.
    ///
    /// The least that the guideline of 2013 for overweight adults prescribes is 1,200 to 1,500 kcal a day for women, and
    /// 1,500 to 1,800 for men: less is for a doctor to watch. The most is beyond what anybody eats: a slip.
    ///
    /// M. D. Jensen et al., 2013 AHA/ACC/TOS Guideline for the Management of Overweight and Obesity in Adults, with the
    /// evidence review of NIH's National Heart, Lung, and Blood Institute. Circulation 129 (2014), S102–S138.
    public static let allowed = 1200...10_000

    /// - Parameter kcal: nil outside `allowed`.
    public init?(_ kcal: Int) {
        guard EnergyGoalRefusal(of: kcal) == nil else { return nil }
        self.kcal = kcal
    }
}

/// Why a number of kilocalories a day is no goal.
public enum EnergyGoalRefusal: String, CaseIterable, Sendable {
    /// So little needs a doctor.
    case tooLow
    /// More than anybody means.
    case tooHigh

    /// - Parameter kcal: nil for what can be a goal.
    public init?(of kcal: Int) {
        if kcal < EnergyGoal.allowed.lowerBound {
            self = .tooLow
        } else if kcal > EnergyGoal.allowed.upperBound {
            self = .tooHigh
        } else {
            return nil
        }
    }
}

/// What a person says about the goal of a day's energy.
public enum EnergyGoalWish: Hashable, Codable, Sendable {
    /// So many a day, whether or not that can be a goal.
    case set(kcal: Int)
    case remove
    /// How it stands.
    case ask
}

/// What was eaten on a day, beside the goal: both as people read them, in whole kilocalories.
public struct EnergyProgress: Hashable, Sendable {
    public let goal: EnergyGoal
    public let eaten: Int

    /// - Parameter eaten: of the day, in kilocalories.
    public init(_ goal: EnergyGoal, eaten: Double) {
        self.goal = goal
        self.eaten = eaten.isFinite ? Int(min(max(eaten.rounded(), 0), 1e9)) : 0
    }

    /// What may still be eaten; negative by as much as it was too much.
    public var left: Int { goal.kcal - eaten }

    public var isWithin: Bool { left >= 0 }
}
