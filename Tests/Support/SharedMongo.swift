public import Mongo

/// One mongod for all suites of a test bundle, which keep apart by database.
public enum SharedMongo {
    private static let starting = Task { try await MongoServer.start() }
    private static let databases = Counter()

    public static func server() async throws -> MongoServer { try await starting.value }

    /// A client of the shared server with a database that no other test has.
    public static func connect(connections: Int = 2) async throws -> Client {
        try await server().connect(database: newDatabase(), connections: connections)
    }

    /// The name of a database that no other test has.
    public static func newDatabase() -> String { "test\(databases.next())" }
}
