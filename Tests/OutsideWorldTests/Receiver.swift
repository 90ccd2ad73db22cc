import HTTPTypes
import Hummingbird
import Logging
import NIOCore

@testable import OutsideWorld

/// A webhook that writes down what arrives and answers as its script says.
struct Receiver: Sendable {
    struct Arrival: Sendable {
        let update: JSON
        let body: String
        let secret: String?
        let at: Moment
        /// How many updates were inside the receiver when this one came, itself included.
        let together: Int

        var id: Int64? { update["update_id"]?.integer }
    }

    struct Log: Sendable {
        var arrivals: [Arrival] = []
        var inside = 0
        /// Arrivals wait until as many as this have been let through.
        var released = Int.max
    }

    /// What to answer to the n-th arrival, counted from 0.
    typealias Script = @Sendable (Int, Arrival) -> Answer

    struct Answer: Sendable {
        var status = 200
        var headers: HTTPFields = [:]
        var body: JSON = .null
    }

    let port: Int
    let log: Watched<Log>

    var address: String { "http://127.0.0.1:\(port)/hook" }

    /// Waits for that many arrivals.
    func arrivals(_ count: Int) async throws -> [Arrival] {
        try await log.first { $0.arrivals.count >= count ? $0.arrivals : nil }
    }
}

/// Runs a receiver for the time of `body`.
func withReceiver<Result: Sendable>(
    _ script: @escaping Receiver.Script = { _, _ in .init() }, _ body: (Receiver) async throws -> Result
) async throws -> Result {
    let log = Watched(Receiver.Log())
    let port = Watched<Int?>(nil)
    let application = Application(
        responder: CallbackResponder<BasicRequestContext> { request, _ in
            let bytes = Array(try await request.body.collect(upTo: 1 << 20).readableBytesView)
            let secret = request.headers[.init("X-Telegram-Bot-Api-Secret-Token") ?? .cookie]
            let (number, arrival) = log.change { log in
                log.inside += 1
                let arrival = Receiver.Arrival(
                    update: (try? JSON(parsing: bytes)) ?? .null, body: String(decoding: bytes, as: UTF8.self),
                    secret: secret, at: .now(), together: log.inside)
                log.arrivals.append(arrival)
                return (log.arrivals.count - 1, arrival)
            }
            try await log.first { $0.released > number ? () : nil }
            log.change { $0.inside -= 1 }
            let answer = script(number, arrival)
            let text = answer.body == .null ? "" : answer.body.printed()
            return Response(
                status: .init(code: answer.status), headers: answer.headers,
                body: .init(byteBuffer: ByteBuffer(string: text)))
        },
        configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in port.change { $0 = channel.localAddress?.port } },
        logger: Logger(label: "receiver", factory: { _ in SwiftLogNoOpLogHandler() }))
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await application.run() }
        defer { group.cancelAll() }
        return try await body(Receiver(port: try await port.first { $0 }, log: log))
    }
}
