public import Domain

/// What a person weighs.
public struct WeightMention: Hashable, Sendable {
    /// From 20 to 300.
    public let kilograms: Double
    /// Nil when the sentence does not tell, here and below.
    public let day: DayReference?

    public init(kilograms: Double, day: DayReference? = nil) {
        self.kilograms = kilograms
        self.day = day
    }
}

/// Water that a person drank.
public struct WaterMention: Hashable, Sendable {
    /// Up to 5000.
    public let millilitres: Double
    public let day: DayReference?

    public init(millilitres: Double, day: DayReference? = nil) {
        self.millilitres = millilitres
        self.day = day
    }
}

/// Steps that a person walked.
public struct StepsMention: Hashable, Sendable {
    /// Up to 100000.
    public let count: Int
    public let day: DayReference?

    public init(count: Int, day: DayReference? = nil) {
        self.count = count
        self.day = day
    }
}

/// How long a person slept.
public struct SleepMention: Hashable, Sendable {
    /// Up to 1440.
    public let minutes: Int
    public let day: DayReference?

    public init(minutes: Int, day: DayReference? = nil) {
        self.minutes = minutes
        self.day = day
    }
}
