public import Hummingbird
import HTTPTypes
import NIOCore

extension Router {
    /// Adds `/livez` and `/readyz`: 200 when all is well, 503 when a check is not.
    @discardableResult
    public func addHealthRoutes(liveness: Liveness, readiness: Readiness) -> Self {
        get("/livez") { _, _ in try response(liveness.report()) }
        get("/readyz") { _, _ in try response(await readiness.report()) }
        return self
    }
}

private func response(_ checks: HealthChecks) throws -> Response {
    Response(
        status: checks.isOK ? .ok : .serviceUnavailable,
        headers: [.contentType: "application/json", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: try checks.json())))
}
