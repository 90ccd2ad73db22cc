import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Runs `body` against a real server with these routes, on a free port.
func withServer<Result: Sendable>(
    _ router: Router<BasicRequestContext>, _ body: @Sendable (_ url: String) async throws -> Result
) async throws -> Result {
    let ports = Events<Int>()
    let application = Application(
        router: router,
        configuration: .init(address: .hostname("127.0.0.1", port: 0), backlog: 4096),
        onServerRunning: { channel in ports.send(channel.localAddress?.port ?? 0) },
        logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await application.run() }
        defer { group.cancelAll() }
        return try await body("http://127.0.0.1:\(await ports.next() ?? 0)")
    }
}

/// `/echo` answers with the request's own body; what else it saw goes into headers.
func echoRouter() -> Router<BasicRequestContext> {
    let router = Router()
    for method in [HTTPRequest.Method.get, .post] {
        router.on("echo", method: method) { request, _ in
            let body = try await request.body.collect(upTo: 64 << 20)
            var headers: HTTPFields = [.seenMethod: request.method.rawValue]
            if let type = request.headers[.contentType] { headers[.seenType] = type }
            if let length = request.headers[.contentLength] { headers[.seenLength] = length }
            if let query = request.uri.query { headers[.seenQuery] = query }
            if let custom = request.headers[.custom] { headers[.custom] = custom }
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
        }
    }
    return router
}

extension HTTPField.Name {
    static let seenMethod = named("x-seen-method")
    static let seenType = named("x-seen-type")
    static let seenLength = named("x-seen-length")
    static let seenQuery = named("x-seen-query")
    static let custom = named("x-custom")

    private static func named(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("not a header's name") }
        return field
    }
}
