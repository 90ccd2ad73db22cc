import Charts
import Domain
import FamilyStore
import FoundationEssentials
import Phrases

/// Reads what a member has written down in some days, and makes the text and the charts of a report of it.
struct ReportFacts: Sendable {
    /// Fewer weighings make no line.
    private static let fewest = 2
    private static let weightDays = 30

    let store: Store
    let member: Member
    let period: ReportPeriod

    private var language: Language { member.language }
    private var isWeek: Bool { period.days.count > 1 }

    /// What is told; nil when nothing was written down.
    func report() async throws -> PersonalReport? {
        let report = PersonalReport(
            days: period.days, food: try await food(), readings: try await readings(),
            films: isWeek ? try await films() : [])
        return report.isEmpty ? nil : report
    }

    private func food() async throws -> PersonalReport.Food? {
        let meals = store.meals(of: member)
        let statistics = try await meals.statistics(period.days)
        guard let perDay = statistics.perDay else { return nil }
        let before = try await meals.statistics(period.before)
        return PersonalReport.Food(
            meals: statistics.meals, days: statistics.days.count, perDay: perDay, before: before.perDay,
            daysBefore: before.days.count,
            goal: member.energyGoal.map { goal in
                let within = statistics.days.count { EnergyProgress(goal, eaten: $0.total.kcal).isWithin }
                return PersonalReport.Goal(goal, daysWithin: within)
            })
    }

    private func readings() async throws -> [PersonalReport.Reading] {
        let records = store.healthRecords(of: member)
        var readings: [PersonalReport.Reading] = []
        for measure in Measure.allCases {
            let values = try await records.daily(measure, period.days).map(\.value)
            guard let last = values.last else { continue }
            if measure == .weight {
                let before = try await records.latest(.weight, until: period.before.last)?.value
                readings.append(
                    PersonalReport.Reading(
                        measure: measure, value: last, days: values.count, before: before, daysBefore: 0))
            } else {
                let before = try await records.daily(measure, period.before).map(\.value)
                readings.append(
                    PersonalReport.Reading(
                        measure: measure, value: values.mean ?? last, days: values.count, before: before.mean,
                        daysBefore: before.count))
            }
        }
        return readings
    }

    private func films() async throws -> [PersonalReport.Film] {
        let clock = member.clock
        let moments = clock.start(of: period.days.first)..<clock.start(of: period.days.last.adding(1))
        var seen: [(at: Date, film: PersonalReport.Film)] = []
        try await store.films(of: member).forEachOwn { film in
            guard let told = film.seen[member.user], moments.contains(told.at) else { return }
            seen.append((told.at, PersonalReport.Film(title: film.title, rating: told.rating?.value)))
        }
        return seen.sorted { $0.at < $1.at }.map(\.film)
    }

    /// The charts that go with it: of what was eaten, and in a week's report of the weight. None where there is nothing to see.
    func charts(of report: PersonalReport) async throws -> [Chart] {
        var charts: [Chart] = []
        if let food = report.food { charts.append(contentsOf: try await energy(food)) }
        if isWeek || charts.isEmpty, report.readings.contains(where: { $0.measure == .weight }) {
            charts.append(contentsOf: try await weight())
        }
        return charts
    }

    private func energy(_ food: PersonalReport.Food) async throws -> [Chart] {
        let days = try await store.meals(of: member).statistics(period.shown).days
        let values = Dictionary(days.map { ($0.day, $0.total.kcal.rounded()) }, uniquingKeysWith: { first, _ in first })
        let goal = member.energyGoal.flatMap { Chart.Value(Double($0.kcal)) }.map { Chart.Mark(label(.goal), $0) }
        let mean = food.before.flatMap { Chart.Value($0.kcal.rounded()) }.map { Chart.Mark(label(.mean), $0) }
        let chart = Chart(
            .bars, title: label(.energy), unit: label(.kilocalories),
            points: period.shown.map { Chart.Point(label(.weekday($0)), values[$0].flatMap(Chart.Value.init)) },
            mark: goal ?? mean, in: language)
        return [chart].compactMap(\.self)
    }

    private func weight() async throws -> [Chart] {
        let days = DayRange(period.days.last.adding(1 - Self.weightDays), period.days.last)
        let found = try await store.healthRecords(of: member).daily(.weight, days)
        guard found.count >= Self.fewest else { return [] }
        let values = Dictionary(found.map { ($0.day, $0.value) }, uniquingKeysWith: { first, _ in first })
        let chart = Chart(
            .line, title: label(.weight), unit: label(.kilograms),
            points: days.map { Chart.Point(label(.date($0)), values[$0].flatMap(Chart.Value.init)) }, mark: nil,
            in: language)
        return [chart].compactMap(\.self)
    }

    private func label(_ label: ChartLabel) -> String { label.text(in: language) }
}

extension [Double] {
    /// Nil of none.
    fileprivate var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}
