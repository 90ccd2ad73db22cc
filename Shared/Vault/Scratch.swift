public import Mongo

/// A database beside an installation's own that is made to be dropped.
public struct Scratch: Sendable {
    /// What its name is made of, besides the installation's.
    public enum Purpose: String, Sendable { case drill }

    public let name: String

    /// One that nobody else has.
    public init(beside database: String, for purpose: Purpose) {
        name = Self.start(database, purpose) + String(UInt32.random(in: 0 ... .max), radix: 16)
    }

    func drop(_ client: Client) async throws(MongoError) { try await client.database(name).drop() }

    /// Drops what earlier runs have left behind that did not end.
    ///
    /// - Returns: their names.
    public static func sweep(
        beside database: String, for purpose: Purpose, _ client: Client
    ) async throws(MongoError) -> [String] {
        let reply = try await client.database("admin").run(["listDatabases": 1, "nameOnly": true])
        let names = (reply["databases"]?.array ?? []).compactMap { $0.document?["name"]?.string }
        let left = names.filter { isScratch($0, beside: database, purpose) }
        for name in left { try await client.database(name).drop() }
        return left
    }

    private static func start(_ database: String, _ purpose: Purpose) -> String {
        "\(database)_\(purpose.rawValue)_"
    }

    private static func isScratch(_ name: String, beside database: String, _ purpose: Purpose) -> Bool {
        let start = start(database, purpose)
        return name.hasPrefix(start) && name.count > start.count
            && name.dropFirst(start.count).allSatisfy(\.isHexDigit)
    }
}
