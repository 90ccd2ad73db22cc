import NIOCore
import NIOHTTP1
import NIOPosix
internal import Threading

/// A small HTTP/1.1 client with kept connections: posts updates to the webhook, and lets tests speak to the simulator.
///
/// It speaks plain HTTP to a numeric address, never repeats a request by itself, and follows no redirects.
final class LoopbackClient: Sendable {
    struct Answer: Sendable {
        let status: Int
        let headers: [String: String]
        let body: [UInt8]
        /// The server leaves the connection open for the next request.
        let keepsConnection: Bool
    }

    enum Failure: Error, Sendable, CustomStringConvertible {
        case badAddress
        case notConnected
        case closedWithoutAnswer
        case timedOut
        case notHTTP

        var description: String {
            switch self {
            case .badAddress: "not a plain http:// address"
            case .notConnected: "Connection refused"
            case .closedWithoutAnswer: "Connection reset by peer"
            case .timedOut: "Read timeout expired"
            case .notHTTP: "the answer is not HTTP"
            }
        }
    }

    private let idle = Locked<[String: [any Channel]]>([:])

    /// Sends one request and reads its whole answer.
    ///
    /// - Parameter limit: how long connecting and answering may take together.
    func send(
        _ method: String = "GET", _ address: String, headers: [String: String] = [:], body: [UInt8] = [],
        within limit: Duration = .seconds(60)
    ) async throws(Failure) -> Answer {
        guard let url = PlainURL(address) else { throw .badAddress }
        let channel = try await connection(to: url)
        var fields = HTTPHeaders(headers.map { ($0.key, $0.value) })
        fields.replaceOrAdd(name: "host", value: url.authority)
        fields.replaceOrAdd(name: "content-length", value: String(body.count))
        let request = PendingRequest(
            head: HTTPRequestHead(version: .http1_1, method: .init(rawValue: method), uri: url.target, headers: fields),
            body: body, answer: channel.eventLoop.makePromise(of: Answer.self),
            limit: .milliseconds(limit.milliseconds))
        let answer: Answer
        do {
            channel.writeAndFlush(request, promise: nil)
            answer = try await withTaskCancellationHandler {
                try await request.answer.futureResult.get()
            } onCancel: {
                channel.close(promise: nil)
            }
        } catch {
            throw error as? Failure ?? .closedWithoutAnswer
        }
        if answer.keepsConnection && channel.isActive {
            idle.withLock { $0[url.authority, default: []].append(channel) }
        } else {
            channel.close(promise: nil)
        }
        return answer
    }

    /// Closes the kept connections.
    func close() {
        let channels = idle.withLock { idle in
            defer { idle = [:] }
            return idle.values.flatMap { $0 }
        }
        for channel in channels { channel.close(promise: nil) }
    }

    private func connection(to url: PlainURL) async throws(Failure) -> any Channel {
        while let kept = idle.withLock({ $0[url.authority]?.popLast() }) {
            if kept.isActive { return kept }
        }
        do {
            return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.socketOption(.tcp_nodelay), value: 1)
                .connectTimeout(.seconds(5))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHTTPClientHandlers()
                        try channel.pipeline.syncOperations.addHandler(ExchangeHandler())
                    }
                }
                .connect(host: url.host, port: url.port).get()
        } catch {
            throw .notConnected
        }
    }
}

/// The parts of `http://host:port/path?query`.
struct PlainURL: Sendable {
    let host: String
    let port: Int
    let target: String
    var authority: String { "\(host):\(port)" }

    init?(_ text: String) {
        guard let match = text.wholeMatch(of: /http:\/\/([^\/:?#]+)(?::([0-9]{1,5}))?(\/[^#]*)?/) else { return nil }
        guard let port = match.2.map({ Int($0) }) ?? 80, (1...65535).contains(port) else { return nil }
        host = String(match.1)
        self.port = port
        target = match.3.map { String($0) } ?? "/"
    }
}
