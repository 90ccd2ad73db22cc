import Foods
import Testing

/// A text, and the food that it means: a line of the tables of queries.
struct Query: CustomTestStringConvertible, Sendable {
    let text: String
    let food: FoodID

    var testDescription: String { "\(text): \(food)" }

    static func list(_ table: String) -> [Query] {
        table.split(separator: "\n").map { line in
            let text = line.prefix { $0 != ":" }
            return Query(text: String(text), food: FoodID(String(line.dropFirst(text.count + 2))))
        }
    }
}

@Suite("The search for foods")
struct SearchTests {
    private let table = FoodTable.builtIn

    @Test("understands inflected and misspelled Russian", arguments: russianQueries)
    func russian(_ query: Query) {
        #expect(table.best(query.text)?.food.id == query.food)
    }

    @Test("understands English", arguments: englishQueries)
    func english(_ query: Query) {
        #expect(table.best(query.text)?.food.id == query.food)
    }

    @Test("is tried on enough queries, each of which stands once")
    func queries() {
        #expect(russianQueries.count >= 150 && Set(russianQueries.map(\.text)).count == russianQueries.count)
        #expect(englishQueries.count >= 40 && Set(englishQueries.map(\.text)).count == englishQueries.count)
    }

    @Test(
        "takes nothing for a food that is none, or more than one",
        arguments: [
            "стол", "Интерстеллар", "вес 72", "вес 72 кг", "мой вес 72,5", "посмотрел фильм Дюна", "Матрица",
            "оценка 9 из 10", "привет", "как дела", "спасибо", "напомни завтра в 9", "сколько калорий осталось",
            "статистика за неделю", "кошка", "игра", "кафе", "нога", "роман", "Маша", "Коля", "медь", "больной",
            "такой",
            "пока", "так", "кино", "дома", "море", "мало", "года", "студент", "коробка", "карточка", "урок",
            "масло масляное масленичное", "пюре с котлетой", "чай и бутерброд", "гранола с бананом и мёдом", "xyzzy",
            "table", "Interstellar", "weight 80", "hello there", "watched Dune yesterday", "rate it 9", "writing",
            "barely", "current", "12345", "!!!",
        ])
    func noFood(_ text: String) {
        #expect(table.best(text)?.food.id == nil)
    }

    @Test("gives every name to its food first, or to the one with which the food shares it")
    func names() {
        for food in table.foods {
            let own = [food.names.russian, food.names.english] + food.names.aliases.filter { !$0.isShared }.map(\.name)
            for name in own {
                let hits = table.search(name, limit: 2)
                #expect(hits.first?.food.id == food.id, "«\(name)» leads to \(String(describing: hits.first?.food.id))")
                #expect(hits.count < 2 || hits[0].score > hits[1].score, "«\(name)» leads to several foods alike")
            }
            for alias in food.names.aliases where alias.isShared {
                let hits = table.search(alias.name, limit: 10)
                #expect(hits.first?.food.id != food.id, "«\(alias.name)» is not shared")
                #expect(hits.contains { $0.food.id == food.id }, "«\(alias.name)» does not lead to \(food.id)")
            }
        }
    }

    @Test("puts the milk that most people drink first, and the others behind it")
    func commonFirst() {
        #expect(table.search("молоко", limit: 3).map(\.food.id.rawValue) == ["milk-2-5", "milk-3-2", "milk-1"])
    }

    @Test("takes е for ё, capitals for small letters, and any order of words")
    func normalising() {
        #expect(table.best("МЁД")?.food.id == "honey")
        #expect(table.best("мед")?.food.id == "honey")
        #expect(table.best("ме\u{308}д")?.food.id == "honey")
        #expect(table.best("и\u{306}огурт")?.food.id == table.best("йогурт")?.food.id)
        #expect(table.best("подсолнечное масло")?.food.id == table.best("масло подсолнечное")?.food.id)
        #expect(table.best("milk chocolate")?.food.id == "chocolate-milk")
        #expect(table.best("chocolate milk")?.food.id == "milk-chocolate")
    }

    @Test(
        "sees no food in an amount",
        arguments: [
            "гречка 150 г", "150 грамм гречки", "тарелка гречки", "гречка, 2 порции", "100г гречки",
            "гречка 9",
        ])
    func amounts(_ text: String) {
        #expect(table.best(text)?.food.id == "buckwheat")
    }

    @Test("finds by the beginning of a word, and is not sure of it")
    func beginnings() {
        #expect(table.search("сырни", limit: 1).first?.food.id == "syrniki")
        #expect(table.best("сырни")?.food.id == nil)
    }

    @Test("finds nothing in nothing, and no more than it is asked for", arguments: ["", " ", "«»", "?!", "🍕"])
    func nothing(_ text: String) {
        #expect(table.search(text, limit: 5).isEmpty)
        #expect(table.search("суп", limit: 0).isEmpty)
        #expect(table.search("суп", limit: 7).count == 7)
    }
}
