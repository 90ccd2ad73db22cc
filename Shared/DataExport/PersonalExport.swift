public import Domain
public import FamilyStore
public import FoundationEssentials
import Mongo
import Phrases
import Spreadsheet
internal import Threading

/// A member's own data as files: what this member ate, measured and told of films, and nothing of anybody else. Those who
/// look after the family also get the list of its people.
///
/// Days are compared with the goal of a day's energy that stands when the export is made: of earlier ones nothing is kept.
public struct PersonalExport: Sendable {
    /// How far it is.
    public enum Progress: Equatable, Sendable {
        case records(Int)
        /// All is read.
        case packing
    }

    /// After so many records it is told how far it is, and seen whether it is still wanted.
    private static let stretch = 1000

    let store: Store
    /// Whose data it is.
    public let member: Member
    public let request: ExportRequest
    /// When it was asked for.
    let moment: Date
    let folder: String
    let limit: Int

    /// - Parameters:
    ///   - folder: where there is room for a few times what the files will have.
    ///   - limit: the most bytes that one file may have.
    public init(store: Store, member: Member, request: ExportRequest, moment: Date, folder: String, limit: Int) {
        self.store = store
        self.member = member
        self.request = request
        self.moment = moment
        self.folder = folder
        self.limit = limit
    }

    /// Makes the files of a part; none where it has no records. The list of people is one where all that there is was asked for.
    ///
    /// - Throws: `ExportTooLarge`, `WorkbookError`, `MongoError`, and what `tell` throws.
    public func files(
        of part: ExportPart, tell: @Sendable (Progress) async throws -> Void
    ) async throws -> [MadeFile] {
        // Nothing else of the program waits for the disk and the packing.
        try await OwnThread(named: "export").run { try await filesHere(part, tell) }
    }

    private func filesHere(
        _ part: ExportPart, _ tell: (Progress) async throws -> Void
    ) async throws -> [MadeFile] {
        let rows = ExportRows(
            language: request.language, clock: member.clock, goal: member.energyGoal, isText: request.format == .csv)
        switch request.format {
        case .xlsx:
            var writer = try WorkbookWriter(self, part, rows)
            return try await fill(&writer, part, tell)
        case .csv:
            var writer = CSVWriter(self, part, rows)
            return try await fill(&writer, part, tell)
        case .json:
            var writer = try JSONWriter(self, part)
            return try await fill(&writer, part, tell)
        }
    }

    /// The parts into which it is cut when it would be too large as fewer.
    public func parts(_ count: Int) async throws -> [ExportPart] {
        let range = request.days ?? Self.everything
        return ExportPart.cut(try await store.meals(of: member).statistics(range).days, of: range, into: count)
    }

    private static let everything = DayRange(LocalDay(number: -719_162), LocalDay(number: 2_932_896))

    private func fill(
        _ writer: inout some ExportWriter, _ part: ExportPart, _ tell: (Progress) async throws -> Void
    ) async throws -> [MadeFile] {
        var summary = ExportSummary()
        var told = 0
        func note() async throws {
            guard summary.records - told >= Self.stretch else { return }
            told = summary.records
            try Task.checkCancellation()
            try await tell(.records(told))
        }
        try await store.meals(of: member).forEachDay(in: part.days) { day in
            summary.count(day: day)
            try await writer.add(day: day)
            try await note()
        }
        let health = store.healthRecords(of: member)
        for measure in Measure.allCases {
            try await health.forEach(measure, in: part.days) { record in
                summary.count(record)
                try await writer.add(record)
                try await note()
            }
        }
        if part.hasRest {
            try await store.films(of: member).forEachOwn { film in
                guard isOfThoseDays(film) else { return }
                summary.count(film)
                try await writer.add(film)
                try await note()
            }
        }
        let people = part.hasRest ? try await people() : []
        // The list of people is of no days: by itself it is no answer to what was on some of them.
        guard summary.records > 0 || request.days == nil && !people.isEmpty else { return [] }
        for person in people { try await writer.add(person) }
        try Task.checkCancellation()
        try await tell(.packing)
        let files = try await writer.finish(summary)
        guard files.allSatisfy({ $0.bytes.size <= limit }) else { throw ExportTooLarge() }
        return files
    }
}

extension PersonalExport {
    /// Those of the family, for who looks after it.
    private func people() async throws -> [Person] {
        guard Permissions.allows(.exportFamily, for: member.role, in: .privately) else { return [] }
        return try await store.family(of: member).everyone()
    }

    /// Whether the member told of a film on one of the days that were asked for.
    private func isOfThoseDays(_ film: Film) -> Bool {
        guard let days = request.days else { return true }
        let told = [film.seen[member.user]?.at, film.wanted[member.user]].compactMap { $0 }
        return told.contains { days.contains(member.clock.day(at: $0)) }
    }

    /// What a file is called: letters that every device takes.
    func name(_ part: ExportPart, _ table: ExportTable? = nil) -> String {
        let today = member.clock.day(at: moment)
        let period = request.days.map { "\($0.first)_\($0.last)" } ?? "all-\(today)"
        let kind = table.map { "-\($0.rawValue)" } ?? ""
        let number = part.count > 1 ? "-\(part.number)" : ""
        return "familybot-\(period)\(kind)\(number).\(request.format.rawValue)"
    }
}
