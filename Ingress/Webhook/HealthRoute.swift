import HTTPTypes
public import Hummingbird
public import Jobs
import NIOCore
import Operations
import Redis

/// `/api/health`: what this ingress sees of Redis, merged with what the other programs report through it.
public struct HealthRoute: Sendable {
    private let lanes: LaneFunctions

    public init(lanes: LaneFunctions) { self.lanes = lanes }

    public func add(to router: Router<BasicRequestContext>) {
        router.get("/api/health") { _, _ in try await respond() }
    }

    private func respond() async throws -> Response {
        let health: OverallHealth
        do {
            let reports = try await HealthReports(connection: lanes.connection, prefix: lanes.prefix).all()
            health = OverallHealth(redis: .up, reports: reports, now: WallClock.milliseconds)
        } catch {
            health = OverallHealth(redis: .down, reports: [], now: WallClock.milliseconds)
        }
        return Response(
            status: .init(code: health.httpStatus),
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: try health.json())))
    }
}
