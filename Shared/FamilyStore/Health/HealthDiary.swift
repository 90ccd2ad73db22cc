public import Domain
import Mongo

extension HealthRecords {
    /// Hands over the records of a measure of some days, or of all that there are, one after the other in their order.
    ///
    /// - Throws: `MongoError`, also for a record that cannot be read, and what `body` throws.
    public func forEach(
        _ measure: Measure, in days: DayRange?, _ body: (HealthRecord) async throws -> Void
    ) async throws {
        var conditions: Document = ["measure": .string(measure.rawValue), "isDeleted": false]
        if let days {
            conditions.append(
                "day", ["$gte": .string(days.first.description), "$lte": .string(days.last.description)])
        }
        let documents = records.collection.find(
            Stored<HealthFields>.self, where: records.filter(conditions),
            options: FindOptions(sort: ["day": 1, "at": 1]))
        for try await stored in documents {
            try await body(try HealthRecords.logged(stored).record)
        }
    }
}
