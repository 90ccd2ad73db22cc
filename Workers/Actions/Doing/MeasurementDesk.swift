import Domain
import FamilyStore
import FoundationEssentials
import Phrases

/// Stores what a member measured.
struct MeasurementDesk: Sendable {
    let records: HealthRecords
    let clock: LocalClock
    /// Whether sums and earlier records may be told where this one is.
    let tellsSums: Bool

    func log(
        _ measured: Measured, day: DayReference?, at moment: Date, by key: WriteKey
    ) async throws -> ActionDesk.Outcome {
        let today = clock.day(at: moment)
        let day = day?.resolved(on: today) ?? today
        if let refusal = DayRefusal(of: day, on: today) {
            return .undone(.dayRefused(Telling.Day(day, on: today), refusal))
        }
        guard let record = HealthRecord(measured.measure, measured.value, day: day, at: moment) else {
            return .undone(.askBack(measured.measure.about))
        }
        let stored = try await records.log(record, by: key).record
        let named = Telling.Day(stored.day, on: today)
        switch stored.measure {
        case .weight:
            // Of an earlier day, so that a repeated run does not compare the record with itself.
            let before = tellsSums ? try await records.latest(.weight, until: stored.day.adding(-1)) : nil
            return .done(.weight(kilograms: stored.value, before: before?.value, day: named))
        case .water:
            return .done(.water(millilitres: stored.value, dayTotal: try await total(of: stored), day: named))
        case .steps:
            let total = try await total(of: stored).map { Int($0) }
            return .done(.steps(Int(stored.value), dayTotal: total, day: named))
        case .sleep: return .done(.sleep(minutes: Int(stored.value), day: named))
        }
    }

    private func total(of record: HealthRecord) async throws -> Double? {
        guard tellsSums else { return nil }
        return try await records.daily(record.measure, DayRange(record.day, record.day)).first?.value ?? record.value
    }
}

extension Measure {
    var about: Telling.About {
        switch self {
        case .weight: .weight
        case .water: .water
        case .steps: .steps
        case .sleep: .sleep
        }
    }
}
