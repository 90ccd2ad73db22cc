import Testing
import ToolSchema

@Suite("The check of a call's arguments")
struct CheckTests {
    @Test("takes whatever follows the schema", arguments: 0..<300)
    func accepted(seed: Int) {
        var dice = Dice(seed: seed)
        let schema = dice.object()
        for _ in 0..<20 {
            let value = dice.value(of: schema)
            #expect(schema.problems(of: value).isEmpty, "\(schema.json.printed()): \(value.printed())")
        }
    }

    @Test("refuses every value that is wrong in one place, and names the place", arguments: 0..<300)
    func refused(seed: Int) {
        var dice = Dice(seed: seed)
        let schema = dice.object()
        let good = dice.value(of: schema)
        let spoiled = schema.spoiled(good)
        #expect(spoiled.count > 5)
        for spoiled in spoiled {
            #expect(
                schema.problems(of: spoiled.value).map(\.path) == [spoiled.path],
                "\(schema.json.printed()): \(spoiled.value.printed())")
        }
    }

    @Test("says what is expected and nothing of what was written")
    func sentences() {
        let schema = Schema.object([
            .init("title", "", .text(1...200)),
            .init("meal", "", .optional(.choice(["lunch", "dinner"]))),
            .init("rating", "", .number(0...10, decimals: 1)),
            .init("year", "", .optional(.integer(1880...2100))),
            .init("grams", "", .list(of: .number(0.5...5000, decimals: 2), count: 1...3)),
        ])
        let value: JSONValue = [
            "SECRET": "SECRET", "title": 7, "meal": "SECRET", "rating": 8.55, "year": "SECRET",
            "grams": [1, 5000.5],
        ]
        #expect(
            schema.problems(of: value).map(\.description) == [
                "The arguments: expected an object with nothing but title, meal, rating, year, grams.",
                "title: expected a text of 1 to 200 characters.",
                "meal: expected one of lunch, dinner, or null.",
                "rating: expected a number from 0 to 10 with at most 1 decimal.",
                "year: expected a whole number from 1880 to 2100, or null.",
                "grams[1]: expected a number from 0.5 to 5000 with at most 2 decimals.",
            ])
        #expect(
            schema.problems(of: [
                "title": "a", "meal": .null, "rating": 1, "year": .null, "grams": [1, 1, 1, 1],
            ]).map(\.description) == ["grams: expected a list of 1 to 3."])
    }

    @Test(
        "a decimal fraction counts as what was written, though it is none in binary",
        arguments: [0.1, 0.3, 2.3, 8.1, 9.7, 9.95 - 0.05, 70.7, 499.9])
    func decimals(number: Double) {
        let schema = Schema.number(0...500, decimals: 1)
        #expect(schema.problems(of: .number(number)).isEmpty)
        #expect(!schema.problems(of: .number(number + 0.01)).isEmpty)
    }
}
