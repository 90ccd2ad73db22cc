import Domain
import FamilyStore
import Foundation
import Mongo
import Phrases
import Support
import Testing

@testable import Actions

/// A family of the test's own, with a desk that has things done for its people: Anna, its owner, speaks Russian and lives
/// by Moscow's clock.
struct Household: Sendable {
    /// A Wednesday, half past noon in Moscow.
    static let now = Date(timeIntervalSince1970: 1_795_599_000)
    static let today = LocalDay(number: 20_782)

    let store: Store
    let desk: ActionDesk
    let anna: Member
    private let jobs = Support.Counter()
    private let number: Int64

    private static let numbers = Support.Counter()
    private static let prepared = Task {
        let client = try await SharedMongo.connect(connections: 4)
        let store = Store(client: client, database: client.databaseName)
        try await store.prepare()
        return store
    }

    init(language: Language = .russian) async throws {
        store = try await Self.prepared.value
        desk = ActionDesk(store: store)
        number = Self.numbers.next()
        let zone = try #require(Zone("Europe/Moscow"))
        let code = try await store.makeOwnerLink(
            for: FamilyID("f\(number)"), settings: FamilySettings(language: language, zone: zone), at: Self.now)
        anna = try await store.invites.accept(
            code, for: UserID(number * 100 + 1), name: PersonName("Аня"),
            by: WriteKey(job: JobName(rawValue: "open-\(number)"), call: 0), at: Self.now
        ).get()
    }

    /// Another person of the family.
    func person(_ id: Int64, _ role: Role) async throws -> Member {
        let user = UserID(number * 100 + id)
        _ = try await store.family(of: anna).give(role, to: user, name: PersonName("\(role)"), by: key()).get()
        return try #require(try await store.directory.member(user))
    }

    /// A key that nothing else has.
    func key() -> WriteKey { WriteKey(job: JobName(rawValue: "job-\(number)-\(jobs.next())"), call: 0) }

    /// Has it done, by default for Anna, in private and now.
    func perform(
        _ action: Action, for member: Member? = nil, in chat: ChatType = .privately, at moment: Date = now,
        by key: WriteKey? = nil
    ) async throws -> ActionDesk.Outcome {
        try await desk.perform(action, for: member ?? anna, in: chat, at: moment, by: key ?? self.key())
    }

    /// What a person is told of it: the sentences of `done`.
    func told(_ action: Action, for member: Member? = nil, at moment: Date = now) async throws -> String {
        let outcome = try await perform(action, for: member, at: moment)
        guard case .done(let telling) = outcome else { throw Missing("something done, not \(outcome)") }
        return telling.text(in: (member ?? anna).language)
    }

    /// The meals of a day as they are stored.
    func meals(_ day: LocalDay = today) async throws -> [Meal] {
        try await store.meals(of: anna).list(DayRange(day, day)).map(\.meal)
    }
}

/// The key of a job, as the queue has it.
struct JobName: RawRepresentable, Hashable {
    let rawValue: String
}

/// A meal of these foods.
func ate(
    _ items: ReportedItem..., kind: MealKind? = nil, day: DayReference? = nil, time: String? = nil
) throws -> Action {
    .logMeal(try #require(ReportedMeal(items: items, kind: kind, day: day, time: time.flatMap { TimeOfDay($0) })))
}

func food(_ name: String, _ amount: ReportedItem.Amount? = nil, _ numbers: StatedNutrition? = nil) -> ReportedItem {
    ReportedItem(name: name, amount: amount, nutrition: numbers)
}

func saw(_ title: String, _ year: Int? = nil, _ rating: Double? = nil) throws -> Action {
    .saveFilm(try #require(NamedFilm(title, year: year)), rating: rating.flatMap { Rating($0) })
}

func wants(_ title: String, _ year: Int? = nil) throws -> Action {
    .wantFilm(try #require(NamedFilm(title, year: year)))
}
