import Domain
import FamilyStore
import Foundation
import HTTPClient
import Jobs
import Logging
import class Mongo.Client
import Outputs
import Phrases
import Redis
import Resilience
import Support
import TelegramAPI
import Testing

@testable import Export
@testable import WorkerRuntime

@Suite("The pool export", .timeLimit(.minutes(2)))
struct DeskTests {
    private static let address = Address(
        chat: ChatID(41), thread: nil, user: UserID(41), message: nil, language: .russian)
    private static let note = CardName(rawValue: "note")

    /// A person with meals on forty days, and exports that the test takes by hand. Nobody is at Telegram's place: what the
    /// note would tell is decoration.
    final class Bench: Sendable {
        let store: Store
        let lanes: LaneFunctions
        private let http = HTTPClient.Client(maximumConnectionsPerHost: 1)
        private let client: Mongo.Client

        init() async throws {
            client = try await SharedMongo.connect(connections: 4)
            store = Store(client: client, database: client.databaseName)
            try await store.prepare()
            try await store.installOwners([UserID(41)], settings: FamilySettings(language: .russian, zone: .utc))
            lanes = LaneFunctions(connection: try await SharedRedis.server().connect(), bot: SharedRedis.bots.next())
            let owner = try #require(try await store.directory.member(UserID(41)))
            for number in 0..<40 {
                let item = MealItem(
                    name: "гречка", food: nil, grams: 100,
                    nutrition: Nutrition(kcal: 100, protein: 1, fat: 1, carbohydrates: 1), source: .table)
                let meal = try #require(
                    Meal(
                        kind: .lunch, day: LocalDay(number: 20_700 + number),
                        at: Date(timeIntervalSince1970: Double(20_700 + number) * 86_400), items: [item], origin: nil))
                _ = try await store.meals(of: owner).log(
                    meal, by: WriteKey(job: JobKey(rawValue: "meal-\(number)"), call: 0))
            }
        }

        deinit { http.shutdown() }

        func pool(fileLimit: Int) throws -> Pool {
            let token = try #require(BotToken("123456:TEST-TOKEN"))
            return Exports.pool(
                width: 1, bot: Bot(token: token, base: "http://127.0.0.1:1", client: http), store: store,
                isStoreReady: { true }, lanes: lanes, limits: SendingLimits(lanes: lanes, rates: .off),
                folder: NSTemporaryDirectory(), fileLimit: fileLimit, defaultLanguage: .russian,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }

        func enqueue() async throws {
            let order = ExportOrder(
                request: ExportRequest(days: nil, format: .json, language: .russian), note: DeskTests.note)
            let draft = try Draft.export(order, for: UserID(41), to: DeskTests.address)
            let item = Item(
                pool: draft.pool, kind: draft.kind, key: JobKey(rawValue: "1-1/0"), arrival: 1_795_600_000_000,
                address: draft.address, payload: draft.payload)
            #expect(try await lanes.enqueueOnce(item, on: draft.lane, for: "test", slot: "1"))
        }

        func take() async throws -> (job: Job, lease: Lease) {
            guard case .deliveries(let deliveries) = try await lanes.take(1, from: .export, as: "w"),
                let delivery = deliveries.first
            else { throw Missing("a job to take") }
            let item = try Item(decoding: delivery.item)
            let job = Job(
                key: item.key, kind: item.kind, lane: delivery.lease.lane, address: item.address,
                payload: item.payload, arrival: item.arrival, attempts: delivery.attempts, crashes: delivery.crashes,
                steps: StepBook(lanes: lanes, lease: delivery.lease, memo: delivery.memo))
            return (job, delivery.lease)
        }

        /// What a job of this limit ends with.
        func export(fileLimit: Int) async throws -> (drafts: [Draft], job: Job) {
            try await enqueue()
            let job = try await take().job
            guard case .done(let drafts) = try await pool(fileLimit: fileLimit).handle(job) else {
                throw Missing("an end of the job")
            }
            return (drafts, job)
        }

        func text(_ file: OutgoingFile) async throws -> String {
            let bytes = try #require(try await store.delivery(of: file.parcel).open())
            return String(decoding: try await bytes.reduce(into: []) { $0 += $1 }, as: UTF8.self)
        }
    }

    private func files(_ drafts: [Draft]) throws -> [OutgoingFile] {
        try drafts.filter { $0.kind == .file }.map {
            try JSONDecoder().decode(OutgoingFile.self, from: Data($0.payload))
        }
    }

    private func message(_ drafts: [Draft]?) throws -> OutgoingMessage? {
        try drafts?.first { $0.kind == .message }.map {
            try JSONDecoder().decode(OutgoingMessage.self, from: Data($0.payload))
        }
    }

    @Test(
        "cuts what is too large as one file into four parts, and into sixteen where four are; all of it is in them once"
    )
    func parts() async throws {
        let whole = try await Bench()
        let one = try #require(try files(try await whole.export(fileLimit: .max).drafts).first)
        let size = try await whole.text(one).utf8.count
        for (fraction, expected) in [(0.5, 4), (0.2, 16)] {
            let bench = try await Bench()
            let (drafts, job) = try await bench.export(fileLimit: Int(Double(size) * fraction))
            let made = try files(drafts)
            #expect(made.count == expected, "\(made.map(\.name))")
            #expect(Set(made.map(\.name)).count == expected)
            var days: [String] = []
            for file in made {
                days += try await bench.text(file).matches(of: /"day" ?: ?"([0-9-]+)"/).map { String($0.1) }
            }
            #expect(days == (0..<40).map { LocalDay(number: 20_700 + $0).description })
            // The sentence that it is being made goes.
            #expect(try message(drafts)?.text.text == "")
            #expect(job.hasResult(of: "parts.1") && job.hasResult(of: "files.\(expected == 4 ? 1 : 2).\(expected)"))
        }
    }

    @Test("says so in place of the note when it is too large however it is cut")
    func tooLarge() async throws {
        let (drafts, _) = try await Bench().export(fileLimit: 10)
        #expect(try files(drafts).isEmpty)
        let said = try #require(try message(drafts))
        #expect(said.text.text == Phrase.fileTooLarge.text(in: .russian) && said.card == Self.note)
    }

    @Test("takes the parts that an earlier run has made, and makes none of them anew")
    func again() async throws {
        let bench = try await Bench()
        try await bench.enqueue()
        let (first, lease) = try await bench.take()
        guard case .done(let drafts) = try await bench.pool(fileLimit: .max).handle(first) else {
            throw Missing("an end of the job")
        }
        #expect(try await bench.lanes.giveBack(lease, attempts: 0, crashes: 0) == .settled)
        // With nothing to make them of any more.
        let owner = try #require(try await bench.store.directory.member(UserID(41)))
        for number in 0..<40 {
            _ = try await bench.store.meals(of: owner).delete(
                MealID(WriteKey(job: JobKey(rawValue: "meal-\(number)"), call: 0).description),
                by: WriteKey(job: JobKey(rawValue: "undo"), call: number))
        }
        guard case .done(let later) = try await bench.pool(fileLimit: .max).handle(try await bench.take().job) else {
            throw Missing("an end of the job")
        }
        let (before, after) = (try files(drafts), try files(later))
        #expect(after == before && after.count == 1)
    }

    @Test("says in place of the note that there will be no file, whatever the job failed of in the end")
    func givenUp() async throws {
        let bench = try await Bench()
        try await bench.enqueue()
        let job = try await bench.take().job
        let pool = try bench.pool(fileLimit: .max)
        for reason in [Reason.deadline, .crash, "no_file"] {
            let said = try #require(try message(try await pool.givenUp?(job, reason)))
            #expect(said.text.text == Phrase.fileFailed.text(in: .russian) && said.card == Self.note)
        }
    }
}
