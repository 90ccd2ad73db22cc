@testable import OutsideWorld

extension JSON {
    /// Whether a value follows a schema of the strict kind.
    func follows(_ schema: JSON) -> Bool {
        if let choices = schema["anyOf"]?.array { return choices.contains(where: follows) }
        if let choices = schema["enum"]?.array, !choices.contains(self) { return false }
        let types = schema["type"]?.string.map { [$0] } ?? (schema["type"]?.array ?? []).compactMap(\.string)
        guard types.contains(where: has) else { return false }
        switch self {
        case .object(let fields):
            let properties = schema["properties"]?.object ?? [:]
            return Set(fields.keys) == Set(properties.keys)
                && fields.allSatisfy { $0.value.follows(properties[$0.key] ?? .null) }
        case .array(let elements): return elements.allSatisfy { $0.follows(schema["items"] ?? .null) }
        case .integer, .number:
            let value = double ?? .nan
            return value >= schema["minimum"]?.double ?? value && value <= schema["maximum"]?.double ?? value
        default: return true
        }
    }

    private func has(_ type: String) -> Bool {
        switch (self, type) {
        case (.null, "null"), (.bool, "boolean"), (.integer, "integer"), (.integer, "number"), (.number, "number"),
            (.string, "string"), (.array, "array"), (.object, "object"):
            true
        default: false
        }
    }
}
