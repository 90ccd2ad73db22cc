public import ToolSchema

/// The actions that a model may ask for.
public enum ActionTools {
    /// What stores something.
    public static let writing = [
        FilmTools.save, FilmTools.want, MealTools.log, MeasurementTools.log, GoalTools.set,
    ]
    /// What only looks.
    public static let reading = [
        FilmTools.search, FilmTools.recommend, FoodTools.statistics, FoodTools.search,
    ]
    public static let all = Toolbox(writing + reading)
}
