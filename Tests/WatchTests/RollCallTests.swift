import Domain
import FamilyStore
import Jobs
import Logging
import Mongo
import Operations
import Redis
import ServiceLifecycleTestKit
import Support
import Testing
import Threading
import Watch

@Suite("The roll call", .timeLimit(.minutes(5)))
struct RollCallTests {
    @Test("waits for the store, and makes a lost set anew long before the roll is due again")
    func lost() async throws {
        let client = try await SharedMongo.connect()
        let store = Store(client: client, database: client.databaseName)
        try await store.prepare()
        try await store.installOwners([UserID(1)], settings: FamilySettings(language: .russian, zone: .utc))
        let lanes = LaneFunctions(connection: try await SharedRedis.server().connect(), bot: SharedRedis.bots.next())
        let people = lanes.knownPeople
        let looks = Looks()
        let call = RollCall(
            directory: store.directory, people: people, isStoreReady: looks.isStoreReady, liveness: Liveness(),
            logger: Logger(label: "test"))
        try await testGracefulShutdown { trigger async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await call.run() }
                try await looks.reach(2)
                #expect(try await people.all() == nil)
                looks.storeIsReady()
                try await until { try await people.all() == [UserID(1)] }
                // The look after the one that made the set has compared again: from then on the roll is not due.
                try await looks.reach(looks.count + 3)
                _ = try await lanes.connection.send(Command("DEL", "\(lanes.prefix)known"))
                try await until { try await people.all() == [UserID(1)] }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        await client.close()
    }
}

/// Counts how often the roll call has looked.
private final class Looks: Sendable {
    private let state = Locked((count: 0, isReady: false))

    var count: Int { state.withLock { $0.count } }

    @Sendable func isStoreReady() -> Bool {
        state.withLock { state in
            state.count += 1
            return state.isReady
        }
    }

    func storeIsReady() { state.withLock { $0.isReady = true } }

    func reach(_ number: Int) async throws { try await until { self.count >= number } }
}

private func until(_ holds: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(120)
    while try await !holds() {
        try #require(ContinuousClock.now < end, "never")
        try await Task.sleep(for: .milliseconds(50))
    }
}
