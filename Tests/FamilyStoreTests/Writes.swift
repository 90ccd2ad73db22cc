import Domain
import FamilyStore
import Foundation
import Testing

/// One function that writes, as a job calls it.
struct Write: CustomTestStringConvertible, Sendable {
    let name: String
    /// Sets the scene; runs once, before.
    var scene: @Sendable (Home) async throws -> Void = { _ in }
    /// The write; its answer as text.
    let run: @Sendable (Home, WriteKey) async throws -> String
    /// What another job does to the same thing afterwards.
    let after: @Sendable (Home) async throws -> Void

    var testDescription: String { name }
}

private let borscht = FoodName("борщ")
private let values = Nutrition(kcal: 50, protein: 1, fat: 2, carbohydrates: 3)
private let chat = ChatID(1)

/// As text, with people in their order.
private func told(_ outcome: FilmOutcome) -> String {
    guard case .stored(let film) = outcome else { return "\(outcome)" }
    let seen = film.seen.sorted { $0.key.rawValue < $1.key.rawValue }
    return "\(film.id) \(film.title) \(film.year ?? 0) \(seen) \(film.wanted.keys.map(\.rawValue).sorted())"
}

private func saveFood(_ home: Home, _ factor: Double, _ key: WriteKey) async throws -> OwnFood {
    try await home.store.foods(of: home.anna).save(
        try #require(borscht), per100g: values.scaled(by: factor), by: key)
}

private func eaten(_ home: Home) -> MealID { MealID(home.key("eaten").description) }

private func eat(_ home: Home) async throws {
    _ = try await home.store.meals(of: home.anna).log(try meal(), by: home.key("eaten"))
}

/// Every function that writes under a key. What is stored twice differs in its values from run to run where the function lets
/// it: a later run must bring back those of the first.
let writes: [Write] = [
    Write(
        name: "Family.give",
        run: { home, key in
            "\(try await home.store.family(of: home.anna).give(.child, to: home.user(9), name: PersonName("x"), by: key))"
        },
        after: { home in
            _ = try await home.store.family(of: home.anna).give(.admin, to: home.user(9), name: nil, by: Home.key())
                .get()
        }),
    Write(
        name: "Family.remove",
        run: { home, key in "\(try await home.store.family(of: home.anna).remove(home.user(2), by: key))" },
        after: { home in
            _ = try await home.store.family(of: home.anna).give(.guest, to: home.user(3), name: nil, by: Home.key())
                .get()
        }),
    Write(
        name: "Family.meet",
        run: { home, key in
            let family = home.store.family(of: home.anna)
            return "\(try #require(try await family.meet(named: PersonName("x"), speaking: .english, by: key)))"
        },
        after: { home in
            _ = try await home.store.family(of: home.anna).choose(.language(.russian), by: Home.key())
        }),
    Write(
        name: "Family.choose",
        run: { home, key in
            "\(try #require(try await home.store.family(of: home.anna).choose(.name("first"), by: key)))"
        },
        after: { home in _ = try await home.store.family(of: home.anna).choose(.name("later"), by: Home.key()) }),
    Write(
        name: "Family.agree",
        run: { home, key in
            let settings = FamilySettings(language: .english, zone: .utc)
            return "\(try #require(try await home.store.family(of: home.anna).agree(on: settings, by: key)))"
        },
        after: { home in
            _ = try await home.store.family(of: home.anna).agree(on: Home.settings, by: Home.key())
        }),
    Write(
        name: "Films.saveSeen",
        run: { home, key in
            told(
                try await home.store.films(of: home.anna).saveSeen(
                    try title("Вверх"), rating: Rating(5), at: Home.now, by: key))
        },
        after: { home in
            _ = try await home.store.films(of: home.anna).saveSeen(
                try title("Вверх"), rating: Rating(9), at: Home.now, by: Home.key())
        }),
    Write(
        name: "Films.saveSeen of one that is there",
        scene: { home in
            _ = try await home.store.films(of: home.adult).saveSeen(
                try title("Вверх"), rating: Rating(2), at: Home.now, by: Home.key())
        },
        run: { home, key in
            told(
                try await home.store.films(of: home.anna).saveSeen(
                    try title("Вверх", 2009), rating: Rating(5), at: Home.now, by: key))
        },
        after: { home in
            // Without the key the first run could not be found again: the title means two films now.
            _ = try await home.store.films(of: home.anna).saveSeen(
                try title("Вверх", 2009), rating: Rating(9), at: Home.now, by: Home.key())
            _ = try await home.store.films(of: home.anna).saveSeen(
                try title("Вверх", 1984), rating: Rating(1), at: Home.now, by: Home.key())
        }),
    Write(
        name: "Films.saveWanted",
        run: { home, key in
            told(try await home.store.films(of: home.anna).saveWanted(try title("Дюна"), at: Home.now, by: key))
        },
        after: { home in
            _ = try await home.store.films(of: home.anna).saveSeen(
                try title("Дюна"), rating: nil, at: Home.now, by: Home.key())
        }),
    Write(
        name: "Films.withdraw",
        scene: { home in
            let films = home.store.films(of: home.anna)
            _ = try await films.saveSeen(try title("Дюна"), rating: Rating(8), at: Home.now, by: home.key("before"))
            _ = try await films.saveSeen(try title("Дюна"), rating: Rating(3), at: Home.now, by: home.key("wrong"))
        },
        run: { home, key in
            "\(String(describing: try await home.store.films(of: home.anna).withdraw(home.key("wrong"), by: key)?.title))"
        },
        after: { home in
            _ = try await home.store.films(of: home.anna).saveSeen(
                try title("Дюна"), rating: Rating(9), at: Home.now, by: Home.key())
        }),
    Write(
        name: "Meals.log",
        run: { home, key in "\(try await home.store.meals(of: home.anna).log(try meal(), by: key))" },
        after: { home in
            let meals = home.store.meals(of: home.anna)
            for meal in try await meals.list(DayRange(Home.day, Home.day)) {
                _ = try await meals.delete(meal.id, by: Home.key())
            }
        }),
    Write(
        name: "Meals.delete",
        scene: { home in
            _ = try await home.store.meals(of: home.anna).log(try meal(), by: home.key("eaten"))
        },
        run: { home, key in
            "\(try #require(try await home.store.meals(of: home.anna).delete(MealID(home.key("eaten").description), by: key)))"
        },
        after: { home in
            _ = try await home.store.meals(of: home.anna).delete(MealID(home.key("eaten").description), by: Home.key())
        }),
    Write(
        name: "MealChanges.correct", scene: eat,
        run: { home, key in
            let changes = home.store.mealChanges(by: home.adult)
            return "\(try await changes.correct(eaten(home), revision: 0, by: key) { _ in [.scale(0, by: 0.5)] })"
        },
        after: { home in
            _ = try await home.store.mealChanges(by: home.anna).correct(eaten(home), revision: nil, by: Home.key()) {
                _ in [.weigh(0, grams: 70)]
            }
        }),
    Write(
        name: "MealChanges.join", scene: eat,
        run: { home, key in
            let origin = EstimateOrigin(model: "m", prompt: 1, profile: "plate", photos: 1)
            let changes = home.store.mealChanges(by: home.anna)
            return "\(try await changes.join(try meal("чай").items, from: origin, to: eaten(home), by: key))"
        },
        after: { home in
            _ = try await home.store.mealChanges(by: home.anna).correct(eaten(home), revision: nil, by: Home.key()) {
                _ in [.remove(1)]
            }
        }),
    Write(
        name: "MealChanges.delete", scene: eat,
        run: { home, key in "\(try await home.store.mealChanges(by: home.anna).delete(eaten(home), by: key))" },
        after: { home in
            _ = try await home.store.mealChanges(by: home.anna).bringBack(eaten(home), by: Home.key())
        }),
    Write(
        name: "MealChanges.bringBack",
        scene: { home in
            try await eat(home)
            _ = try await home.store.mealChanges(by: home.anna).delete(eaten(home), by: Home.key())
        },
        run: { home, key in "\(try await home.store.mealChanges(by: home.anna).bringBack(eaten(home), by: key))" },
        after: { home in
            _ = try await home.store.mealChanges(by: home.anna).delete(eaten(home), by: Home.key())
        }),
    Write(
        name: "HealthRecords.log",
        run: { home, key in
            "\(try await home.store.healthRecords(of: home.anna).log(try record(.weight, 72), by: key))"
        },
        after: { home in
            _ = try await home.store.healthRecords(of: home.anna).log(try record(.weight, 80), by: Home.key())
        }),
    Write(
        name: "HealthRecords.delete",
        scene: { home in
            _ = try await home.store.healthRecords(of: home.anna).log(try record(.weight, 72), by: home.key("weighed"))
        },
        run: { home, key in
            let records = home.store.healthRecords(of: home.anna)
            return "\(try #require(try await records.delete(HealthRecordID(home.key("weighed").description), by: key)))"
        },
        after: { home in
            _ = try await home.store.healthRecords(of: home.anna).log(try record(.weight, 80), by: Home.key())
        }),
    Write(
        name: "OwnFoods.save", run: { home, key in "\(try await saveFood(home, 1, key))" },
        after: { home in _ = try await saveFood(home, 2, Home.key()) }),
    Write(
        name: "OwnFoods.save of one that is there", scene: { home in _ = try await saveFood(home, 3, Home.key()) },
        run: { home, key in "\(try await saveFood(home, 1, key))" },
        after: { home in
            let food = try await saveFood(home, 2, Home.key())
            _ = try await home.store.foods(of: home.anna).delete(food.id, by: Home.key())
        }),
    Write(
        name: "OwnFoods.delete",
        scene: { home in _ = try await saveFood(home, 1, home.key("cooked")) },
        run: { home, key in
            "\(try #require(try await home.store.foods(of: home.anna).delete(OwnFoodID(home.key("cooked").description), by: key)))"
        },
        after: { _ in }),
    Write(
        name: "Dialog.add",
        run: { home, key in
            let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
            return "\(try await dialog.add(.person, "привет", at: Home.now, by: key))"
        },
        after: { home in
            let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
            try await dialog.reset(at: Home.now.addingTimeInterval(1), by: Home.key())
        }),
    Write(
        name: "Dialog.reset",
        run: { home, key in
            try await home.store.dialog(of: home.anna, in: chat, thread: nil).reset(at: Home.now, by: key)
            return "reset"
        },
        after: { home in
            let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
            _ = try await dialog.add(.person, "привет", at: Home.now.addingTimeInterval(1), by: Home.key())
        }),
    Write(
        name: "Dialog.withdraw",
        scene: { home in
            let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
            _ = try await dialog.add(.person, "привет", at: Home.now, by: home.key("said"))
        },
        run: { home, key in
            let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
            try await dialog.withdraw(home.key("said"), by: key)
            return "\(try await dialog.recent(tokens: 99).map(\.text))"
        },
        after: { home in
            let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
            try await dialog.withdraw(home.key("said"), by: Home.key())
        }),
    Write(
        name: "Invites.accept",
        run: { home, key in
            let code = try await home.ownerLink()
            return
                "\(try await home.store.invites.accept(code, for: home.user(9), name: PersonName("x"), by: key, at: Home.now))"
        },
        after: { home in
            _ = try await home.store.family(of: home.anna).give(.child, to: home.user(9), name: nil, by: Home.key())
                .get()
        }),
]
