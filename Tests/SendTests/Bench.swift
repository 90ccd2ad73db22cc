import Domain
import FamilyStore
import Foundation
import HTTPClient
import Jobs
import Operations
import Logging
import enum Mongo.BSONValue
import class Mongo.Client
import struct Mongo.Document
import struct Mongo.FindOptions
import Outputs
import Phrases
import Redis
import Resilience
import StandIn
import Support
import TelegramAPI
import Testing

@testable import Send
@testable import WorkerRuntime

/// The pool `send` between a real Redis and a stand-in for Telegram. Deliveries are taken by hand, so that a test can end a
/// run wherever a process can die.
struct Bench: Sendable {
    static let home = Address(
        chat: ChatID(42), thread: nil, user: UserID(42), message: MessageID(7), language: .russian)

    let telegram: StandIn
    let lanes: LaneFunctions
    let limits: SendingLimits
    let cards: CardBook
    let store: Store
    private let database: Mongo.Client
    let pool: Pool
    private let updates = Support.Counter()

    /// - Parameter telegram: what it says to the first calls; to later ones what it always says.
    static func run(
        _ answers: [StandIn.Answer?] = [], rates: SendingRates = .off, on server: RedisServer? = nil,
        data: MongoServer? = nil, reachable: Bool = true, _ body: @Sendable (Bench) async throws -> Void
    ) async throws {
        let shared = try await SharedRedis.server()
        let lanes = LaneFunctions(connection: (server ?? shared).connect("bench"), bot: SharedRedis.bots.next())
        defer { lanes.connection.close() }
        let client = HTTPClient.Client(maximumConnectionsPerHost: 8)
        defer { client.shutdown() }
        let token = try #require(BotToken("123456:TEST-TOKEN"))
        let behaviour: StandIn.Behaviour = { call in
            (answers.indices.contains(call.number) ? answers[call.number] : nil) ?? .usual(call)
        }
        let database =
            if let data { try data.connect(database: SharedMongo.newDatabase(), connections: 1) } else {
                try await SharedMongo.connect()
            }
        let store = Store(client: database, database: database.databaseName)
        try await StandIn.run(behaviour) { telegram in
            let limits = SendingLimits(lanes: lanes, rates: rates)
            // Port 1 of the loopback is reserved and unused.
            let base = reachable ? telegram.url : "http://127.0.0.1:1"
            let cards = CardBook(lanes: lanes)
            let pool = Sending.pool(
                width: 1, bot: Bot(token: token, base: base, client: client), store: store, limits: limits,
                cards: cards, defaultLanguage: .english,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await body(
                Bench(
                    telegram: telegram, lanes: lanes, limits: limits, cards: cards, store: store,
                    database: database, pool: pool))
        }
    }

    private init(
        telegram: StandIn, lanes: LaneFunctions, limits: SendingLimits, cards: CardBook, store: Store,
        database: Mongo.Client, pool: Pool
    ) {
        self.telegram = telegram
        self.lanes = lanes
        self.limits = limits
        self.cards = cards
        self.store = store
        self.database = database
        self.pool = pool
    }

    /// What was sent, edited and deleted, in a line each.
    var written: [String] { telegram.lines(of: ["sendMessage", "editMessageText", "deleteMessage"]) }

    /// Leaves a file in the outbox of a family of its own.
    func leave(_ bytes: [UInt8]) async throws -> Parcel {
        try await store.prepare()
        let settings = FamilySettings(language: .russian, zone: .utc)
        let code = try await store.makeOwnerLink(for: FamilyID("home"), settings: settings, at: .now)
        let key = WriteKey(job: JobKey(update: UpdateID(updates.next()), date: 0), call: 0)
        let owner = try await store.invites.accept(
            code, for: UserID(updates.next()), name: PersonName("owner"), by: key, at: .now
        ).get()
        let pieces = AsyncStream { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
        return try await store.outbox(of: owner).put(pieces, by: key)
    }

    /// Takes the last chunk of every file in the outbox away.
    func tearFile() async throws {
        let chunks = database.collection("outbox.chunks")
        let last = try await chunks.find(
            Document.self, where: [:], options: FindOptions(sort: ["n": -1], limit: 1)
        ).all().first?["n"]
        _ = try await chunks.deleteMany(where: ["n": last ?? .null])
    }

    /// Lets so many reads pass and breaks the connections of those behind them.
    func breakConnections(afterReads count: Int) async throws {
        try await setFailPoint(["skip": .int(count)])
    }

    func mendConnections() async throws { try await setFailPoint("off") }

    private func setFailPoint(_ mode: BSONValue) async throws {
        _ = try await database.database("admin").run([
            "configureFailPoint": "failCommand", "mode": mode,
            "data": ["failCommands": ["find"], "closeConnection": true],
        ])
    }

    func outboxIsEmpty() async throws -> Bool {
        for name in ["files", "chunks"] {
            let count = try await database.collection("outbox.\(name)").count(where: [:])
            if count > 0 { return false }
        }
        return true
    }

    /// Puts an output into its chat's lane; `age` is how long ago its question came, in milliseconds.
    func put(_ draft: Draft, age: Int64 = 0) async throws {
        let update = UpdateID(updates.next())
        let item = Item(
            pool: draft.pool, kind: draft.kind, key: JobKey(update: update, date: 0).output(0),
            arrival: WallClock.milliseconds - age,
            address: draft.address, payload: draft.payload)
        _ = try await lanes.enqueue(
            item, of: update, on: draft.lane, from: nil, capacity: 100, refusal: nil, deadline: .seconds(5))
    }

    /// Takes the next output.
    func take() async throws -> Run {
        guard case .deliveries(let deliveries) = try await lanes.take(1, from: .send, as: "w1") else {
            throw Missing("an output to take")
        }
        return try Run(try #require(deliveries.first), on: self)
    }

    /// Takes over what another worker holds, as after its death.
    func takeOver() async throws -> Run {
        let deliveries = try await lanes.reclaim(1, from: .send, as: "w2", idle: .zero, crashLimit: 9).deliveries
        return try Run(try #require(deliveries.first), on: self)
    }

    /// One output from its lane to its end.
    @discardableResult
    func deliver(_ draft: Draft, age: Int64 = 0) async throws -> String {
        try await put(draft, age: age)
        let run = try await take()
        let outcome = try await run.outcome()
        try await run.settle()
        return outcome
    }
}

/// One delivery in a worker's hands.
struct Run: Sendable {
    let delivery: Delivery
    let job: Job
    private let bench: Bench

    fileprivate init(_ delivery: Delivery, on bench: Bench) throws {
        let item = try Item(decoding: delivery.item)
        self.delivery = delivery
        self.bench = bench
        job = Job(
            key: item.key, kind: item.kind, lane: delivery.lease.lane, address: item.address, payload: item.payload,
            arrival: item.arrival, attempts: delivery.attempts, crashes: delivery.crashes,
            steps: StepBook(lanes: bench.lanes, lease: delivery.lease, memo: delivery.memo))
    }

    /// Runs the handler: `done`, `later 7.0 flood`, `never refused`.
    func outcome() async throws -> String {
        switch try await bench.pool.handle(job) {
        case .done(let drafts): drafts.isEmpty ? "done" : "done with outputs"
        case .later(let pause, let reason): "later \(pause / .seconds(1)) \(reason)"
        case .never(let reason): "never \(reason)"
        }
    }

    /// Ends the job, so that the lane's next one can be taken.
    func settle() async throws {
        #expect(try await bench.lanes.done(delivery.lease, outputs: []) == .settled)
    }

    /// Gives the job back, as after a pause: another run sees what this one remembered.
    func giveBack() async throws {
        #expect(try await bench.lanes.giveBack(delivery.lease, attempts: 0, crashes: 0) == .settled)
    }
}

extension Draft {
    /// A plain message for the chat of `address`.
    static func text(
        _ text: String, card: String? = nil, revision: Int? = nil, buttons: [String] = [],
        to address: Address = Bench.home
    ) throws -> Draft {
        let row = buttons.map { Keyboard.Button($0, .callback("x")) }
        return try .message(
            OutgoingMessage(
                text: RichText(text), card: card.map { CardName(rawValue: $0) }, revision: revision,
                keyboard: row.isEmpty ? nil : Keyboard(rows: [row])), to: address)
    }
}

extension Address {
    static func group(_ chat: Int64, thread: Int64? = nil) -> Address {
        Address(
            chat: ChatID(chat), thread: thread.map { ThreadID($0) }, user: UserID(42), message: MessageID(7),
            language: .russian)
    }
}
