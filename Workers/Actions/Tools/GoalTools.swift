import Domain
import ToolSchema

enum GoalTools {
    /// Any number is taken from a model: whether it can be a goal is for the rules, which tell the person why not.
    static let set = Tool<Action>(
        "set_energy_goal",
        """
        Stores how many calories a day the person who writes means to eat, or takes that goal away. Only when the person \
        names the number: «моя цель 2000 ккал в день», "I want to eat 1800 kcal a day". Never invent one, and not for weight \
        or other goals, nor for one day.
        """,
        Parameter("kcal", "Whole kilocalories a day; 0 takes the goal away: «убери цель».", .integer(0...100_000))
    ) { kcal in .energyGoal(kcal == 0 ? .remove : .set(kcal: kcal)) }
}
