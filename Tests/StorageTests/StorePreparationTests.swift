import Domain
import FamilyStore
import Logging
import Mongo
import Operations
import ServiceLifecycleTestKit
import Storage
import Support
import Testing

@Suite("The preparation of MongoDB at the start", .serialized, .timeLimit(.minutes(5)))
struct StorePreparationTests {
    @Test("makes the store ready and the first owners members, and ends when it is asked to")
    func ready() async throws {
        let bench = try Bench(try await SharedMongo.server())
        #expect(!bench.preparation.isReady)
        try await bench.run {
            try await until { bench.preparation.isReady }
            #expect(try await bench.store.directory.member(UserID(7))?.role == .owner)
            #expect(try await bench.store.preparedVersion() == Store.schemaVersion)
            #expect(bench.watch.states[.mongo] == .up)
        }
        await bench.client.close()
    }

    @Test("waits for a server that is down, and sees it go and come back later")
    func outage() async throws {
        let server = try await MongoServer.start()
        try await server.kill()
        let bench = try Bench(server)
        try await bench.run {
            try await until { bench.watch.states[.mongo] == .down }
            #expect(!bench.preparation.isReady)
            try await server.restart()
            try await until { bench.preparation.isReady }
            #expect(bench.watch.states[.mongo] == .up)
            try await server.kill()
            try await until { bench.watch.states[.mongo] == .down }
            // What was made once is there when the server is: jobs ask it, and hear that it is away.
            #expect(bench.preparation.isReady)
            try await server.restart()
            try await until { bench.watch.states[.mongo] == .up }
        }
        await bench.client.close()
    }

    @Test("ends the program before a standalone server, with the line that mends it")
    func standalone() async throws {
        let bench = try Bench(try await MongoServer.startStandalone())
        let error = await #expect(throws: ConfigurationError.self) { try await bench.preparation.run() }
        #expect(error?.problems.count == 1)
        #expect(error?.problems.first?.contains("is a standalone server") == true)
        #expect(error?.problems.first?.contains("mongod --replSet rs0") == true)
        #expect(!bench.preparation.isReady)
        await bench.client.close()
    }

    @Test("ends the program when an index of an older arrangement is in the way")
    func conflict() async throws {
        let bench = try Bench(try await SharedMongo.server())
        try await bench.client.collection("films").create(indexes: [Index("titles", on: ["familyID": 1])])
        let error = await #expect(throws: ConfigurationError.self) { try await bench.preparation.run() }
        #expect(error?.problems.first?.contains("titles") == true)
        await bench.client.close()
    }
}

/// A preparation of a database of the test's own.
private struct Bench {
    /// Kept, for a server ends with the last who knows it.
    let server: MongoServer
    let client: Client
    let store: Store
    let watch = DependencyWatch()
    let preparation: StorePreparation

    init(_ server: MongoServer) throws {
        self.server = server
        client = try server.connect(database: SharedMongo.newDatabase(), connections: 2)
        store = Store(client: client, database: client.databaseName)
        let environment = ProgramEnvironment(
            variables: ["MONGODB_URI": server.uri, "FAMILYBOT_OWNER_IDS": "7", "FAMILYBOT_TIMEZONE": "UTC"]
        ) { path in throw Missing(path) }
        let settings = try environment.read { $0.storage() }
        preparation = StorePreparation(
            client: client, store: store, settings: settings, watch: watch, logger: Logger(label: "test"))
    }

    /// Runs it beside `body`, and asks it to end then.
    func run(_ body: @Sendable () async throws -> Void) async throws {
        try await testGracefulShutdown { trigger async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await preparation.run() }
                try await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }
}

private func until(_ holds: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(120)
    while !holds() {
        try #require(ContinuousClock.now < end, "never")
        try await Task.sleep(for: .milliseconds(50))
    }
}
