import DataExport
import Domain
import FamilyStore
import Foundation
import Mongo
import Spreadsheet
import Support
import Testing

struct JobName: RawRepresentable { let rawValue: String }

/// A family of the test's own with an owner and a grown-up, and what they have told.
struct Diary {
    static let day = LocalDay(number: 20_782)
    /// 25 November 2026 at noon in Moscow.
    static let now = Date(timeIntervalSince1970: Double(day.number) * 86_400 + 9 * 3600)
    private static let people = Counter(after: 9_000_000_000)

    let client: Client
    let store: Store
    let owner: Member
    let adult: Member
    private let keys = Counter()

    init(_ language: Language = .russian) async throws {
        client = try await SharedMongo.connect(connections: 4)
        store = Store(client: client, database: client.databaseName)
        try await store.prepare()
        let zone = try #require(Zone("Europe/Moscow"))
        let code = try await store.makeOwnerLink(
            for: FamilyID("home"), settings: FamilySettings(language: language, zone: zone), at: .now)
        let number = Self.people.next()
        let key = WriteKey(job: JobName(rawValue: "owner"), call: 0)
        owner = try await store.invites.accept(code, for: UserID(number), name: PersonName("Аня"), by: key, at: .now)
            .get()
        let other = UserID(Self.people.next())
        _ = try await store.family(of: owner).give(
            .adult, to: other, name: PersonName("Боря"), by: WriteKey(job: JobName(rawValue: "adult"), call: 0)
        ).get()
        adult = try #require(try await store.directory.member(other))
    }

    func key() -> WriteKey { WriteKey(job: JobName(rawValue: "job\(keys.next())"), call: 0) }

    func eat(
        _ names: [String], kcal: Double = 123.456, back: Int = 0, minutes: Int = 0, by member: Member? = nil,
        isPhoto: Bool = false
    ) async throws {
        let items = names.map { name in
            MealItem(
                name: name, food: nil, grams: 150.5,
                nutrition: Nutrition(kcal: kcal, protein: 1.25, fat: 2.5, carbohydrates: 20.125), source: .table)
        }
        let origin = isPhoto ? EstimateOrigin(model: "m", prompt: 1, profile: "plate", photos: 1) : nil
        let meal = try #require(
            Meal(
                kind: .lunch, day: Self.day.adding(-back),
                at: Self.now.addingTimeInterval(Double(-back * 86_400 + minutes * 60)), items: items, origin: origin))
        _ = try await store.meals(of: member ?? owner).log(meal, by: key())
    }

    func measure(_ measure: Measure, _ value: Double, back: Int = 0, by member: Member? = nil) async throws {
        let record = try #require(
            HealthRecord(
                measure, value, day: Self.day.adding(-back), at: Self.now.addingTimeInterval(Double(-back * 86_400))))
        _ = try await store.healthRecords(of: member ?? owner).log(record, by: key())
    }

    func watch(_ title: String, _ rating: Double?, by member: Member? = nil) async throws {
        _ = try await store.films(of: member ?? owner).saveSeen(
            try #require(FilmTitle(title)), rating: rating.flatMap { Rating($0) }, at: Self.now, by: key())
    }

    func want(_ title: String, by member: Member? = nil) async throws {
        _ = try await store.films(of: member ?? owner).saveWanted(
            try #require(FilmTitle(title)), at: Self.now, by: key())
    }

    /// The owner, with a goal of a day's energy.
    func aiming(at kcal: Int) async throws -> Member {
        let goal = try #require(EnergyGoal(kcal))
        return try #require(try await store.family(of: owner).choose(.energyGoal(goal), by: key()))
    }

    func export(
        _ format: ExportFormat, _ days: DayRange? = nil, of member: Member? = nil, language: Language = .russian,
        limit: Int = 50_000_000
    ) -> PersonalExport {
        PersonalExport(
            store: store, member: member ?? owner,
            request: ExportRequest(days: days, format: format, language: language), moment: Self.now,
            folder: NSTemporaryDirectory(), limit: limit)
    }

    /// The files by their names.
    func files(_ export: PersonalExport, _ part: ExportPart? = nil) async throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for file in try await export.files(of: part ?? .whole(export.request.days), tell: { @Sendable _ in }) {
            var bytes: [UInt8] = []
            for try await piece in file.bytes.pieces { bytes += piece }
            files[file.name] = bytes
        }
        return files
    }

    func workbook(_ export: PersonalExport, _ part: ExportPart? = nil) async throws -> ReadWorkbook {
        try await ReadWorkbook.read(try #require(try await files(export, part).first?.value))
    }
}
