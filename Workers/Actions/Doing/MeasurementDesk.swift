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

    /// Of weight the last record, with what has changed since the period began; of all else the mean of the days that have
    /// one.
    func statistics(_ measure: Measure, _ period: StatisticsPeriod, at moment: Date) async throws -> Telling {
        let today = clock.day(at: moment)
        let days = period.days(on: today)
        guard measure == .weight else {
            let values = try await records.daily(measure, days).map(\.value)
            let mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
            return .measured(Telling.Measured(measure, period.told, perDay: mean, days: values.count))
        }
        guard let last = try await records.latest(.weight, until: days.last) else { return .noWeight }
        let span = period == .month ? days : DayRange(days.last.adding(-6), days.last)
        let values = try await records.daily(.weight, span).map(\.value)
        let change = values.count > 1 ? last.value - values[0] : nil
        return .lastWeight(
            Telling.LastWeight(
                kilograms: last.value, day: Telling.Day(last.day, on: today), change: change, days: span.count))
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
