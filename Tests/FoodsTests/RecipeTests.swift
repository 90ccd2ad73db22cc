import Domain
import Foods
import Testing

@Suite("A recipe")
struct RecipeTests {
    private static let food = "\tmain\tеда\tfood\t\t\tportion=100"
    private static let flour = "flour\(food)\t300\t10\t1\t60\t\tfndds:Flour"
    private static let water = "water\(food)\t0\t0\t0\t0\t\tfndds:Water"

    private static func dish(_ id: String) -> String { "\(id)\(food)\t\t\t\t\t\trecipe" }

    private func table(_ foods: String..., recipes: String) throws(FoodTableError) -> FoodTable {
        try FoodTable(foods: "# a comment\n" + foods.joined(separator: "\n"), recipes: "# a comment\n" + recipes)
    }

    @Test("is computed from its foods, and concentrated or thinned to what the dish weighs")
    func computed() throws {
        let table = try table(
            Self.flour, Self.water, Self.dish("dough"), Self.dish("bread"),
            recipes: "bread\t120\tdough=150\ndough\t300\tflour=200|water=100")
        let dough = try #require(table["dough"]).per100g
        #expect(dough.kcal == 200 && dough.carbohydrates == 40)
        #expect(abs(dough.protein - 20.0 / 3) < 1e-9 && abs(dough.fat - 2.0 / 3) < 1e-9)
        let bread = try #require(table["bread"]).per100g
        #expect(abs(bread.kcal - 250) < 1e-9 && abs(bread.carbohydrates - 50) < 1e-9)
    }

    @Test("that does not fit the table is refused by name")
    func refused() {
        #expect(throws: FoodTableError.noRecipe("dough")) { try table(Self.dish("dough"), recipes: "") }
        #expect(throws: FoodTableError.unknown("salt", in: "dough")) {
            try table(Self.dish("dough"), recipes: "dough\t100\tsalt=5")
        }
        #expect(throws: FoodTableError.unknown("dough", in: "dough")) { try table(recipes: "dough\t100\tdough=5") }
        #expect(throws: FoodTableError.unknown("flour", in: "flour")) {
            try table(Self.flour, Self.water, recipes: "flour\t100\twater=5")
        }
        #expect(throws: FoodTableError.circular("one")) {
            try table(Self.dish("one"), Self.dish("two"), recipes: "one\t100\ttwo=5\ntwo\t100\tone=5")
        }
        #expect(throws: FoodTableError.twice("flour")) { try table(Self.flour, Self.flour, recipes: "") }
        #expect(throws: FoodTableError.twice("dough")) {
            try table(Self.flour, Self.dish("dough"), recipes: "dough\t100\tflour=5\ndough\t100\tflour=6")
        }
    }

    @Test(
        "or food that is no line of its table is refused with the line",
        arguments: [
            "flour", "flour\(food)\t300\t10\t1\t60\t\tfndds", "flour\(food)\t300\t10\t1\t60\t\tguess:Flour",
            "flour\(food)\t300\t10\t\t60\t\tfndds:Flour", "flour\(food)\t300\t10\t1\t60\tmagic\tfndds:Flour",
            "flour\(food)\t300\t10\t1\t60\t\trecipe",
            "flour\tstone\tеда\tfood\t\t\tportion=100\t0\t0\t0\t0\t\tfndds:Flour",
            "flour\tmain\tеда\tfood\t\t\tbarrel=100\t0\t0\t0\t0\t\tfndds:Flour",
            "flour\tmain\tеда\tfood\t\t\tportion=0\t0\t0\t0\t0\t\tfndds:Flour",
            "flour\tmain\tеда\tfood\t\t\t\t0\t0\t0\t0\t\tfndds:Flour",
        ])
    func malformed(_ line: String) {
        #expect(throws: FoodTableError.malformed(line: line)) { try table(line, recipes: "") }
        #expect(throws: FoodTableError.malformed(line: "dough\t0\twater=1")) {
            try table(Self.water, Self.dish("dough"), recipes: "dough\t0\twater=1")
        }
    }

    @Test(
        "of the built-in table is as rich as such dishes are, in kilocalories per 100 g",
        arguments: [
            ("borscht", 40.0...80.0), ("shchi", 35...75), ("solyanka", 60...110), ("okroshka-kvass", 45...85),
            ("ukha", 30...70),
            ("olivier", 150...230), ("vinegret", 70...130), ("herring-fur", 140...220), ("syrniki", 180...260),
            ("bliny", 180...240), ("oladi", 200...280), ("pelmeni", 180...275), ("vareniki-potato", 140...220),
            ("cutlet", 200...290), ("meatballs", 140...220), ("plov", 170...260), ("cabbage-braised", 50...110),
            ("oatmeal-milk", 90...140), ("kissel", 40...70), ("compote", 40...75), ("kholodets", 120...260),
            ("tvorog-casserole", 160...240), ("pirozhok-cabbage", 200...290), ("napoleon", 330...450),
            ("kvass", 15...30),
        ])
    func plausible(_ id: String, range: ClosedRange<Double>) throws {
        let food = try #require(FoodTable.builtIn[FoodID(id)])
        #expect(food.source == .recipe)
        #expect(range.contains(food.per100g.kcal))
    }
}
