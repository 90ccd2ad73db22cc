import Domain
import FamilyStore
import Foundation
import HTTPClient
import Jobs
import Logging
import OpenAIAPI
import Operations
import Outputs
import Phrases
import Reception
import Redis
import Resilience
import StandIn
import Support
import TelegramAPI
import Testing

@testable import Chat
@testable import WorkerRuntime

/// The pool `chat` between a real Redis and one stand-in for both Telegram and the AI, so that the order of all calls is seen.
struct Bench: Sendable {

    let world: StandIn
    let lanes: LaneFunctions
    let watch: DependencyWatch
    let pool: Pool
    let store: Store
    private let updates = Support.Counter()

    /// - Parameters:
    ///   - behaviour: nil where the world answers as usual: a friendly Telegram, and an AI that says "Ответ".
    ///   - hasAI: whether one is configured.
    ///   - isStoreReady: whether MongoDB is there.
    static func run(
        rates: SendingRates = .off, hasAI: Bool = true, isStoreReady: Bool = true,
        world behaviour: @escaping @Sendable (Call) async throws -> StandIn.Answer? = { _ in nil },
        _ body: @Sendable (Bench) async throws -> Void
    ) async throws {
        let lanes = LaneFunctions(
            connection: try await SharedRedis.server().connect("bench"), bot: SharedRedis.bots.next())
        defer { lanes.connection.close() }
        let store = try await home()
        let client = HTTPClient.Client(maximumConnectionsPerHost: 8)
        defer { client.shutdown() }
        let token = try #require(BotToken("123456:TEST-TOKEN"))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let watch = DependencyWatch()
        try await StandIn.run({ call in try await behaviour(call) ?? Self.usual(call) }) { world in
            let endpoint = OpenAIAPI.Endpoint(
                baseURL: "\(world.url)/v1", apiKey: APIKey("sk-test"), client: client)
            let answers = PaidAnswers(endpoint: endpoint, model: "m", watch: watch, logger: logger)
            let pool = Conversation.pool(
                .chat, width: 1, bot: Bot(token: token, base: world.url, client: client),
                answers: hasAI ? answers : nil, store: store, isStoreReady: { isStoreReady }, lanes: lanes,
                limits: SendingLimits(lanes: lanes, rates: rates),
                defaultLanguage: .english, logger: logger)
            try await body(Bench(world: world, lanes: lanes, watch: watch, pool: pool, store: store))
        }
    }

    /// A family with one owner, 42, who speaks Russian.
    private static func home() async throws -> Store {
        let name = SharedMongo.newDatabase()
        let store = Store(
            client: try await SharedMongo.server().connect(database: name, connections: 2), database: name)
        try await store.prepare()
        try await store.installOwners([UserID(42)], settings: FamilySettings(language: .russian, zone: .utc))
        return store
    }

    private init(world: StandIn, lanes: LaneFunctions, watch: DependencyWatch, pool: Pool, store: Store) {
        self.world = world
        self.lanes = lanes
        self.watch = watch
        self.pool = pool
        self.store = store
    }

    private static func usual(_ call: Call) -> StandIn.Answer {
        call.method == "completions" ? .completion("Ответ") : .usual(call)
    }

    /// Questions that the AI got.
    var questions: Int { world.calls.count { $0.method == "completions" } }

    /// Puts an update into a lane, as the ingress does.
    func put(_ event: Event, kind: JobKind = .text, address: Address? = nil, arrival: Int64 = 0) async throws {
        let update = UpdateID(updates.next())
        let address = address ?? event.address
        let item = Item(
            pool: .chat, kind: kind, key: JobKey(update: update, date: 1_700_000_000), arrival: arrival,
            address: address,
            payload: Array(#"{"update_id":\#(update),\#(event.json)}"#.utf8))
        let lane: Lane = kind == .control ? .control(address.chat, UserID(42)) : .conversation(address.chat, UserID(42))
        _ = try await lanes.enqueue(
            item, of: update, on: lane, from: nil, capacity: 100, refusal: nil, deadline: .seconds(5))
    }

    /// A photo of 42 that a worker looks at.
    func takePhoto() async throws -> Lease {
        let update = UpdateID(updates.next())
        let item = Item(
            pool: .photo, kind: .photo, key: JobKey(update: update, date: 1_700_000_000), arrival: 0,
            address: Event.text("").address, payload: [])
        _ = try await lanes.enqueue(
            item, of: update, on: .photos(ChatID(42), UserID(42)), from: nil, capacity: 100, refusal: nil,
            deadline: .seconds(5))
        guard case .deliveries(let deliveries) = try await lanes.take(1, from: .photo, as: "w1") else {
            throw Missing("a photo to take")
        }
        return try #require(deliveries.first).lease
    }

    /// Takes the next job.
    func take() async throws -> Run {
        guard case .deliveries(let deliveries) = try await lanes.take(1, from: .chat, as: "w1") else {
            throw Missing("a job to take")
        }
        return try Run(try #require(deliveries.first), on: self)
    }

    /// One update from its lane to its end; what came of it in a line each.
    @discardableResult
    func ask(_ event: Event, kind: JobKind = .text) async throws -> [String] {
        try await put(event, kind: kind)
        let run = try await take()
        let outcome = try await run.outcome()
        try await run.settle()
        return outcome
    }

    /// Whether somebody asked to stop the job at the head of the lane of this chat.
    func isCancelled(in chat: Int64) async throws -> Bool {
        let head = try await lanes.connection.send(Command("LINDEX", "\(lanes.prefix)l:c:\(chat):42", "0"))
        let key = try #require(head.bytes.flatMap { Item.key(of: $0) })
        return try await lanes.connection.send(Command("EXISTS", "\(lanes.prefix)cancel:\(key)")) == .integer(1)
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
            arrival: item.arrival, photosWaiting: delivery.photosWaiting, attempts: delivery.attempts,
            crashes: delivery.crashes,
            steps: StepBook(lanes: bench.lanes, lease: delivery.lease, memo: delivery.memo))
    }

    /// Runs the handler: `phrase help owner`, `message "Ответ" card answer:7`, `later no_profile`, `never malformed_update`.
    func outcome() async throws -> [String] {
        switch try await bench.pool.handle(job) {
        case .done(let drafts): try drafts.map(line)
        case .later(_, let reason): ["later \(reason)"]
        case .never(let reason): ["never \(reason)"]
        }
    }

    func settle() async throws {
        #expect(try await bench.lanes.done(delivery.lease, outputs: []) == .settled)
    }

    /// Gives the job back, as after a worker's end: another run sees what this one remembered.
    func giveBack() async throws {
        #expect(try await bench.lanes.giveBack(delivery.lease, attempts: 0, crashes: 0) == .settled)
    }

    private func line(_ draft: Draft) throws -> String {
        if draft.pool != .send { return "job \(draft.pool.rawValue)" }
        var address = draft.address
        address.language = job.address?.language  // a person's own may be another than Telegram's
        #expect(draft.pool == .send && draft.lane == .output(address.chat) && address == job.address)
        let payload = Data(draft.payload)
        if draft.kind == .phrase {
            let phrase = try JSONDecoder().decode(Phrase.self, from: payload)
            if case .unsupported(let kind) = phrase { return "phrase unsupported \(kind.rawValue)" }
            switch phrase {
            case .userAdded(_, _, let name?): return "phrase userAdded \(name)"
            case .userRemoved(_, let name?): return "phrase userRemoved \(name)"
            default: break
            }
            if case .help(let role?) = phrase { return "phrase help \(role)" }
            return "phrase \(phrase.name.rawValue)"
        }
        let message = try JSONDecoder().decode(OutgoingMessage.self, from: payload)
        return "message \"\(message.text.text)\" card \(message.card?.rawValue ?? "none")"
    }
}

extension StandIn.Answer {
    /// An answer of the AI.
    static func completion(_ text: String, finish: String = "stop") -> StandIn.Answer {
        let text = text.replacing("\n", with: "\\n")
        return .json(
            200,
            """
            {"model":"m","choices":[{"index":0,"finish_reason":"\(finish)",\
            "message":{"role":"assistant","content":"\(text)"}}]}
            """)
    }

    /// A refusal of the AI, as OpenAI writes it.
    static func aiError(_ status: Int, code: String = "", headers: [String: String] = [:]) -> StandIn.Answer {
        .json(status, #"{"error":{"message":"no","type":null,"code":"\#(code)"}}"#, headers: headers)
    }
}
