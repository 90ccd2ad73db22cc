import Domain
import Foundation
import Testing

private func item(_ name: String, _ grams: Double, range: GramRange? = nil) -> MealItem {
    MealItem(
        name: name, food: .table(name), grams: grams, range: range,
        nutrition: Nutrition(kcal: grams, protein: grams / 10, fat: 0, carbohydrates: 0), source: .ai)
}

@Suite("A correction of a meal")
struct MealCorrectionTests {
    private let rice = item("рис", 200, range: GramRange(low: 160, high: 250))
    private let sauce = item("соус", 30)

    private func corrected(_ corrections: MealCorrection..., original: [MealItem]? = nil) throws -> [MealItem]? {
        let meal = try #require(
            Meal(
                kind: .dinner, day: LocalDay(number: 1), at: Date(timeIntervalSince1970: 0), items: [rice, sauce],
                origin: EstimateOrigin(model: "m", prompt: 1, profile: "plate", photos: 1)))
        let after = meal.corrected(by: corrections, original: original ?? meal.items)
        if let after { #expect(after.origin == meal.origin && after.kind == .dinner) }
        return after?.items
    }

    @Test("by half or one and a half scales the weight, its range and the numbers, and nothing else")
    func scaled() throws {
        let half = try #require(try corrected(.scale(0, by: 0.5)))
        #expect(half == [item("рис", 100, range: GramRange(low: 80, high: 125)), sauce])
        let more = try #require(try corrected(.scale(1, by: 1.5)))
        #expect(more == [rice, item("соус", 45)])
    }

    @Test(
        "by a step is by about a tenth, in amounts that people say; minus takes back what plus added",
        arguments: [
            (10, .more, 15), (10, .less, 5), (45, .more, 50), (50, .less, 45), (50, .more, 60), (90, .more, 100),
            (100, .less, 90), (150, .less, 140), (150, .more, 170), (300, .less, 280), (300, .more, 350),
            (900, .more, 950),
        ] as [(Double, MealCorrection.Step, Double)])
    func stepped(_ before: Double, _ step: MealCorrection.Step, _ after: Double) throws {
        let meal = try #require(
            Meal(
                kind: .snack, day: LocalDay(number: 1), at: Date(timeIntervalSince1970: 0), items: [item("чай", before)]
            ))
        #expect(meal.corrected(by: [.step(0, step)], original: meal.items)?.items.first?.grams == after)
    }

    @Test("by a weight makes an end of guessing")
    func weighed() throws {
        #expect(try corrected(.weigh(0, grams: 100)) == [item("рис", 100), sauce])
    }

    @Test("takes items away, puts others in their place and adds some, by the places before it")
    func plate() throws {
        let buckwheat = item("гречка", 200)
        #expect(try corrected(.remove(0), .weigh(1, grams: 10)) == [item("соус", 10)])
        #expect(try corrected(.replace(0, with: buckwheat), .remove(1)) == [buckwheat])
        #expect(try corrected(.add(buckwheat)) == [rice, sauce, buckwheat])
    }

    @Test("gives back what was estimated first")
    func restored() throws {
        #expect(try corrected(.restore, original: [sauce]) == [sauce])
    }

    @Test("that cannot be made changes nothing")
    func impossible() throws {
        #expect(try corrected() == nil)
        #expect(try corrected(.remove(2)) == nil)
        #expect(try corrected(.remove(-1)) == nil)
        #expect(try corrected(.remove(0), .remove(0)) == nil)
        #expect(try corrected(.remove(0), .scale(0, by: 0.5)) == nil)
        #expect(try corrected(.remove(0), .remove(1)) == nil, "nothing would be left")
        #expect(try corrected(.weigh(0, grams: 0)) == nil)
        #expect(try corrected(.weigh(0, grams: .nan)) == nil)
        #expect(try corrected(.weigh(0, grams: 1e9)) == nil)
        #expect(try corrected(.weigh(1, grams: 30)) == nil, "it is so already")
        #expect(try corrected(.restore) == nil)
        #expect(try corrected(.add(item("!", 10))) == nil)
    }
}

@Suite("An item of a meal")
struct MealItemTests {
    @Test("that earlier versions stored is read, and what is not there is not written")
    func stored() throws {
        let json = """
            {"name":"суп","food":"own:7","grams":300,"source":"ownFood",\
            "nutrition":{"kcal":1,"protein":2,"fat":3,"carbohydrates":4}}
            """
        let item = try JSONDecoder().decode(MealItem.self, from: Data(json.utf8))
        #expect(item.range == nil && item.confidence == nil && item.assumptions.isEmpty && item.remark == nil)
        let again = try JSONSerialization.jsonObject(with: JSONEncoder().encode(item)) as? [String: Any]
        #expect(Set(try #require(again).keys) == ["name", "food", "grams", "source", "nutrition"])
    }

    @Test("is stored with all that an estimate knows, in names that stay")
    func whole() throws {
        let json = """
            {"name":"рис","grams":200,"source":"ai","confidence":"low","assumptions":["без масла"],\
            "range":{"low":150,"high":250},"remark":"energy_corrected",\
            "nutrition":{"kcal":1,"protein":2,"fat":3,"carbohydrates":4}}
            """
        let item = try JSONDecoder().decode(MealItem.self, from: Data(json.utf8))
        #expect(item.range == GramRange(low: 150, high: 250) && item.confidence == .low)
        #expect(item.assumptions == ["без масла"] && item.remark == .energyCorrected)
        let again = try JSONDecoder().decode(MealItem.self, from: JSONEncoder().encode(item))
        #expect(again == item)
    }
}
