import Domain
import FamilyStore
import FoundationEssentials
import Spreadsheet

/// One object with a list for each kind of records, written element by element.
struct JSONWriter: ExportWriter {
    private static let type = "application/json"
    private static let batch = 64 << 10

    /// The lists, in the order in which they come.
    private enum List: String, CaseIterable { case meals, health, films, people }

    private let export: PersonalExport
    private let part: ExportPart
    private let file: ScratchFile
    private let encoder = JSONEncoder()
    private var waiting: [UInt8] = []
    private var size = 0
    private var list: List?
    private var isFirst = true

    init(_ export: PersonalExport, _ part: ExportPart) throws {
        self.export = export
        self.part = part
        file = try ScratchFile(in: export.folder)
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        let heading = Heading(
            person: export.member.user, name: export.member.name, timeZone: export.member.clock.zone.name,
            days: part.shown, part: part.number, parts: part.count, madeAt: export.moment,
            energyGoal: export.member.energyGoal?.kcal)
        waiting = Array(try encoder.encode(heading).dropLast())
    }

    mutating func add(day: [LoggedMeal]) async throws {
        for logged in day {
            let meal = logged.meal
            try add(
                MealElement(
                    id: logged.id.rawValue, day: meal.day, at: meal.at, kind: meal.kind,
                    items: meal.items.map(\.inTenths), total: meal.total.inTenths, isFromPhoto: meal.origin != nil),
                to: .meals)
        }
    }

    mutating func add(_ record: HealthRecord) async throws {
        try add(
            RecordElement(measure: record.measure, value: record.value, day: record.day, at: record.at), to: .health)
    }

    mutating func add(_ film: Film) async throws {
        let seen = film.seen.values.first
        try add(
            FilmElement(
                title: film.title, year: film.year, seenAt: seen?.at, rating: seen?.rating,
                wantedAt: film.wanted.values.first), to: .films)
    }

    mutating func add(_ person: Person) async throws {
        try add(PersonElement(id: person.user, name: person.name, role: person.role), to: .people)
    }

    mutating func finish(_ summary: ExportSummary) async throws -> [MadeFile] {
        for list in List.allCases { open(list) }
        waiting += "]}\n".utf8
        try write()
        return [MadeFile(name: export.name(part), place: 0, type: Self.type, bytes: file)]
    }

    private mutating func add(_ element: some Encodable, to list: List) throws {
        open(list)
        if !isFirst { waiting += ",\n".utf8 }
        isFirst = false
        waiting += try encoder.encode(element)
        if waiting.count >= Self.batch { try write() }
    }

    /// Begins a list, and those before it that have nothing.
    private mutating func open(_ wanted: List) {
        let begun = list.flatMap { List.allCases.firstIndex(of: $0) } ?? -1
        guard let end = List.allCases.firstIndex(of: wanted), end > begun else { return }
        for next in List.allCases[(begun + 1)...end] {
            if list != nil { waiting += "]".utf8 }
            waiting += ",\n\"\(next.rawValue)\":[".utf8
            (list, isFirst) = (next, true)
        }
    }

    private mutating func write() throws {
        size += waiting.count
        guard size <= export.limit else { throw ExportTooLarge() }
        try file.append(waiting)
        waiting.removeAll(keepingCapacity: true)
    }
}

private struct Heading: Encodable {
    let format = "familybot-export"
    let version = 1
    let person: UserID
    let name: String
    let timeZone: String
    let days: DayRange?
    let part: Int
    let parts: Int
    let madeAt: Date
    /// Kilocalories a day; left out where there is none.
    let energyGoal: Int?
}

private struct MealElement: Encodable {
    let id: String
    let day: LocalDay
    let at: Date
    let kind: MealKind
    let items: [MealItem]
    let total: Nutrition
    let isFromPhoto: Bool
}

private struct RecordElement: Encodable {
    let measure: Measure
    let value: Double
    let day: LocalDay
    let at: Date
}

private struct FilmElement: Encodable {
    let title: String
    let year: Int?
    let seenAt: Date?
    let rating: Rating?
    let wantedAt: Date?
}

private struct PersonElement: Encodable {
    let id: UserID
    let name: String
    let role: Role
}
