import FoundationEssentials
public import Redis

/// The programs' reports about themselves, kept in Redis for fifteen seconds.
public struct HealthReports: Sendable {
    /// Programs that report; the ingress merges.
    public static let reporters = ["familybot-worker", "familybot-scheduler"]

    private let connection: Connection
    private let prefix: String

    /// - Parameter prefix: that all keys of the bot share.
    public init(connection: Connection, prefix: String) {
        self.connection = connection
        self.prefix = prefix
    }

    /// All reports that are there. One that cannot be read, as a later version may write it, is left out.
    public func all() async throws(ConnectionError) -> [HealthReport] {
        let keys = Self.reporters.map { "\(prefix)health:\($0)" }
        let values = try await connection.send(Command(["MGET"] + keys), deadline: .seconds(1)).array ?? []
        return values.compactMap { value in value.bytes.flatMap { try? HealthReport(json: $0) } }
    }

    /// Leaves a report; it expires by itself when the next one does not come.
    public func store(_ report: HealthReport) async throws {
        let json = String(decoding: try report.json(), as: UTF8.self)
        _ = try await connection.send(
            Command("SET", "\(prefix)health:\(report.program)", json, "PX", String(OverallHealth.freshFor)))
    }
}
