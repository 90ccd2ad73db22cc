import Domain
import ToolSchema

enum MeasurementTools {
    static let log = Tool<Action>(
        "log_measurement",
        """
        Stores one number that the person who writes measured of themselves: body weight, plain water that was drunk, \
        steps that were walked, or the length of a night's sleep. «вешу 80,5», «выпил стакан воды» (250 ml), «прошёл 9 \
        тысяч шагов», «спал 7 с половиной часов» (450 minutes). One call for each number. Not for goals, for other people, \
        or for other drinks.
        """,
        Parameter("kind", "What was measured.", Shape<Measure>.choice),
        Parameter(
            "value",
            """
            In the unit of the kind: weight in kg with at most two decimals, water in ml, steps as a count, sleep in \
            minutes. Convert other units: «2 литра» is 2000, «176 lb» is 79.83.
            """,
            .number(1...200_000, decimals: 2)),
        Parameter("unit", "kg for weight, ml for water, steps for steps, minutes for sleep.", Shape<Unit>.choice),
        SharedParameters.day
    ) { kind, value, unit, day throws(Problem) in
        guard unit == kind.unit else {
            throw Problem("unit", "expected \(kind.unit.rawValue) where kind is \(kind.rawValue)")
        }
        guard let measured = Measured(kind, value) else {
            let range = Measured.range(of: kind)
            let number = kind == .weight ? "a number" : "a whole number"
            throw Problem(
                "value",
                "expected \(number) from \(Int(range.lowerBound)) to \(Int(range.upperBound)) where kind is \(kind.rawValue)"
            )
        }
        return .logMeasurement(measured, day: day)
    }

    /// Named beside the value, so that a model which forgot to convert it is found out.
    enum Unit: String, CaseIterable, Sendable {
        case kilograms = "kg"
        case millilitres = "ml"
        case steps, minutes
    }
}

extension Measure {
    fileprivate var unit: MeasurementTools.Unit {
        switch self {
        case .weight: .kilograms
        case .water: .millilitres
        case .steps: .steps
        case .sleep: .minutes
        }
    }
}
