import NIOCore
import NIOHTTP1

/// A request on its way through the pipeline, with the promise of its answer.
struct PendingRequest: Sendable {
    let head: HTTPRequestHead
    let body: [UInt8]
    let answer: EventLoopPromise<LoopbackClient.Answer>
    let limit: TimeAmount
}

/// Turns a `PendingRequest` into HTTP parts and the parts that come back into its answer; one request at a time.
final class ExchangeHandler: ChannelDuplexHandler {
    typealias OutboundIn = PendingRequest
    typealias OutboundOut = HTTPClientRequestPart
    typealias InboundIn = HTTPClientResponsePart

    private var answer: EventLoopPromise<LoopbackClient.Answer>?
    private var deadline: Scheduled<Void>?
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let request = unwrapOutboundIn(data)
        guard context.channel.isActive else {
            request.answer.fail(LoopbackClient.Failure.closedWithoutAnswer)
            return
        }
        answer = request.answer
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: request.limit) {
            let (handler, context) = bound.value
            handler.fail(.timedOut)
            context.close(promise: nil)
        }
        context.write(wrapOutboundOut(.head(request.head)), promise: nil)
        if !request.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: request.body)))), promise: nil)
        }
        context.write(wrapOutboundOut(.end(nil)), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body(let part): body += Array(part.readableBytesView)
        case .end: finish()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(.closedWithoutAnswer)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The parser calls it an error, too, when the connection ends within an answer.
        let isNoise = (error as? HTTPParserError).map { $0 != .invalidEOFState } ?? false
        fail(isNoise ? .notHTTP : .closedWithoutAnswer)
        context.close(promise: nil)
    }

    private func finish() {
        guard let head else { return fail(.notHTTP) }
        let fields = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
        let received = LoopbackClient.Answer(
            status: Int(head.status.code), headers: fields, body: body, keepsConnection: head.isKeepAlive)
        settle()?.succeed(received)
    }

    private func fail(_ failure: LoopbackClient.Failure) { settle()?.fail(failure) }

    private func settle() -> EventLoopPromise<LoopbackClient.Answer>? {
        defer { (answer, deadline, head, body) = (nil, nil, nil, []) }
        deadline?.cancel()
        return answer
    }
}
