/// An answer about pictures, in the form that a schema asks for: what a property means is read from its name.
struct VisionAnswer: Sendable {
    private let sight: Sight
    private let isRussian: Bool

    /// The answer to a request; in words where no schema is given.
    static func content(_ sight: Sight, for request: CompletionRequest) -> Completion.Content {
        let answer = VisionAnswer(sight: sight, isRussian: request.isRussian || request.wantsRussian)
        guard let schema = request.schema else { return .init(text: answer.words) }
        return .init(text: answer.value(of: schema, "", nil).printed())
    }

    private var words: String {
        let names = sight.dishes.map(name).joined(separator: ", ")
        return switch (sight.dishes.isEmpty, isRussian) {
        case (false, true): "Симулятор: на снимке \(names)."
        case (false, false): "Simulator: the picture shows \(names)."
        case (true, true): "Симулятор: на снимке не еда."
        case (true, false): "Simulator: the picture shows no food."
        }
    }

    private func name(_ dish: Dish) -> String { isRussian ? dish.russian : dish.english }

    private func value(of schema: JSON, _ name: String, _ dish: Dish?) -> JSON {
        if let constant = schema["const"] { return constant }
        if let choices = schema["anyOf"]?.array {
            let whole = choices.first { $0["type"] != "null" } ?? .null
            return isAbsent(name) && choices.contains { $0["type"] == "null" } ? .null : value(of: whole, name, dish)
        }
        let types = schema["type"]?.string.map { [$0] } ?? (schema["type"]?.array ?? []).compactMap(\.string)
        if types.contains("null"), isAbsent(name) { return .null }
        if let choices = schema["enum"]?.array {
            return choices.first { $0 == "medium" || $0 == "none" } ?? choices.first ?? .null
        }
        switch types.first(where: { $0 != "null" }) {
        case "object":
            return .object((schema["properties"]?.object ?? [:]).mapValuesByName { value(of: $1, plain($0), dish) })
        case "array":
            let items = schema["items"] ?? [:]
            guard items["type"] == "object" else { return .array([value(of: items, name, dish)]) }
            return .array(sight.dishes.map { value(of: items, name, $0) })
        case "boolean": return .bool(flag(name))
        case "integer": return .integer(Int64(bounded(number(name, dish), schema).rounded()))
        case "number":
            let value = bounded(number(name, dish), schema)
            return value == value.rounded() ? .integer(Int64(value)) : .number(value)
        case "string": return .string(text(name, dish))
        default: return .null
        }
    }

    /// A question, a remark or an error is one that nobody has.
    private func isAbsent(_ name: String) -> Bool {
        ["question", "note", "comment", "reason", "error", "brand"].contains(where: name.contains)
    }

    private func flag(_ name: String) -> Bool {
        if name.contains("detail") { if case .tooSmall = sight { return true } else { return false } }
        return name.contains("food") && sight != .notFood
    }

    private func number(_ name: String, _ dish: Dish?) -> Double {
        let dish = dish ?? sight.dishes.first
        let meanings: [(String, Double?)] = [
            ("low", dish.map { ($0.grams * 0.8).rounded() }), ("min", dish.map { ($0.grams * 0.8).rounded() }),
            ("high", dish.map { ($0.grams * 1.25).rounded() }), ("max", dish.map { ($0.grams * 1.25).rounded() }),
            ("kcal", dish?.kcal), ("calor", dish?.kcal), ("energy", dish?.kcal), ("protein", dish?.protein),
            ("fat", dish?.fat), ("carb", dish?.carbohydrates), ("fib", 2), ("confidence", 0.8), ("alcohol", 0),
            ("likely", dish?.grams), ("gram", dish?.grams), ("weight", dish?.grams), ("portion", dish?.grams),
        ]
        return meanings.first { name.contains($0.0) }?.1 ?? 1
    }

    private func text(_ name: String, _ dish: Dish?) -> String {
        if name.contains("description") { return words }
        if let dish, ["name", "title", "dish", "food", "label"].contains(where: name.contains) {
            return self.name(dish)
        }
        return isRussian ? "симулятор смотрит только на размер" : "the simulator looks at the size only"
    }

    private func bounded(_ value: Double, _ schema: JSON) -> Double {
        min(max(value, schema["minimum"]?.double ?? value), schema["maximum"]?.double ?? .infinity)
    }

    /// `gramsLow`, `grams_low` and `Grams-Low` are the same name.
    private func plain(_ name: String) -> String { name.lowercased().filter(\.isLetter) }
}

extension [String: JSON] {
    fileprivate func mapValuesByName(_ change: (String, JSON) -> JSON) -> [String: JSON] {
        Dictionary(uniqueKeysWithValues: map { ($0.key, change($0.key, $0.value)) })
    }
}
