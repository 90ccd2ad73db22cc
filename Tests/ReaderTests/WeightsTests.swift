import Reader
import Testing

@Suite("The words beside a picture")
struct WeightsTests {
    @Test(
        "tell in Russian what the things on it weigh",
        arguments: [
            ("рис 100 г, котлета", [0: 100]),
            ("Рис 100 г, котлета 80", [0: 100]),
            ("Обед: рис 100 г и котлета 80 г", [0: 100, 2: 80]),
            ("съел 100 г риса и котлету", [0: 100]),
            ("вчера на ужин было 150 грамм риса", [0: 150]),
            ("рис - 0,2 кг", [0: 200]),
            ("риса примерно 150 г", [0: 150]),
            ("котлеты 2 шт по 80 г", [2: 160]),
            ("суп 300 г, томатный соус 20 г, чтобы не забыть", [:]),
            ("суп 300 г, томатный соус 20 г", [1: 20]),
        ] as [(String, [Int: Double])])
    func russian(_ text: String, _ expected: [Int: Double]) {
        #expect(Reader().weights(in: text, of: ["Рис отварной", "Соус томатный", "Котлета"]) == expected)
    }

    @Test(
        "tell in English what the things on it weigh",
        arguments: [
            ("rice 100 g, cutlet", [0: 100]),
            ("Lunch: rice 100 g and cutlets 80 g", [0: 100, 2: 80]),
            ("I had 100 g of rice", [0: 100]),
            ("about 150 grams of rice", [0: 150]),
            ("rice, 100 g", [0: 100]),
            ("soup 300 g", [:]),
        ] as [(String, [Int: Double])])
    func english(_ text: String, _ expected: [Int: Double]) {
        #expect(Reader().weights(in: text, of: ["Boiled rice", "Tomato sauce", "Cutlets"]) == expected)
    }

    @Test(
        "tell nothing where it can be meant otherwise",
        arguments: [
            "", "рис", "обед", "котлета 2 шт", "тарелка риса", "рис 200 мл", "рис 100-150 г", "рис не 100 г",
            "рис 100 г, рис 200 г", "рис 100 г + 50 г", "рис 100 г сухого", "рис 100 г на двоих",
            "рис, на 100 г 120 ккал", "рис 120 ккал на 100 г", "rice 130 kcal per 100 g", "rice 130 kcal/100 g",
            "рис 200 г, съел половину", "половину от 200 г риса", "завтра съем рис 100 г", "Маша съела рис 100 г",
            "100 г", "рис 0 г", "рис 900 кг",
        ])
    func nothing(_ text: String) {
        #expect(Reader().weights(in: text, of: ["Рис", "Соус", "Rice", "Котлета"]).isEmpty)
    }

    @Test("need not name the only thing there is, and mean none of two that bear the same name")
    func single() {
        #expect(Reader().weights(in: "250 г", of: ["Борщ"]) == [0: 250])
        #expect(Reader().weights(in: "обед, 250 г", of: ["Борщ"]) == [0: 250])
        #expect(Reader().weights(in: "lunch 250 g", of: ["Soup"]) == [0: 250])
        #expect(Reader().weights(in: "рис 100 г", of: ["Рис", "Рис"]).isEmpty)
    }
}
