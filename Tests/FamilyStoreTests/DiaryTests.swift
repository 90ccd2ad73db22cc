import Domain
import FamilyStore
import Foundation
import Mongo
import Support
import Testing

@Suite("What a person has stored, read as it comes")
struct DiaryTests {
    @Test("is meals of whole days, in their order, however many there are")
    func meals() async throws {
        let home = try await Home()
        let meals = home.store.meals(of: home.anna)
        for number in 0..<40 {
            let day = Home.day.adding(-(number % 4))
            let at = Home.now.addingTimeInterval(Double(number * 7919 % 40 - number % 4 * 86_400))
            _ = try await meals.log(try meal("№ \(number)", day: day, at: at), by: Home.key())
        }
        let gone = try await meals.log(try meal("удалено"), by: Home.key())
        _ = try await meals.delete(gone.id, by: Home.key())
        var days: [[LoggedMeal]] = []
        try await meals.forEachDay(in: nil) { days.append($0) }
        #expect(days.map(\.count) == [10, 10, 10, 10])
        let all = DayRange(Home.day.adding(-3), Home.day)
        #expect(days.joined().map(\.id) == (try await meals.list(all)).map(\.id))
        days = []
        try await meals.forEachDay(in: DayRange(Home.day.adding(-2), Home.day.adding(-1))) { days.append($0) }
        #expect(days.map { $0[0].meal.day } == [Home.day.adding(-2), Home.day.adding(-1)])
    }

    @Test("is records of one measure in their order")
    func records() async throws {
        let home = try await Home()
        let records = home.store.healthRecords(of: home.anna)
        for back in [3, 1, 2] {
            _ = try await records.log(
                try record(.weight, 70 + Double(back), day: Home.day.adding(-back)), by: Home.key())
        }
        _ = try await records.log(try record(.water, 300), by: Home.key())
        var weights: [Double] = []
        try await records.forEach(.weight, in: nil) { weights.append($0.value) }
        #expect(weights == [73, 72, 71])
        weights = []
        try await records.forEach(.weight, in: DayRange(Home.day.adding(-2), Home.day)) { weights.append($0.value) }
        #expect(weights == [72, 71])
    }

    @Test("is refused as a whole where one of it cannot be read: an export without it would look complete")
    func unreadable() async throws {
        let home = try await Home()
        let records = home.store.healthRecords(of: home.anna)
        let weight = try await records.log(try record(.weight, 70), by: Home.key())
        let eaten = try await home.store.meals(of: home.anna).log(try meal(), by: Home.key())
        try await home.client.collection("measurements").updateOne(
            where: ["_id": .string(weight.id.rawValue)], ["$set": ["value": -5]])
        try await home.client.collection("meals").updateOne(
            where: ["_id": .string(eaten.id.rawValue)], ["$set": ["items": []]])
        await #expect(throws: MongoError.self) { try await records.forEach(.weight, in: nil) { _ in } }
        await #expect(throws: MongoError.self) {
            try await home.store.meals(of: home.anna).forEachDay(in: nil) { _ in }
        }
    }

    @Test("is films by title, with the person's own part of them")
    func films() async throws {
        let home = try await Home()
        let films = home.store.films(of: home.anna)
        _ = try await films.saveSeen(try title("Солярис"), rating: Rating(7), at: Home.now, by: Home.key())
        _ = try await films.saveWanted(try title("Дюна"), at: Home.now, by: Home.key())
        _ = try await home.store.films(of: home.adult).saveSeen(
            try title("Солярис"), rating: Rating(2), at: Home.now, by: Home.key())
        _ = try await home.store.films(of: home.adult).saveSeen(
            try title("Чужой"), rating: Rating(9), at: Home.now, by: Home.key())
        var found: [Film] = []
        try await films.forEachOwn { found.append($0) }
        #expect(found.map(\.title) == ["Дюна", "Солярис"])
        #expect(found[1].seen.keys.map { $0 } == [home.anna.user] && found[1].familyMean == Rating(7))
    }
}
