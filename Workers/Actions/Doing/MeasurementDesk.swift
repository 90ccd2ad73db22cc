import Domain
import FamilyStore
import FoundationEssentials
import Phrases

/// Stores what a member measured.
struct MeasurementDesk: Sendable {
    let records: HealthRecords
    let clock: LocalClock

    func log(
        _ measured: Measured, day: DayReference?, at moment: Date, by key: WriteKey
    ) async throws -> ActionDesk.Outcome {
        let today = clock.day(at: moment)
        let day = day?.resolved(on: today) ?? today
        guard let record = HealthRecord(measured.measure, measured.value, day: day, at: moment) else {
            return .undone(.askBack(measured.measure.about))
        }
        let stored = try await records.log(record, by: key).record
        let named = Telling.Day(stored.day, on: today)
        switch stored.measure {
        case .weight:
            // Of an earlier day, so that a repeated run does not compare the record with itself.
            let before = try await records.latest(.weight, until: stored.day.adding(-1))
            return .done(.weight(kilograms: stored.value, before: before?.value, day: named))
        case .water:
            return .done(.water(millilitres: stored.value, dayTotal: try await total(of: stored), day: named))
        case .steps:
            let total = Int(try await total(of: stored))
            return .done(.steps(Int(stored.value), dayTotal: total, day: named))
        case .sleep: return .done(.sleep(minutes: Int(stored.value), day: named))
        }
    }

    private func total(of record: HealthRecord) async throws -> Double {
        try await records.daily(record.measure, DayRange(record.day, record.day)).first?.value ?? record.value
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
