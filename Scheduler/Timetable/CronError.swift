/// Why a text is no schedule: a sentence for whoever wrote it, without the name of the setting.
public enum CronError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Neither five fields nor a name such as `@daily`.
    case fieldCount(Int)
    /// Begins with `@` and is no name that stands for five fields.
    case unknownName(String)
    /// - Parameter allowed: what the field may hold.
    case value(field: String, text: String, allowed: String)
    /// A range whose end comes before its beginning.
    case backwards(field: String, text: String)
    /// What stands behind the slash is no step.
    case step(field: String, text: String)
    /// Read without fault, and it names no day of any year, such as 30 February.
    case never

    public var description: String {
        switch self {
        case .fieldCount(let count):
            "it has \(count == 1 ? "one field" : "\(count) fields") and not five: "
                + "minute, hour, day of the month, month, day of the week"
        case .unknownName(let name):
            "\(name) is none of \(CronExpression.names.map(\.name).joined(separator: ", "))"
        case .value(let field, let text, let allowed):
            text.isEmpty
                ? "something is missing in the \(field), which is \(allowed)"
                : "the \(field) cannot be “\(text)”, it is \(allowed)"
        case .backwards(let field, let text): "the \(field) “\(text)” runs backwards"
        case .step(let field, let text):
            "the \(field) “\(text)” has no step: behind the slash stands a whole number from 1"
        case .never: "it names a day that never comes"
        }
    }
}
