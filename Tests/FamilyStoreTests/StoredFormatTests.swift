import Domain
import FamilyStore
import Foundation
import Mongo
import Testing

/// The fields that documents have, with their types, as operators and older programs know them. Fields are added, and never
/// renamed.
private let formats: [(collection: String, format: String)] = [
    (
        "families",
        """
        _id:string changes:array[] createdAt:date familyID:string revision:int64 settings.language:string \
        settings.zone:string
        """
    ),
    (
        "people",
        """
        _id:int64 auditNumber:string awaited:bool changes:array[at:date by:string role:string] createdAt:date \
        familyID:string language:string name:string role:string startOfDay:int64 timeZone:string
        """
    ),
    (
        "audit",
        """
        _id:string after.role:string at:date by:string familyID:string hash:binary number:int64 what:string whom:string
        """
    ),
    (
        "invites",
        "_id:string expiresAt:date familyID:string role:string secretHash:binary used.at:date used.by:string used.personID:int64"
    ),
    (
        "films",
        """
        _id:string changes:array[at:date by:string personID:int64 rating:double seen:bool] createdAt:date familyID:string \
        isDeleted:bool seen.P.at:date seen.P.rating:double title:string titleKey:string year:int64
        """
    ),
    (
        "meals",
        """
        _id:string at:date createdAt:date day:string familyID:string isDeleted:bool items:array[food:string grams:double \
        name:string nutrition.carbohydrates:double nutrition.fat:double nutrition.kcal:double nutrition.protein:double \
        source:string] kind:string personID:int64 total.carbohydrates:double total.fat:double total.kcal:double \
        total.protein:double
        """
    ),
    (
        "measurements",
        """
        _id:string at:date createdAt:date day:string familyID:string isDeleted:bool measure:string personID:int64 value:double
        """
    ),
    (
        "foods",
        """
        _id:string changes:array[at:date by:string name:string per100g.carbohydrates:double per100g.fat:double \
        per100g.kcal:double per100g.protein:double personID:int64] createdAt:date familyID:string isDeleted:bool name:string \
        nameKey:string per100g.carbohydrates:double per100g.fat:double per100g.kcal:double per100g.protein:double
        """
    ),
    (
        "dialogs",
        """
        _id:string at:date call:int64 chatID:int64 createdAt:date familyID:string isDeleted:bool kind:string personID:int64 \
        text:string threadID:int64 tokens:int64
        """
    ),
]

@Suite("What is stored")
struct StoredFormatTests {
    @Test("has the fields that it always had")
    func written() async throws {
        let home = try await Home()
        _ = try await home.store.films(of: home.anna).saveSeen(
            try title("Дюна", 2021), rating: Rating(9), at: Home.now, by: Home.key())
        _ = try await home.store.meals(of: home.anna).log(try meal(), by: Home.key())
        _ = try await home.store.healthRecords(of: home.anna).log(try record(.weight, 72.4), by: Home.key())
        _ = try await home.store.foods(of: home.anna).save(
            try #require(FoodName("борщ")), per100g: .zero, by: Home.key())
        _ = try await home.store.dialog(of: home.anna, in: ChatID(-5), thread: nil).add(
            .person, "привет", at: Home.now, by: Home.key())
        for (collection, format) in formats {
            let document = try #require(try await home.documents(collection, of: home.anna.family).first)
            #expect(
                shape(of: document).sorted().joined(separator: " ").replacing("\(home.anna.user)", with: "P") == format,
                "\(collection)")
        }
    }

    @Test("by the first version is read by this one, and fields that it does not know are left alone")
    func read() async throws {
        let home = try await Home()
        let family = BSONValue.string(home.anna.family.rawValue)
        let person = BSONValue.int64(home.anna.user.rawValue)
        let values: BSONValue = ["kcal": 1, "protein": 2.0, "fat": 3.5, "carbohydrates": 4]
        func id(_ name: String) -> BSONValue { .string(home.key(name).description) }
        try await home.client.collection("meals").insertOne(
            [
                "_id": id("meal"), "familyID": family, "personID": person, "kind": "dinner", "day": "2026-11-25",
                "at": .date(Home.now), "total": values, "createdAt": .date(Home.now), "isDeleted": false, "later": 1,
                "items": [
                    [
                        "name": "суп", "grams": 300, "nutrition": values, "source": "ownFood", "food": "own:7",
                        "later": true,
                    ]
                ],
            ] as Document)
        try await home.client.collection("films").insertOne(
            [
                "_id": id("film"), "familyID": family, "title": "Брат", "titleKey": "брат",
                "createdAt": .date(Home.now),
                "isDeleted": false, "changes": [["by": "x", "later": 1]], "later": 1,
                "wanted": ["\(home.anna.user)": .date(Home.now)],
            ] as Document)
        try await home.client.collection("measurements").insertOne(
            [
                "_id": id("sleep"), "familyID": family, "personID": person, "measure": "sleep", "value": 480,
                "day": "2026-11-25", "at": .date(Home.now), "createdAt": .date(Home.now), "isDeleted": false,
            ] as Document)
        try await home.client.collection("dialogs").insertOne(
            [
                "_id": id("turn"), "familyID": family, "personID": person, "chatID": -5, "threadID": 0,
                "kind": "person",
                "text": "да", "tokens": 1, "at": .date(Home.now), "call": 0, "createdAt": .date(Home.now),
                "isDeleted": false,
            ] as Document)
        let days = DayRange(Home.day, Home.day)
        let meals = try await home.store.meals(of: home.anna).list(days)
        #expect(meals.first?.meal.kind == .dinner && meals.first?.meal.items.first?.food == .own(OwnFoodID("7")))
        #expect(meals.first?.meal.total == Nutrition(kcal: 1, protein: 2, fat: 3.5, carbohydrates: 4))
        #expect(try await home.store.meals(of: home.anna).statistics(days).total.fat == 3.5)
        let films = try await home.store.films(of: home.anna).search("брат", in: .own, limit: 1)
        #expect(films.first?.wanted == [home.anna.user: Home.now] && films.first?.year == nil)
        #expect(try await home.store.healthRecords(of: home.anna).daily(.sleep, days).map(\.value) == [480])
        let dialog = home.store.dialog(of: home.adult, in: ChatID(-5), thread: nil)
        #expect(try await dialog.recent(tokens: 9).map(\.text) == ["да"])
        _ = try await home.store.meals(of: home.anna).delete(MealID(home.key("meal").description), by: Home.key())
        #expect(try await home.documents("meals", of: home.anna.family).first?["later"] == 1)
    }

    @Test("of an estimated and corrected meal has these fields besides")
    func estimated() async throws {
        let home = try await Home()
        let guess = EstimatedItem(
            name: "рис", low: 1, likely: 2, high: 3, per100g: Nutrition(kcal: 9, protein: 0, fat: 0, carbohydrates: 9),
            exception: .none, confidence: .low, assumptions: ["x"])
        let meal = try #require(
            try meal().with(
                [guess.mealItem], origin: EstimateOrigin(model: "m", prompt: 1, profile: "plate", photos: 1)))
        let logged = try await home.store.meals(of: home.anna).log(meal, by: Home.key())
        _ = try await home.store.mealChanges(by: home.anna).correct(logged.id, revision: 0, by: Home.key()) { _ in
            [.weigh(0, grams: 5)]
        }
        let document = try #require(try await home.documents("meals", of: home.anna.family).first)
        let item = """
            array[assumptions:array[] confidence:string grams:double name:string nutrition.carbohydrates:double \
            nutrition.fat:double nutrition.kcal:double nutrition.protein:double range.high:double range.low:double \
            remark:string source:string]
            """
        #expect(
            shape(of: document).sorted().joined(separator: " ") == """
                _id:string at:date changes:array[at:date by:string personID:int64 what:string] createdAt:date day:string \
                familyID:string isDeleted:bool items:\(item.replacing("range.high:double range.low:double ", with: "")) \
                kind:string origin.model:string origin.photos:int64 origin.profile:string origin.prompt:int64 \
                original:\(item) personID:int64 revision:int64 total.carbohydrates:double total.fat:double \
                total.kcal:double total.protein:double
                """)
    }

    /// The paths of a document's fields with their types.
    private func shape(of document: Document) -> [String] {
        document.flatMap { key, value -> [String] in
            switch value {
            case .document(let inner): shape(of: inner).map { "\(key).\($0)" }
            case .array(let values):
                ["\(key):array[\((values.first?.document.map(shape(of:)) ?? []).sorted().joined(separator: " "))]"]
            default: ["\(key):\(value.type)"]
            }
        }
    }
}
