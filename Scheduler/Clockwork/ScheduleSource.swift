public import Schedules

/// Where schedules come from: a list that stands, or one that is asked for again and again because people change it.
public struct ScheduleSource: Sendable {
    /// For the log.
    let name: String
    /// Known before anybody is asked.
    let standing: [Schedule]
    /// Nil for a list that stands.
    let load: (@Sendable () async throws -> [Schedule])?

    /// - Parameter load: all schedules of this source as they are now. When it fails, those of the last time count.
    public init(_ name: String, load: @escaping @Sendable () async throws -> [Schedule]) {
        self.name = name
        self.load = load
        standing = []
    }

    private init(standing: [Schedule]) {
        name = "fixed"
        self.standing = standing
        load = nil
    }

    /// Schedules that stay as they are while the program runs.
    public static func fixed(_ schedules: [Schedule]) -> ScheduleSource { ScheduleSource(standing: schedules) }
}
