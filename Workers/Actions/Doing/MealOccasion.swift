public import Domain
public import FamilyStore
public import FoundationEssentials
public import Phrases

/// When a meal was eaten and which one it was, as far as the person said so.
public struct MealOccasion: Equatable, Sendable {
    public let kind: MealKind?
    public let day: DayReference?
    public let time: TimeOfDay?

    public init(kind: MealKind?, day: DayReference?, time: TimeOfDay?) {
        self.kind = kind
        self.day = day
        self.time = time
    }

    /// What is told where nothing is written down for the day; nil for other days.
    ///
    /// - Parameter moment: when the person wrote.
    public func refused(for member: Member, at moment: Date) -> Telling? {
        let today = member.clock.day(at: moment)
        guard let day = day?.resolved(on: today), let refusal = DayRefusal(of: day, on: today) else { return nil }
        return .dayRefused(Telling.Day(day, on: today), refusal)
    }

    /// The meal on the person's own day and at a time that is likely where none was said.
    ///
    /// - Parameter moment: when the person wrote.
    /// - Returns: nil where the items make no meal.
    public func meal(
        of items: [MealItem], for member: Member, at moment: Date, origin: EstimateOrigin? = nil
    ) -> Meal? {
        let clock = member.clock
        let today = clock.day(at: moment)
        let day = self.day?.resolved(on: today) ?? today
        let isNow = day == today && self.time == nil
        let time = self.time ?? (isNow ? clock.time(at: moment) : kind?.usualTime)
        return Meal(
            kind: kind ?? time.map { MealKind(at: $0) } ?? .snack, day: day,
            at: isNow ? moment : clock.moment(of: day, at: time ?? MealKind.lunch.usualTime), items: items,
            origin: origin)
    }
}

extension MealKind {
    /// When it is eaten if nobody says when.
    fileprivate var usualTime: TimeOfDay {
        let hour =
            switch self {
            case .breakfast: 8
            case .lunch: 13
            case .snack: 16
            case .dinner: 19
            }
        return TimeOfDay(minutes: hour * 60) ?? .midnight
    }
}
