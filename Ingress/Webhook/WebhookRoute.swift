import HTTPTypes
public import Hummingbird
import Metrics
import NIOCore
import Operations
import Threading

/// The one route that Telegram calls.
public struct WebhookRoute: Sendable {
    /// Bytes; Telegram's own updates stay far below.
    static let largestBody = 1 << 20
    /// Bodies in memory at once; Telegram opens at most 100 connections.
    private static let mostAtOnce = 256
    private static let comeBackSeconds = "3"
    private static let secretHeader = HTTPField.Name("X-Telegram-Bot-Api-Secret-Token")

    private let secret: SharedSecret
    private let intake: Intake
    private let acknowledged = Timer(metric: .updateAckDuration)
    private let underWay = Locked(0)

    public init(secret: SharedSecret, intake: Intake) {
        self.secret = secret
        self.intake = intake
    }

    /// Adds the route at `path`, the path of the URL that Telegram was told.
    public func add(to router: Router<BasicRequestContext>, path: String) {
        router.post(RouterPath(path)) { request, _ in try await respond(to: request) }
    }

    private func respond(to request: Request) async throws -> Response {
        // The secret comes first: of a stranger's body not one byte is read.
        guard let name = Self.secretHeader, secret.admits(request.headers[name]) else {
            Counter(metric: .updatesReceived, [.kind: "unknown", .outcome: "unauthorized"]).increment()
            return Response(status: .unauthorized)
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.largestBody {
            return tooLarge()
        }
        guard enter() else { return comeBack() }
        defer { underWay.withLock { $0 -= 1 } }
        let began = ContinuousClock.now
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: Self.largestBody)
        } catch is NIOTooManyBytesError {
            return tooLarge()
        }
        let verdict = await intake.take([UInt8](buffer: body))
        acknowledged.record(.now - began)
        switch verdict {
        case .accepted(let callback): return accepted(answering: callback)
        case .malformed: return Response(status: .badRequest)
        case .unavailable: return comeBack()
        }
    }

    private func enter() -> Bool {
        underWay.withLock { underWay in
            guard underWay < Self.mostAtOnce else { return false }
            underWay += 1
            return true
        }
    }

    /// Telegram runs the method that stands in the answer: the spinner of a button ends without waiting for a worker.
    private func accepted(answering callback: String?) -> Response {
        guard let callback,
            callback.utf8.allSatisfy({
                ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5a) || ($0 >= 0x61 && $0 <= 0x7a) || $0 == 0x2d
                    || $0 == 0x5f
            })
        else {
            return Response(status: .ok)
        }
        let json = #"{"method":"answerCallbackQuery","callback_query_id":"\#(callback)"}"#
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
    }

    private func comeBack() -> Response {
        Response(status: .serviceUnavailable, headers: [.retryAfter: Self.comeBackSeconds])
    }

    private func tooLarge() -> Response {
        Counter(metric: .updatesReceived, [.kind: "unknown", .outcome: "too_large"]).increment()
        return Response(status: .contentTooLarge)
    }
}
