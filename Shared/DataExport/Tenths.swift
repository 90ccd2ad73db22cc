import Domain

extension Double {
    /// To one decimal, which is the most that anybody reads of a nutrient: sums of binary fractions have fifteen.
    var inTenths: Double { (self * 10).rounded() / 10 }
}

extension Nutrition {
    var inTenths: Nutrition {
        Nutrition(
            kcal: kcal.inTenths, protein: protein.inTenths, fat: fat.inTenths, carbohydrates: carbohydrates.inTenths)
    }
}

extension MealItem {
    /// With its grams and its nutrition to one decimal.
    var inTenths: MealItem {
        var item = self
        item.grams = grams.inTenths
        item.range = range.flatMap { GramRange(low: $0.low.inTenths, high: $0.high.inTenths) }
        item.nutrition = nutrition.inTenths
        return item
    }
}
