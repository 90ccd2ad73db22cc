public import Domain
import FoundationEssentials
public import Mongo

/// A record of health as it is stored.
public struct LoggedRecord: Equatable, Sendable {
    public let id: HealthRecordID
    public let record: HealthRecord
    /// Whether it was deleted since.
    public let isDeleted: Bool
}

/// The name of a stored record of health.
public struct HealthRecordID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
}

/// What a member measured of himself.
public struct HealthRecords: Sendable {
    let records: Scope

    /// Stores a record.
    ///
    /// - Returns: the record that stands under the key.
    public func log(_ record: HealthRecord, by key: WriteKey) async throws(MongoError) -> LoggedRecord {
        try Self.logged(try await records.insert(HealthFields(record), by: key))
    }

    /// Deletes a record.
    ///
    /// - Returns: the deleted record; nil when there is none.
    public func delete(_ id: HealthRecordID, by key: WriteKey) async throws(MongoError) -> LoggedRecord? {
        let deleted: Stored<HealthFields>? = try await records.delete(id.rawValue, by: key)
        guard let deleted else { return nil }
        return try Self.logged(deleted)
    }

    /// One value of a measure for each day that has one.
    public func daily(_ measure: Measure, _ days: DayRange) async throws(MongoError) -> [DayValue] {
        let found: [Stored<HealthFields>] = try await records.find(
            where: [
                "measure": .string(measure.rawValue),
                "day": ["$gte": .string(days.first.description), "$lte": .string(days.last.description)],
                "isDeleted": false,
            ])
        return DayValue.daily(measure, of: found.compactMap(\.fields.record))
    }

    /// The last record of a measure before or on a day.
    public func latest(_ measure: Measure, until day: LocalDay) async throws(MongoError) -> HealthRecord? {
        let found: Stored<HealthFields>? = try await records.findOne(
            where: [
                "measure": .string(measure.rawValue), "day": ["$lte": .string(day.description)], "isDeleted": false,
            ], sort: ["day": -1, "at": -1])
        return found?.fields.record
    }

    static func logged(_ stored: Stored<HealthFields>) throws(MongoError) -> LoggedRecord {
        guard let record = stored.fields.record else { throw .decoding(CodingFault(path: "value", reason: .invalid)) }
        return LoggedRecord(id: HealthRecordID(stored.id), record: record, isDeleted: stored.isDeleted)
    }
}

/// What a document of `measurements` has of its own.
struct HealthFields: Codable {
    let measure: Measure
    let value: Double
    let day: LocalDay
    let at: Date

    init(_ record: HealthRecord) {
        measure = record.measure
        value = record.value
        day = record.day
        at = record.at
    }

    var record: HealthRecord? { HealthRecord(measure, value, day: day, at: at) }
}
