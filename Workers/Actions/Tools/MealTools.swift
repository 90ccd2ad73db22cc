import Domain
import ToolSchema

enum MealTools {
    static let log = Tool<Action>(
        "log_meal",
        """
        Stores what the person who writes ate or drank, and looks up its calories by itself. Call it for every meal, snack \
        or drink other than plain water: «съел 200 г гречки и котлету», «на завтрак два яйца и кофе с молоком», "had a \
        bowl of borscht for lunch". One call for everything that was eaten at one time. Give only numbers that the person \
        said: never estimate weights, calories or nutrients, leave them null. Not for plans, recipes or questions.
        """,
        Parameter(
            "items", "Each food or drink by itself, in the order of the message.", .list(of: item, 1...Meal.mostItems)),
        Parameter.optional(
            "meal", "Only if the person named it or it is clear from the words («позавтракал» is breakfast).",
            Shape<MealKind>.choice),
        SharedParameters.day, SharedParameters.time
    ) { items, kind, day, time throws(Problem) in
        guard let meal = ReportedMeal(items: items, kind: kind, day: day, time: time) else {
            throw Problem("items", "expected a list of 1 to \(Meal.mostItems)")
        }
        return .logMeal(meal)
    }

    private static let item = Shape.object(
        Parameter(
            "name",
            """
            The food in the nominative singular and in the language of the message, with what describes it and without \
            its amount: «гречка» for «200 г гречки», «творог 5%», «кофе с молоком».
            """,
            .text(1...100).converted("a name with at least one letter or digit") {
                Spelling.key(of: $0).isEmpty ? nil : $0
            }),
        number("grams", "Weight in grams if the person said it: «полкило» is 500, «1,5 кг» is 1500.", 0.1...10_000),
        number("millilitres", "Volume in millilitres if the person said it: «0,5 л» is 500.", 1...10_000),
        number("count", "How many, if the person counted: «две котлеты» is 2, «полтарелки» is 0.5.", 0.01...200),
        Parameter.optional(
            "unit",
            """
            What is counted, if it is not the food itself, in the nominative singular: «тарелка», «стакан», «ст. ложка», \
            «кусок», slice, cup. Null for «две котлеты». Never grams or millilitres.
            """,
            Shape.text(1...30)),
        number("kcal", "Calories, only if the person named a number.", 0...10_000),
        number("protein", "Grams of protein, only if the person named a number.", 0...1000),
        number("fat", "Grams of fat, only if the person named a number.", 0...1000),
        number("carbohydrates", "Grams of carbohydrates, only if the person named a number.", 0...1000),
        Parameter.optional(
            "numbers_are_of",
            "What the person's calories and nutrients are of: all that was eaten (portion), or 100 g of it («на 100 г»).",
            Shape<StatedNutrition.Basis>.choice)
    ) { name, grams, millilitres, count, unit, kcal, protein, fat, carbohydrates, basis in
        ReportedItem(
            name: name, amount: amount(grams, millilitres, count, unit),
            nutrition: StatedNutrition(
                kcal: kcal, protein: protein, fat: fat, carbohydrates: carbohydrates, basis: basis ?? .portion))
    }

    private static func number(
        _ name: String, _ description: String, _ range: ClosedRange<Double>
    ) -> Parameter<Double?> {
        Parameter.optional(name, description, Shape.number(range, decimals: 2))
    }

    /// What was weighed needs no counting; a unit alone is one of it.
    private static func amount(
        _ grams: Double?, _ millilitres: Double?, _ count: Double?, _ unit: String?
    ) -> ReportedItem.Amount? {
        if let grams { return .grams(grams) }
        if let millilitres { return .millilitres(millilitres) }
        if let count { return .count(count, unit: unit) }
        return unit.map { .count(1, unit: $0) }
    }
}
