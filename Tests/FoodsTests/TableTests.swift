import Domain
import Foods
import Testing

@Suite("The built-in food table")
struct TableTests {
    private let table = FoodTable.builtIn

    @Test("has at least 400 foods of every kind, each of which stands once")
    func count() {
        #expect(table.foods.count >= 400)
        #expect(Set(table.foods.map(\.id)).count == table.foods.count)
        #expect(Set(table.foods.map(\.kind)) == Set(Food.Kind.allCases))
        #expect(Set(table.foods.map(\.names.russian)).count == table.foods.count)
        #expect(Set(table.foods.map(\.names.english)).count == table.foods.count)
    }

    @Test("finds every food by its id, and nothing by another")
    func ids() {
        for food in table.foods { #expect(table[food.id] == food) }
        #expect(table[FoodID("stone")] == nil)
    }

    @Test("names every food in Cyrillic and in Latin letters")
    func names() {
        // Brands are what they are.
        for food in table.foods where food.id.rawValue != "mms" {
            #expect(food.name(in: .russian).unicodeScalars.contains { ("а"..."я").contains($0) }, "\(food.id)")
            #expect(!food.name(in: .english).unicodeScalars.contains { ("а"..."я").contains($0) }, "\(food.id)")
        }
    }

    @Test("serves every food in portions that a person can eat, the usual one first, each unit once")
    func portions() {
        for food in table.foods {
            #expect(food.portions.allSatisfy { (0.5...600).contains($0.grams) }, "\(food.id)")
            #expect(Set(food.portions.map(\.unit)).count == food.portions.count, "\(food.id)")
            #expect(food.typicalGrams == food.grams(of: food.portions[0].unit), "\(food.id)")
        }
        #expect(table["egg"]?.grams(of: .piece) == 55)
        #expect(table["bread-white"]?.grams(of: .slice) == 30)
        #expect(table["egg"]?.grams(of: .bottle) == nil)
    }

    @Test("weighs portions alike: a glass of a drink, a spoon of anything")
    func units() {
        for food in table.foods {
            if let spoon = food.grams(of: .teaspoon) { #expect((1...15).contains(spoon), "\(food.id)") }
            if let spoon = food.grams(of: .tablespoon) { #expect((4...45).contains(spoon), "\(food.id)") }
            if let glass = food.grams(of: .glass), food.kind == .drink || food.kind == .dairy {
                #expect((200...350).contains(glass), "\(food.id)")
            }
            if let plate = food.grams(of: .plate) { #expect((150...450).contains(plate), "\(food.id)") }
        }
    }

    @Test("has no more in 100 g than fits into them")
    func sums() {
        for food in table.foods {
            let values = food.per100g
            #expect(min(values.kcal, values.protein, values.fat, values.carbohydrates) >= 0, "\(food.id)")
            #expect(values.protein + values.fat + values.carbohydrates <= 102, "\(food.id)")
            #expect(values.kcal <= 902, "\(food.id)")
        }
    }

    @Test("agrees with Atwater's factors within 12 %, but for the exceptions that it names, each of which is one")
    func atwater() {
        for food in table.foods {
            let agrees = food.per100g.hasEnergyOfNutrients(within: 0.12)
            #expect(agrees == (food.exception == nil), "\(food.id): \(food.per100g)")
        }
        #expect(table["vodka"]?.exception == .alcohol)
        #expect(table["chewing-gum"]?.exception == .polyols)
    }

    @Test("takes at most ten foods from elsewhere than USDA, and cites their source")
    func sources() {
        let cited = table.foods.compactMap { food -> String? in
            guard case .cited(let work) = food.source else { return nil }
            return work
        }
        #expect(cited.count <= 10)
        #expect(cited.allSatisfy { $0.contains("Скурихин") && $0.contains("2008") })
    }

    @Test(
        "knows the units that people count in",
        arguments: [
            ("шт", Food.Portion.Unit.piece), ("штук", .piece), ("тарелки", .plate), ("тарелок", .plate),
            ("стакана", .glass),
            ("стаканов", .glass), ("ст. л.", .tablespoon), ("столовых ложек", .tablespoon), ("ложки", .tablespoon),
            ("ч.л.", .teaspoon), ("чайной ложки", .teaspoon), ("кусочков", .slice), ("ломтика", .slice),
            ("дольки", .segment),
            ("чашку", .cup), ("горсти", .handful), ("бутылок", .bottle), ("банки", .can), ("порций", .portion),
            ("slices", .slice), ("tablespoons", .tablespoon), ("glasses", .glass), ("Cups", .cup), ("pieces", .piece),
        ])
    func unitNames(_ words: String, unit: Food.Portion.Unit) {
        #expect(Food.Portion.Unit(words) == unit)
    }

    @Test("knows every unit by the name that it gives it", arguments: Food.Portion.Unit.allCases)
    func unitRoundTrip(_ unit: Food.Portion.Unit) {
        #expect(Language.allCases.map { Food.Portion.Unit(unit.name(in: $0)) } == [unit, unit])
    }

    @Test("takes no other word for a unit", arguments: ["", "гречка", "км", "ложка дёгтя", "litre"])
    func noUnit(_ words: String) {
        #expect(Food.Portion.Unit(words) == nil)
    }
}
