internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Threading

/// A small HTTP server in place of Telegram and the AI: it says what a test says, and remembers what it was asked.
public final class StandIn: Sendable {
    /// What the server does with a call.
    public enum Answer: Sendable {
        case json(Int, String, headers: [String: String])
        /// The call is done, and its answer is lost: a part of it comes, then the connection breaks.
        case lost

        public static func json(_ status: Int, _ body: String) -> Answer { .json(status, body, headers: [:]) }
    }

    public typealias Behaviour = @Sendable (Call) async throws -> Answer

    /// `http://127.0.0.1:<port>`
    public let url: String
    private let seen: Locked<[Call]>

    private init(url: String, seen: Locked<[Call]>) {
        self.url = url
        self.seen = seen
    }

    /// All calls so far, in the order in which they came.
    public var calls: [Call] { seen.withLock { $0 } }

    /// Calls of these methods, in a line each.
    public func lines(of methods: Set<String>) -> [String] {
        calls.filter { methods.contains($0.method) }.map(\.line)
    }

    /// Runs `body` with a server, which ends with it.
    public static func run(
        _ behaviour: @escaping Behaviour, _ body: @Sendable (StandIn) async throws -> Void
    ) async throws {
        let seen = Locked<[Call]>([])
        let router = Router()
        router.post("**") { request, _ in
            let bytes = try await request.body.collect(upTo: 4 << 20)
            let call = seen.withLock { seen in
                let call = Call(number: seen.count, path: request.uri.path, body: [UInt8](buffer: bytes))
                seen.append(call)
                return call
            }
            return response(try await behaviour(call))
        }
        let (ports, started) = AsyncStream<Int>.makeStream()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { started.yield($0.localAddress?.port ?? 0) }, logger: logger)
        try await serving(application, logger: logger) {
            for await port in ports { return try await body(StandIn(url: "http://127.0.0.1:\(port)", seen: seen)) }
        }
    }

    private static func response(_ answer: Answer) -> Response {
        switch answer {
        case .json(let status, let text, let headers):
            var fields: HTTPFields = [.contentType: "application/json"]
            for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
            return Response(
                status: .init(code: status), headers: fields,
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        case .lost:
            return Response(status: .ok, body: ResponseBody(contentLength: 100) { _ in throw Lost() })
        }
    }

    private struct Lost: Error {}
}
