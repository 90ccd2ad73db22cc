import Domain
import ToolSchema

/// What several tools ask for in the same way.
enum SharedParameters {
    static let day = Parameter.optional(
        "day",
        """
        The day that was meant, only if the person named one; null is today. One of today, yesterday, before_yesterday, \
        the last mon, tue, wed, thu, fri, sat or sun, or a date as YYYY-MM-DD: «вчера» is yesterday, «в понедельник» mon.
        """,
        Shape.text(3...20).converted(
            "today, yesterday, before_yesterday, one of mon, tue, wed, thu, fri, sat, sun, or a date as YYYY-MM-DD"
        ) { DayReference(rawValue: $0) })

    static let time = Parameter.optional(
        "time", "The time of day as HH:MM of 24 hours, only if the person named one: «в 7 вечера» is 19:00.",
        Shape.text(4...5).converted("a time as HH:MM") { TimeOfDay($0) })
}
