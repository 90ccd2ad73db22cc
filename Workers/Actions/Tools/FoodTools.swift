import Domain
import ToolSchema

enum FoodTools {
    static let statistics = Tool<Action>(
        "get_food_statistics",
        """
        What the person who writes has eaten: calories, protein, fat and carbohydrates of a day, or of several days with \
        their mean. Call it for questions about what was eaten: «сколько я сегодня съел?», «сколько калорий за неделю?», \
        "how much protein did I have yesterday?". Never answer these from the conversation.
        """,
        Parameter(
            "period", "today, yesterday, the last seven days (week), or the last thirty (month).",
            Shape<StatisticsPeriod>.choice)
    ) { period in .foodStatistics(period) }

    static let search = Tool<Action>(
        "search_food_database",
        """
        Calories and nutrients of a food for 100 g, from the food tables and the family's own foods. Call it for questions \
        about a food that do not tell that somebody ate it: «сколько калорий в твороге?», "protein in lentils". Nothing is \
        stored.
        """,
        Parameter("query", "The food in the nominative: «творог 5%» for «сколько белка в твороге 5%?».", .text(1...100))
    ) { query in .searchFoods(query) }
}
