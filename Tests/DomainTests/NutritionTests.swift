import Domain
import Foundation
import Testing

@Suite("Nutrition")
struct NutritionTests {
    private let rice = Nutrition(kcal: 130, protein: 2.5, fat: 0.5, carbohydrates: 28)

    @Test("of 100 g is scaled to what was eaten")
    func scaled() {
        #expect(rice.scaled(toGrams: 200) == Nutrition(kcal: 260, protein: 5, fat: 1, carbohydrates: 56))
        #expect(rice.scaled(toGrams: 0) == .zero)
        #expect(rice.scaled(by: 0.5) == Nutrition(kcal: 65, protein: 1.25, fat: 0.25, carbohydrates: 14))
    }

    @Test("adds up, and is nothing for no food")
    func sum() {
        let butter = Nutrition(kcal: 70, protein: 0.5, fat: 8, carbohydrates: 0)
        #expect([rice, butter].sum() == Nutrition(kcal: 200, protein: 3, fat: 8.5, carbohydrates: 28))
        #expect([Nutrition]().sum() == .zero)
    }

    @Test("has the energy of its nutrients within a tolerance, or within 3 kcal")
    func atwater() {
        #expect(rice.energyOfNutrients == 126.5)
        #expect(rice.hasEnergyOfNutrients(within: 0.12))
        #expect(!Nutrition(kcal: 231, protein: 0, fat: 0, carbohydrates: 0).hasEnergyOfNutrients(within: 0.12))
        #expect(!Nutrition(kcal: 100, protein: 0, fat: 0, carbohydrates: 29).hasEnergyOfNutrients(within: 0.12))
        #expect(Nutrition(kcal: 100, protein: 0, fat: 0, carbohydrates: 28).hasEnergyOfNutrients(within: 0.12))
        #expect(Nutrition(kcal: 1, protein: 0, fat: 0, carbohydrates: 1).hasEnergyOfNutrients(within: 0.12))
    }

    @Test("keeps its names when it is stored")
    func stored() throws {
        let json = #"{"kcal":130,"protein":2.5,"fat":0.5,"carbohydrates":28}"#
        #expect(try JSONDecoder().decode(Nutrition.self, from: Data(json.utf8)) == rice)
        let stored = try JSONSerialization.jsonObject(with: JSONEncoder().encode(rice)) as? [String: Double]
        #expect(stored == ["kcal": 130, "protein": 2.5, "fat": 0.5, "carbohydrates": 28])
    }
}
