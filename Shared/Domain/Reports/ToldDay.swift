public import FoundationEssentials

extension LocalDay {
    /// The last day that a report tells of which comes at a moment. Who wants to hear of it before noon, wants to hear of what
    /// ended the evening before.
    public static func toldOf(at moment: Date, in zone: Zone) -> LocalDay {
        let clock = LocalClock(zone: zone, startOfDay: .midnight)
        let day = clock.day(at: moment)
        return clock.time(at: moment) < .noon ? day.adding(-1) : day
    }
}
