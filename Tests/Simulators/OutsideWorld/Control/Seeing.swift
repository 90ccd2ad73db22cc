extension ControlAPI {
    /// Says what the next pictures show, whatever they are.
    func addSight(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: ["match", "sight", "items", "count"])
        guard let kind = ArrangedSight.Kind(rawValue: try input.required("sight", input.string)) else {
            throw ControlProblem(message: "\"sight\" is food, not_food or needs_detail")
        }
        let count = try input.integer("count") ?? 1
        guard count > 0 else { throw ControlProblem(message: "\"count\" must be positive") }
        let dishes = try input.array("items")?.map { item throws(ControlProblem) in try Self.dish(item) }
        let sight = ArrangedSight(
            match: try input.string("match") ?? "", kind: kind, dishes: dishes, count: Int(count))
        state.change { $0.assistant.sights.append(sight) }
        return [:]
    }

    /// An item with its grams, and its values for 100 g.
    private static func dish(_ item: JSON) throws(ControlProblem) -> Dish {
        let input = try ControlInput(item, only: ["name", "grams", "kcal", "protein", "fat", "carbohydrates"])
        let name = try input.required("name", input.string)
        return Dish(
            russian: name, english: name, grams: try input.required("grams", input.number),
            kcal: try input.required("kcal", input.number), protein: try input.number("protein") ?? 0,
            fat: try input.number("fat") ?? 0, carbohydrates: try input.number("carbohydrates") ?? 0)
    }
}
