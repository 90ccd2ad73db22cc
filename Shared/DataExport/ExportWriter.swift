import Domain
import FamilyStore
public import Spreadsheet

/// A file that is made and stored nowhere yet.
public struct MadeFile: Sendable {
    /// What the reader's device calls it.
    public let name: String
    /// The same in every run for the same kind of records.
    public let place: Int
    /// Its media type.
    public let type: String
    public let bytes: ScratchFile
}

/// A file would be larger than it may be: less must go into it.
public struct ExportTooLarge: Error {
    public init() {}
}

/// Writes records into files of one format as they come; none of them stays in memory.
protocol ExportWriter {
    /// The meals of one day; days come in their order.
    mutating func add(day: [LoggedMeal]) async throws
    /// Measures come one after the other, weights first.
    mutating func add(_ record: HealthRecord) async throws
    mutating func add(_ film: Film) async throws
    mutating func add(_ person: Person) async throws
    mutating func finish(_ summary: ExportSummary) async throws -> [MadeFile]
}

/// What all records of an export come to.
struct ExportSummary {
    var records = 0
    var days = 0
    var meals = 0
    var total = Nutrition.zero
    var weights = 0
    var lastWeight: Double?
    var leastWeight: Double?
    var filmsSeen = 0
    var filmsWanted = 0

    mutating func count(day: [LoggedMeal]) {
        records += day.count
        days += 1
        meals += day.count
        total = total + day.map(\.meal.total).sum()
    }

    mutating func count(_ record: HealthRecord) {
        records += 1
        guard record.measure == .weight else { return }
        weights += 1
        lastWeight = record.value
        leastWeight = min(leastWeight ?? record.value, record.value)
    }

    mutating func count(_ film: Film) {
        records += 1
        if film.seen.isEmpty { filmsWanted += 1 } else { filmsSeen += 1 }
    }
}
