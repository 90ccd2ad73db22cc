import Domain
import FamilyStore
import Foundation
import Mongo
import Testing

/// One function of the store, called by Anna's family for what is Boris'.
struct Crossing: CustomTestStringConvertible, Sendable {
    /// Type or file, and the function.
    let name: String
    /// Says what it got. It throws where it is refused.
    let attempt: @Sendable (Home, WriteKey) async throws -> [Any]

    init(_ name: String, _ attempt: @escaping @Sendable (Home, WriteKey) async throws -> [Any]) {
        self.name = name
        self.attempt = attempt
    }

    var testDescription: String { name }
}

/// Stands in every text that Boris' family stores.
let secret = "секрет"

/// What Boris' family stores: something in every collection, by keys that Anna's family knows.
func furnish(_ home: Home) async throws {
    let (store, boris) = (home.store, home.boris)
    let name = try #require(FoodName("\(secret) борщ"))
    _ = try await store.family(of: boris).choose(.name(secret), by: Home.key())
    _ = try await store.films(of: boris).saveSeen(
        try title("Тайный \(secret)"), rating: Rating(10), at: Home.now, by: home.key("film"))
    _ = try await store.films(of: home.neighbour).saveWanted(
        try title("Другой \(secret)"), at: Home.now, by: Home.key())
    _ = try await store.meals(of: boris).log(try meal("\(secret) каша"), by: home.key("meal"))
    _ = try await store.healthRecords(of: boris).log(try record(.weight, 66.6), by: home.key("weight"))
    _ = try await store.foods(of: boris).save(name, per100g: .zero, by: home.key("food"))
    for chat in [ChatID(home.boris.user.rawValue), group] {
        _ = try await store.dialog(of: boris, in: chat, thread: ThreadID(5)).add(
            .person, secret, at: Home.now, by: home.key("turn\(chat)"))
    }
    _ = try await store.makeOwnerLink(for: boris.family, settings: Home.settings, at: Home.now)
    _ = try await store.outbox(of: boris).put(pieces("\(secret) вложение"), by: home.key("file"))
}

private let group = ChatID(-500)
private let days = DayRange(Home.day.adding(-400), Home.day.adding(400))
private let borscht = FoodName("\(secret) борщ")

/// Every function that reads or writes. Keys, ids and titles are those of Boris' family wherever the function takes any.
let crossings: [Crossing] = [
    Crossing("Directory.member") { home, _ in
        [try #require(try await home.store.directory.member(home.anna.user)).family]
    },
    Crossing("Directory.forget") { home, _ in
        home.store.directory.forget(home.boris.user)
        return []
    },
    Crossing("Family.everyone") { home, _ in try await home.store.family(of: home.anna).everyone() },
    Crossing("Family.give") { home, key in
        let family = home.store.family(of: home.anna)
        let demoted = try await family.give(.guest, to: home.boris.user, name: PersonName("x"), by: key)
        return [demoted, try await family.give(.owner, to: home.neighbour.user, name: PersonName("x"), by: Home.key())]
    },
    Crossing("Family.remove") { home, key in
        [try await home.store.family(of: home.anna).remove(home.neighbour.user, by: key)]
    },
    Crossing("Family.meet") { home, key in
        let family = home.store.family(of: home.anna)
        return [try await family.meet(named: PersonName("x"), speaking: .english, by: key) as Any]
    },
    Crossing("Family.choose") { home, key in
        [try await home.store.family(of: home.anna).choose(.name("x"), by: key) as Any]
    },
    Crossing("Family.settings") { home, _ in [try await home.store.family(of: home.anna).settings() as Any] },
    Crossing("Family.agree") { home, key in
        [try await home.store.family(of: home.anna).agree(on: Home.settings, by: key) as Any]
    },
    Crossing("Invites.accept") { home, key in
        let code = try await home.ownerLink()
        return [
            try await home.store.invites.accept(
                code, for: home.boris.user, name: PersonName("x"), by: key, at: Home.now)
        ]
    },
    Crossing("Films.search") { home, _ in
        let films = home.store.films(of: home.anna)
        let found = try await films.search(secret, in: .family, limit: 99)
        return found + [
            try await films.search(nil, in: .family, limit: 99), try await films.search(nil, in: .own, limit: 99),
        ]
    },
    Crossing("FilmDiary.forEachOwn") { home, _ in
        var found: [Any] = []
        try await home.store.films(of: home.anna).forEachOwn { found.append($0) }
        return found
    },
    Crossing("Films.ratedCount") { home, _ in
        // Anna's family has rated none.
        [try await home.store.films(of: home.anna).ratedCount() == 0 ? "" : secret]
    },
    Crossing("Films.recommendations") { home, _ in try await home.store.films(of: home.anna).recommendations(limit: 99)
    },
    Crossing("FilmWrites.saveSeen") { home, key in
        let film = try title("тайный \(secret)".uppercased())
        return [try await home.store.films(of: home.anna).saveSeen(film, rating: nil, at: Home.now, by: key).foreign]
    },
    Crossing("FilmWrites.saveWanted") { home, key in
        let film = try title("тайный \(secret)".uppercased())
        return [try await home.store.films(of: home.anna).saveWanted(film, at: Home.now, by: key).foreign]
    },
    Crossing("FilmWithdrawal.withdraw") { home, key in
        [try await home.store.films(of: home.anna).withdraw(home.key("film"), by: key) as Any]
    },
    Crossing("Meals.log") { home, key in [try await home.store.meals(of: home.anna).log(try meal(), by: key)] },
    Crossing("Meals.delete") { home, key in
        let id = MealID(home.key("meal").description)
        return [try await home.store.meals(of: home.anna).delete(id, by: key) as Any]
    },
    Crossing("Meals.list") { home, _ in try await home.store.meals(of: home.anna).list(days) },
    Crossing("MealDiary.forEachDay") { home, _ in
        var found: [Any] = []
        try await home.store.meals(of: home.anna).forEachDay(in: nil) { found += $0 }
        try await home.store.meals(of: home.anna).forEachDay(in: days) { found += $0 }
        return found
    },
    Crossing("Meals.statistics") { home, _ in
        let statistics = try await home.store.meals(of: home.anna).statistics(days)
        return statistics.meals == 0 ? [] : [secret]
    },
    Crossing("Meals.latest") { home, _ in
        [try await home.store.meals(of: home.anna).latest(since: .distantPast) as Any]
    },
    Crossing("MealChanges.meal") { home, _ in [try await home.store.mealChanges(by: home.anna).meal(eaten(home)) as Any]
    },
    Crossing("MealChanges.made") { home, key in
        [try await home.store.mealChanges(by: home.anna).made(eaten(home), by: key) as Any]
    },
    Crossing("MealChanges.mayCorrect") { home, _ in
        // By role alone: that a meal is the family's own is seen to by all the others.
        _ = home.store.mealChanges(by: home.anna).mayCorrect(home.boris.user)
        return []
    },
    Crossing("MealChanges.correct") { home, key in
        [
            try await home.store.mealChanges(by: home.anna).correct(eaten(home), revision: nil, by: key) { _ in
                [.scale(0, by: 0.5)]
            }
        ]
    },
    Crossing("MealChanges.join") { home, key in
        let origin = EstimateOrigin(model: "m", prompt: 1, profile: "plate", photos: 1)
        let changes = home.store.mealChanges(by: home.anna)
        return [try await changes.join(try meal().items, from: origin, to: eaten(home), by: key)]
    },
    Crossing("MealChanges.delete") { home, key in
        [try await home.store.mealChanges(by: home.anna).delete(eaten(home), by: key)]
    },
    Crossing("MealChanges.bringBack") { home, key in
        [try await home.store.mealChanges(by: home.anna).bringBack(eaten(home), by: key)]
    },
    Crossing("HealthRecords.log") { home, key in
        [try await home.store.healthRecords(of: home.anna).log(try record(.weight, 50), by: key)]
    },
    Crossing("HealthRecords.delete") { home, key in
        let id = HealthRecordID(home.key("weight").description)
        return [try await home.store.healthRecords(of: home.anna).delete(id, by: key) as Any]
    },
    Crossing("HealthRecords.daily") { home, _ in try await home.store.healthRecords(of: home.anna).daily(.weight, days)
    },
    Crossing("HealthRecords.latest") { home, _ in
        [try await home.store.healthRecords(of: home.anna).latest(.weight, until: days.last) as Any]
    },
    Crossing("HealthDiary.forEach") { home, _ in
        var found: [Any] = []
        for range in [nil, days] {
            try await home.store.healthRecords(of: home.anna).forEach(.weight, in: range) { found.append($0) }
        }
        return found
    },
    Crossing("OwnFoods.save") { home, key in
        let food = try await home.store.foods(of: home.anna).save(
            try #require(borscht), per100g: Nutrition(kcal: 9, protein: 9, fat: 9, carbohydrates: 9), by: key)
        return food.per100g.kcal == 9 ? [] : [food]
    },
    Crossing("OwnFoods.search") { home, _ in try await home.store.foods(of: home.anna).search("борщ", limit: 99) },
    Crossing("OwnFoods.delete") { home, key in
        let id = OwnFoodID(home.key("food").description)
        return [try await home.store.foods(of: home.anna).delete(id, by: key) as Any]
    },
    Crossing("Dialog.add") { home, key in
        try await inPlaces(home) { [try await $0.add(.person, "x", at: Home.now, by: key)] }
    },
    Crossing("Dialog.recent") { home, _ in try await inPlaces(home) { try await $0.recent(tokens: 10_000) } },
    Crossing("Dialog.reset") { home, key in
        try await inPlaces(home) { dialog in
            try await dialog.reset(at: Home.now.addingTimeInterval(9), by: key)
            return []
        }
    },
    Crossing("Dialog.withdraw") { home, key in
        try await inPlaces(home) { dialog in
            try await dialog.withdraw(home.key("turn-500"), by: key)
            return []
        }
    },
    Crossing("Outbox.put") { home, key in
        let parcel = try await home.store.outbox(of: home.anna).put(pieces("x"), by: key)
        return [try await text(of: home.store.delivery(of: parcel))]
    },
    Crossing("ParcelDelivery.open") { home, _ in
        let parcel = try await home.store.outbox(of: home.anna).put(pieces("x"), by: home.key("file"))
        return [try await text(of: home.store.delivery(of: parcel))]
    },
    Crossing("ParcelDelivery.finish") { home, _ in
        let parcel = try await home.store.outbox(of: home.anna).put(pieces("x"), by: home.key("file"))
        try await home.store.delivery(of: parcel).finish()
        return []
    },
    Crossing("AuditLog.newest") { home, _ in
        try await home.store.audit.newest(1000, for: home.anna).filter { $0.family == home.boris.family }
    },
    Crossing("AuditLog.names") { home, _ in
        try await home.store.audit.names(for: home.anna).values.filter { $0.user == home.boris.user }
    },
    Crossing("FirstOwners.installOwners") { home, _ in
        try await home.store.installOwners([home.boris.user, home.neighbour.user], settings: Home.settings)
        return []
    },
    Crossing("OwnerLink.makeOwnerLink") { home, _ in
        [try await home.store.makeOwnerLink(for: home.anna.family, settings: Home.settings, at: Home.now)]
    },
]

/// Functions that touch no document of a family.
let arrangement = ["Preparation.prepare", "Preparation.isPrepared", "Preparation.preparedVersion"]

/// Functions that speak of all families, and of their people nothing but numbers and languages.
let installationWide = [
    "Directory.roll", "Directory.administrators", "Directory.reportReaders", "AuditLog.record", "AuditLog.heads",
    "AuditLog.manifest", "AuditVerdict.verify", "BackupBook.propose", "BackupBook.move", "BackupBook.state",
    "BackupBook.adopt", "BackupBook.expect", "BackupBook.note", "BackupState.outcome",
    "BackupBook.keep", "Store.leavesOutOfBackups", "Store.holdsData", "Store.note",
]

/// Functions that only lead to others, which are above.
let ways = [
    "Store.family", "Store.films", "Store.meals", "Store.mealChanges", "Store.healthRecords", "Store.foods",
    "Store.dialog", "Store.outbox", "Store.delivery",
]

/// Boris' meal, as Anna's family would name it.
private func eaten(_ home: Home) -> MealID { MealID(home.key("meal").description) }

/// The bytes of a file in one piece.
func pieces(_ text: String) -> AsyncStream<[UInt8]> {
    AsyncStream { continuation in
        continuation.yield(Array(text.utf8))
        continuation.finish()
    }
}

private func text(of delivery: ParcelDelivery) async throws -> String {
    var bytes: [UInt8] = []
    if let chunks = try await delivery.open() { for try await chunk in chunks { bytes += chunk } }
    return String(decoding: bytes, as: UTF8.self)
}

/// Boris' private chat and his group, as Anna would open them.
private func inPlaces(
    _ home: Home, _ body: (Dialog) async throws -> [Any]
) async throws -> [Any] {
    var got: [Any] = []
    for chat in [ChatID(home.boris.user.rawValue), group] {
        got += try await body(home.store.dialog(of: home.anna, in: chat, thread: ThreadID(5)))
    }
    return got
}

extension FilmOutcome {
    /// What is not of Anna's own making: the title is, which she has just told.
    fileprivate var foreign: [Any] {
        guard case .stored(let film) = self else { return [self] }
        return film.seen.count + film.wanted.count == 1 ? [] : [film]
    }
}
