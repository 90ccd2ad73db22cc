import Domain
import FamilyStore
import Foundation
import Mongo
import Support
import Testing
import Threading

/// The key of a job, as the queue has it.
struct JobName: RawRepresentable, Hashable {
    let rawValue: String
}

/// Two families of the test's own in a database that all tests share: Anna's (owner 1, adult 2, child 3) and Boris' (owner
/// 11, adult 12). Numbers of people are the test's own, too.
struct Home {
    static let settings = FamilySettings(language: .russian, zone: .utc)
    static let now = Date(timeIntervalSince1970: 1_795_600_000)
    static let day = LocalDay(number: 20_782)

    let client: Client
    let store: Store
    private let number: Int64

    let anna: Member
    let adult: Member
    let child: Member
    let boris: Member
    let neighbour: Member
    private let link = Locked<InviteCode?>(nil)

    /// A prepared database that no other test has.
    static func empty() async throws -> (client: Client, store: Store) {
        let client = try await SharedMongo.connect(connections: 4)
        let store = Store(client: client, database: client.databaseName)
        try await store.prepare()
        return (client, store)
    }

    private static let shared = Task { try await empty() }
    private static let homes = Counter()

    init() async throws { try await self.init(in: try await Self.shared.value) }

    /// In a database that was prepared for it.
    init(in database: (client: Client, store: Store)) async throws {
        (client, store) = database
        number = Self.homes.next()
        anna = try await Self.found("a\(number)", UserID(number * 100 + 1), store)
        adult = try await Self.add(UserID(number * 100 + 2), .adult, by: anna, store)
        child = try await Self.add(UserID(number * 100 + 3), .child, by: anna, store)
        boris = try await Self.found("b\(number)", UserID(number * 100 + 11), store)
        neighbour = try await Self.add(UserID(number * 100 + 12), .adult, by: boris, store)
    }

    private static func found(_ family: String, _ owner: UserID, _ store: Store) async throws -> Member {
        let code = try await store.makeOwnerLink(for: FamilyID(family), settings: settings, at: now)
        return try await store.invites.accept(code, for: owner, name: PersonName("owner"), by: key(), at: now).get()
    }

    private static func add(_ user: UserID, _ role: Role, by actor: Member, _ store: Store) async throws -> Member {
        _ = try await store.family(of: actor).give(role, to: user, name: PersonName("\(role)"), by: key()).get()
        return try #require(try await store.directory.member(user))
    }

    /// A family that is not there yet.
    var third: FamilyID { FamilyID("c\(number)") }

    /// A person of this test.
    func user(_ id: Int64) -> UserID { UserID(number * 100 + id) }

    /// A key of this test by its name.
    func key(_ job: String, _ call: Int = 0) -> WriteKey {
        WriteKey(job: JobName(rawValue: "\(job)-\(number)"), call: call)
    }

    /// The same link however often it is asked for.
    func ownerLink() async throws -> InviteCode {
        if let code = link.withLock({ $0 }) { return code }
        let made = try await store.makeOwnerLink(for: anna.family, settings: Self.settings, at: Self.now)
        return link.withLock { link in
            let code = link ?? made
            link = code
            return code
        }
    }

    private static let jobs = Counter()

    /// A key that nothing else has.
    static func key(_ call: Int = 0) -> WriteKey { WriteKey(job: JobName(rawValue: "job-\(jobs.next())"), call: call) }

    /// Everything that is stored of a family, by collection and `_id`.
    func snapshot(of family: FamilyID) async throws -> [String: [Document]] {
        var everything: [String: [Document]] = [:]
        for collection in try await client.database.collections() {
            everything[collection.name] = try await documents(collection.name, of: family)
        }
        return everything
    }

    /// What is stored of a family in one collection.
    func documents(_ collection: String, of family: FamilyID) async throws -> [Document] {
        try await client.collection(collection).find(
            where: ["familyID": .string(family.rawValue)], options: FindOptions(sort: ["_id": 1])
        ).all()
    }
}

func title(_ said: String, _ year: Int? = nil) throws -> FilmTitle { try #require(FilmTitle(said, year: year)) }

func meal(_ name: String = "гречка", kcal: Double = 100, day: LocalDay = Home.day, at: Date = Home.now) throws -> Meal {
    try #require(
        Meal(
            kind: .lunch, day: day, at: at,
            items: [
                MealItem(
                    name: name, food: .table("buckwheat"), grams: 200,
                    nutrition: Nutrition(kcal: kcal, protein: 1.5, fat: 2.5, carbohydrates: 3.5), source: .table)
            ]))
}

func record(_ measure: Measure, _ value: Double, day: LocalDay = Home.day, at: Date = Home.now) throws -> HealthRecord {
    try #require(HealthRecord(measure, value, day: day, at: at))
}
