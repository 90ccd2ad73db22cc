@testable import Mongo
import Support
import Testing

@Suite("What a server must be")
struct SuitabilityTests {
    static let member = ServerFacts(host: "mongodb://db:27017", replicaSet: "rs0", version: "7.0.14")

    @Test("a member of the wanted set with a supported version is enough")
    func enough() {
        #expect(Self.member.shortfalls(expecting: "rs0").isEmpty)
        #expect(Self.member.shortfalls(expecting: nil).isEmpty)
        var router = Self.member
        router.replicaSet = nil
        router.isRouter = true
        #expect(router.shortfalls(expecting: nil).isEmpty)
    }

    @Test(
        "versions from 6.0 to 8.0 are supported, others have a line",
        arguments: [
            ("5.0.31", false), ("6.0.0", true), ("6.0.5", true), ("7.3.1", true), ("8.0.12", true), ("8.1.0", false),
            ("9.0.0", false), ("unknown", false),
        ])
    func versions(version: String, isSupported: Bool) {
        var facts = Self.member
        facts.version = version
        let lines = facts.shortfalls(expecting: "rs0")
        #expect(lines.isEmpty == isSupported)
        #expect(lines.allSatisfy { $0.contains("has version \(version); 6.0 to 8.0 are supported") })
    }

    @Test("a standalone server is refused with the line that mends it, whether the address names a set or not")
    func standalone() async throws {
        let server = try await MongoServer.startStandalone()
        for query in ["", "?replicaSet=family"] {
            let address = try Address(parsing: "mongodb://127.0.0.1:\(server.port)/\(query)")
            let client = try Client(to: address, database: "test", appName: "test", connections: 1)
            let lines = try await client.shortfalls()
            let name = query.isEmpty ? "rs0" : "family"
            #expect(lines.count == 1)
            #expect(lines.first?.contains("is a standalone server") == true)
            #expect(lines.first?.contains("mongod --replSet \(name)") == true)
            await client.close()
        }
    }

    @Test("a set that nobody has made, and a set of another name, have their own lines")
    func otherSets() async throws {
        let uninitiated = try await MongoServer.startUninitiated()
        let waiting = try uninitiated.connect(connections: 1)
        let lines = try await waiting.shortfalls()
        #expect(lines.count == 1 && lines.first?.contains("Run: mongosh") == true)
        await waiting.close()
        let server = try await SharedMongo.server()
        let other = try Client(
            to: try Address(parsing: "mongodb://127.0.0.1:\(server.port)/?replicaSet=rs1"), database: "test",
            appName: "test", connections: 1)
        let names = try await other.shortfalls()
        #expect(names.count == 1 && names.first?.contains("Write replicaSet=rs0 into MONGODB_URI") == true)
        await other.close()
        let right = try await SharedMongo.connect()
        #expect(try await right.shortfalls().isEmpty)
        await right.close()
    }

    @Test("where no server answers, nothing can be said")
    func nobody() async throws {
        let server = try await MongoServer.start()
        try await server.kill()
        let client = try server.connect(connections: 1)
        await #expect(throws: MongoError.notConnected) { try await client.shortfalls() }
        await client.close()
    }

    @Test("the time for which it keeps snapshots is what it was set to")
    func snapshots() async throws {
        let server = try await MongoServer.start()
        let client = try server.connect(connections: 1)
        #expect(try await client.snapshotWindow() == 300)
        _ = try await client.database("admin").run(["setParameter": 1, "minSnapshotHistoryWindowInSeconds": 17])
        #expect(try await client.snapshotWindow() == 17)
        await client.close()
    }

    @Test("a password that the server refuses is an error for the operator, without the password")
    func wrongPassword() async throws {
        let server = try await SharedMongo.server()
        let address = try Address(parsing: "mongodb://anna:secret@127.0.0.1:\(server.port)/?replicaSet=rs0")
        let client = try Client(to: address, database: "test", appName: "test", connections: 1)
        let error = await #expect(throws: MongoError.self) { try await client.collection("things").count(where: [:]) }
        #expect(error == .refused(.init(code: 18, name: "AuthenticationFailed")))
        await client.close()
    }
}
