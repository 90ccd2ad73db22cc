import HTTPClient
import HTTPTypes
import Hummingbird
import NIOCore
import TelegramAPI
import Testing
import Threading

/// What the stand-in does with a call.
enum Reply: Sendable {
    case json(HTTPResponse.Status, String)
    case html(HTTPResponse.Status)
    case bytes([UInt8])
    /// Elsewhere, at the same server.
    case redirect
    /// Announces a body and closes the connection.
    case cut
}

/// A call as the stand-in saw it.
struct SeenCall: Sendable {
    let path: String
    let contentType: String?
    let body: String
}

/// A stand-in for the Bot API that gives one reply to everything, and the bot that talks to it.
struct TelegramServer: Sendable {
    static let token = "123456:TEST-TOKEN-SECRET"

    let bot: Bot
    let url: String
    private let calls: Locked<[SeenCall]>

    var seen: [SeenCall] { calls.withLock { $0 } }

    /// Runs `body` with a server on a free port, which ends with it.
    static func run(
        _ reply: Reply, _ body: @Sendable (TelegramServer) async throws -> Void
    ) async throws {
        let calls = Locked<[SeenCall]>([])
        let (ports, port) = AsyncStream<Int>.makeStream()
        let router = Router()
        let answer: @Sendable (Hummingbird.Request, BasicRequestContext) async throws -> Hummingbird.Response = {
            request, _ in
            let body = try await request.body.collect(upTo: 1 << 20)
            let call = SeenCall(
                path: request.uri.path, contentType: request.headers[.contentType], body: String(buffer: body))
            calls.withLock { $0.append(call) }
            return response(reply)
        }
        router.post("**", use: answer)
        router.get("**", use: answer)
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            defer { group.cancelAll() }
            let number = try #require(await ports.first { _ in true })
            let url = "http://127.0.0.1:\(number)"
            let client = Client(maximumConnectionsPerHost: 4)
            let token = try #require(BotToken(Self.token))
            try await body(
                TelegramServer(bot: Bot(token: token, base: url, client: client), url: url, calls: calls))
            client.shutdown()
        }
    }

    private static func response(_ reply: Reply) -> Hummingbird.Response {
        switch reply {
        case .json(let status, let text):
            Response(status: status, headers: [.contentType: "application/json"], body: body(text))
        case .html(let status):
            Response(status: status, headers: [.contentType: "text/html"], body: body("<html>bad</html>"))
        case .bytes(let bytes):
            Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .redirect:
            Response(status: .found, headers: [.location: "/elsewhere"])
        case .cut:
            Response(status: .ok, body: ResponseBody(contentLength: 100) { _ in throw Cut() })
        }
    }

    private static func body(_ text: String) -> ResponseBody { ResponseBody(byteBuffer: ByteBuffer(string: text)) }

    private struct Cut: Error {}
}
