import Reader
import Testing

/// A reply to a card with rice, sauce and a cutlet, and how it is to be read: places from 0.
private let plate = ["Рис отварной", "Соус томатный", "Котлета"]
private let english = ["Boiled rice", "Tomato sauce", "Cutlets"]

private let russianSentences: [(String, [CorrectionMention])] = [
    ("рис 100 г, без соуса", [.amount(0, .grams(100)), .remove(1)]),
    ("Рис 100 г", [.amount(0, .grams(100))]),
    ("рис 100", [.amount(0, .grams(100))]),
    ("риса 100 грамм", [.amount(0, .grams(100))]),
    ("100 г риса", [.amount(0, .grams(100))]),
    ("риса было 150 г", [.amount(0, .grams(150))]),
    ("рис — 120 г", [.amount(0, .grams(120))]),
    ("рис 0,1 кг", [.amount(0, .grams(100))]),
    ("котлета 80 г и рис 90 г", [.amount(2, .grams(80)), .amount(0, .grams(90))]),
    ("котлеты 2 шт", [.amount(2, .count(2, .piece))]),
    ("2 котлеты", [.amount(2, .count(2, .piece))]),
    ("рис не 200, а 100 г", [.amount(0, .grams(100))]),
    ("без соуса", [.remove(1)]),
    ("Без соуса!", [.remove(1)]),
    ("соуса не было", [.remove(1)]),
    ("соус убери", [.remove(1)]),
    ("убери соус, пожалуйста", [.remove(1)]),
    ("удали котлету", [.remove(2)]),
    ("котлету не ел", [.remove(2)]),
    ("не ела котлету", [.remove(2)]),
    ("минус соус", [.remove(1)]),
    ("нет соуса", [.remove(1)]),
    ("без соуса и котлеты", [.remove(1), .remove(2)]),
    ("без томатного соуса", [.remove(1)]),
    ("это гречка, а не рис", [.replace(0, with: FoodMention(name: "гречка"))]),
    ("это не рис, а гречка", [.replace(0, with: FoodMention(name: "гречка"))]),
    ("не рис, а гречка", [.replace(0, with: FoodMention(name: "гречка"))]),
    ("гречка, не рис", [.replace(0, with: FoodMention(name: "гречка"))]),
    ("вместо риса гречка", [.replace(0, with: FoodMention(name: "гречка"))]),
    ("гречка вместо риса", [.replace(0, with: FoodMention(name: "гречка"))]),
    ("вместо котлеты куриная грудка", [.replace(2, with: FoodMention(name: "куриная грудка"))]),
    ("добавь хлеб 30 г", [.add(FoodMention(name: "хлеб", amount: .grams(30)))]),
    ("ещё 2 яйца", [.add(FoodMention(name: "яйца", amount: .count(2, .piece)))]),
    ("плюс хлеб", [.add(FoodMention(name: "хлеб"))]),
    ("половину риса", [.scale(0, 0.5)]),
    ("риса вдвое меньше", [.scale(0, 0.5)]),
    ("риса в два раза больше", [.scale(0, 2)]),
    ("съел половину", [.scale(nil, 0.5)]),
]

private let englishSentences: [(String, [CorrectionMention])] = [
    ("rice 100 g, no sauce", [.amount(0, .grams(100)), .remove(1)]),
    ("rice 100g", [.amount(0, .grams(100))]),
    ("100 g of rice", [.amount(0, .grams(100))]),
    ("the rice was 150 g", [.amount(0, .grams(150))]),
    ("rice was about 150 grams", [.amount(0, .grams(150))]),
    ("2 cutlets", [.amount(2, .count(2, .piece))]),
    ("no sauce", [.remove(1)]),
    ("without the sauce", [.remove(1)]),
    ("there was no sauce", [.remove(1)]),
    ("remove the sauce", [.remove(1)]),
    ("skip the cutlets please", [.remove(2)]),
    ("I didn't eat the cutlets", [.remove(2)]),
    ("no sauce and cutlets", [.remove(1), .remove(2)]),
    ("it's buckwheat, not rice", [.replace(0, with: FoodMention(name: "buckwheat"))]),
    ("not rice but buckwheat", [.replace(0, with: FoodMention(name: "buckwheat"))]),
    ("buckwheat instead of rice", [.replace(0, with: FoodMention(name: "buckwheat"))]),
    ("buckwheat, not rice", [.replace(0, with: FoodMention(name: "buckwheat"))]),
    ("add bread 30 g", [.add(FoodMention(name: "bread", amount: .grams(30)))]),
    ("plus bread", [.add(FoodMention(name: "bread"))]),
    ("half the rice", [.scale(0, 0.5)]),
    ("twice the rice", [.scale(0, 2)]),
]

@Suite("A reply to a meal's card")
struct CorrectionTests {
    @Test("in Russian is read as the table has it", arguments: russianSentences)
    func russian(_ text: String, _ expected: [CorrectionMention]) {
        #expect(Reader().corrections(text, of: plate) == expected)
    }

    @Test("in English is read as the table has it", arguments: englishSentences)
    func inEnglish(_ text: String, _ expected: [CorrectionMention]) {
        #expect(Reader().corrections(text, of: english) == expected)
    }

    @Test(
        "that is not understood as a whole is nothing: half a correction is a wrong one",
        arguments: [
            "", "спасибо", "вкусно было", "а сколько тут белка?", "без соли",
            "рис 100 г, и ещё что-то непонятное было там",
            "суп 200 г", "100 г", "это гречка", "рис", "не рис", "почему так много", "рис 100 г 200 г", "thanks",
            "nice",
            "why so much", "no salt", "соус и котлета", "завтра съем рис", "гречка",
        ])
    func nothing(_ text: String) { #expect(Reader().corrections(text, of: plate) == nil) }

    @Test("of a single item needs not name it")
    func single() {
        func read(_ text: String) -> [CorrectionMention]? { Reader().corrections(text, of: ["Рис"]) }
        #expect(read("100 г") == [.amount(0, .grams(100))])
        #expect(read("всего 100 г") == [.amount(0, .grams(100))])
        #expect(read("это гречка") == [.replace(0, with: FoodMention(name: "гречка"))])
        #expect(read("половину") == [.scale(0, 0.5)])
        #expect(read("гречка") == nil)
    }

    @Test("means the item of that whole name where several have the word, and none where it stays open")
    func ambiguous() {
        func read(_ text: String, _ items: String...) -> [CorrectionMention]? { Reader().corrections(text, of: items) }
        #expect(read("рис 100 г", "рис", "рис с овощами") == [.amount(0, .grams(100))])
        #expect(read("рис 100 г", "белый рис", "рис с овощами") == nil)
        #expect(read("без сала", "салат") == nil)
        #expect(read("без плова", "плов", "чай") == [.remove(0)])
        #expect(read("без чая", "плов", "чай") == [.remove(1)])
    }

    @Test("of any text takes no longer and breaks nothing")
    func anyText() {
        for text in [
            "без", "не", "вместо", "вместо риса", "добавь", "половину", "а не", "не не не", "no", "\u{0}", "🍚", ",,,",
        ] {
            #expect(Reader().corrections(text, of: plate)?.isEmpty != true)
        }
        #expect(Reader().corrections(String(repeating: "рис 100 г, ", count: 100), of: plate) == nil)
    }
}
