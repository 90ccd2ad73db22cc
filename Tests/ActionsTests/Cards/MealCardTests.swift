import Actions
import Domain
import FamilyStore
import Foundation
import Outputs
import Phrases
import TelegramAPI
import Testing

@Suite("A meal's card")
struct MealCardTests {
    private func item(_ name: String, grams: Double = 100, exact: Bool = false) -> MealItem {
        var item = EstimatedItem(
            name: name, low: grams * 0.8, likely: grams, high: grams * 1.2,
            per100g: Nutrition(kcal: 100, protein: 5, fat: 2, carbohydrates: 15.5), exception: .none,
            confidence: .medium, assumptions: ["без масла"]
        ).mealItem
        if exact {
            item.range = nil
            item.source = .table
            item.assumptions = []
            item.confidence = nil
        }
        return item
    }

    /// As it is stored for Anna.
    private func stored(_ items: [MealItem], in home: Household) async throws -> LoggedMeal {
        let meal = try #require(
            Meal(kind: .lunch, day: Household.today, at: Household.now, items: items))
        return try await home.store.meals(of: home.anna).log(meal, by: home.key())
    }

    private func data(_ keyboard: Keyboard?) throws -> [[MealPress.Action]] {
        try #require(keyboard).rows.map { row in
            try row.map { button in
                guard case .callback(let text) = button.action, case .meal(let press) = try #require(CallbackData(text))
                else { throw Unexpected() }
                return press.action
            }
        }
    }

    private struct Unexpected: Error {}

    @Test("tells items, range, nutrients, sources and the day's sum, and has a row of buttons for each item")
    func overview() async throws {
        let home = try await Household()
        let meal = try await stored([item("рис", grams: 200), item("соус", exact: true)], in: home)
        let card = try await MealCardDesk(store: home.store).card(
            meal, for: home.anna, in: .privately, at: Household.now)
        #expect(
            card.text() == """
                🍽 Записал:
                1. рис, ≈ 200 г — 200 ккал · оценка ИИ
                2. соус, 100 г — 100 ккал · таблица
                Итого: ≈ 300 ккал (260–340), белки 15 г, жиры 6 г, углеводы 47 г
                За день: 300 ккал
                """)
        #expect(
            try data(card.keyboard(.overview)) == [
                [.half(0), .oneAndHalf(0), .less(0), .more(0), .remove(0)],
                [.half(1), .oneAndHalf(1), .less(1), .more(1), .remove(1)],
                [.why, .delete],
            ])
        #expect(card.message().card == MealCard.name(of: meal.id))
        #expect(MealCard.meal(of: MealCard.name(of: meal.id)) == meal.id)
        #expect(MealCard.meal(of: .init(rawValue: "answer:7")) == nil)
    }

    @Test("tells what the estimate took for granted")
    func why() async throws {
        let home = try await Household()
        let meal = try await stored([item("рис", grams: 200)], in: home)
        let card = try await MealCardDesk(store: home.store).card(
            meal, for: home.anna, in: .privately, at: Household.now)
        #expect(
            card.text(.why) == """
                🤔 Откуда числа:
                • рис · оценка ИИ
                   без масла
                   вес: от 160 до 240 г
                   уверенность: средняя
                """)
        #expect(try data(card.keyboard(.why)) == [[.overview]])
    }

    @Test("of many items asks first which of them, and stays within Telegram's hundred buttons")
    func many() async throws {
        let home = try await Household()
        let meal = try await stored((1...50).map { item("блюдо \($0)", grams: 1, exact: true) }, in: home)
        let card = try await MealCardDesk(store: home.store).card(
            meal, for: home.anna, in: .privately, at: Household.now)
        let rows = try data(card.keyboard(.overview))
        #expect(rows.joined().count == 51 && rows.first == [.open(0), .open(1)] && rows.last == [.delete])
        #expect(
            try data(card.keyboard(.item(9))) == [
                [.half(9), .oneAndHalf(9), .less(9), .more(9), .remove(9)], [.overview],
            ])
        #expect(card.text().utf16.count <= 4096)
    }

    @Test("that is pressed changes the meal once, and is shown as it is then")
    func pressed() async throws {
        let home = try await Household()
        let meal = try await stored([item("рис", grams: 200), item("соус")], in: home)
        let desk = MealCardDesk(store: home.store)
        func press(_ action: MealPress.Action, _ revision: Int, key: WriteKey? = nil) async throws
            -> MealCardDesk.Pressed
        {
            let press = MealPress(meal: meal.id, person: meal.person, revision: revision, action: action)
            return try await desk.press(press, by: home.anna, in: .privately, at: Household.now, key: key ?? home.key())
        }
        let key = home.key()
        let half = try await press(.half(0), 0, key: key)
        #expect(half.toast == .corrected && half.message?.text.text.contains("1. рис, ≈ 100 г") == true)
        #expect(half.message?.revision == 1, "by which it is known to be later than the card it was pressed on")
        #expect(try await press(.half(0), 0, key: key) == half, "the same press, once more")
        let stale = try await press(.remove(1), 0)
        #expect(stale.toast == .changedMeanwhile && stale.message == half.message)
        #expect(try await press(.remove(7), 1).toast == .impossible)
        #expect(try await press(.remove(1), 1).message?.text.text.contains("соус") == false)
        #expect(try await press(.restore, 2).message?.text.text.contains("1. рис, ≈ 200 г") == true)
        let gone = try await press(.delete, 3)
        #expect(gone.toast == .deleted && gone.message?.text.text.contains("Запись удалена") == true)
        #expect(gone.message?.revision == 4)
        #expect(try await home.meals().isEmpty)
        #expect(try await press(.half(0), 4).toast == .changedMeanwhile)
        #expect(try await press(.bringBack, 4).toast == .broughtBack)
        #expect(try await home.meals().count == 1)
    }

    @Test("is a grown person's and the eater's own to press, and nobody's whom the button does not name")
    func whose() async throws {
        let home = try await Household()
        let meal = try await stored([item("рис"), item("соус")], in: home)
        let desk = MealCardDesk(store: home.store)
        let (child, adult) = (try await home.person(3, .child), try await home.person(2, .adult))
        let other = try await Household()
        func press(_ member: Member, person: UserID) async throws -> Toast? {
            let press = MealPress(meal: meal.id, person: person, revision: 0, action: .half(0))
            return try await desk.press(press, by: member, in: .privately, at: Household.now, key: home.key()).toast
        }
        #expect(try await press(child, person: meal.person) == .notYours)
        #expect(try await press(other.anna, person: meal.person) == .gone)
        #expect(try await press(adult, person: child.user) == .gone)
        #expect(try await home.meals().first?.items.first?.grams == 100)
        #expect(try await press(adult, person: meal.person) == .corrected)
    }

    @Test("has words for its buttons' toasts that Telegram takes, in both languages", arguments: Language.allCases)
    func toasts(_ language: Language) {
        for toast in Toast.allCases { #expect((1...200).contains(toast.text(in: language).utf16.count)) }
        #expect(Set(Toast.allCases.map { $0.text(in: language) }).count == Toast.allCases.count)
    }
}
