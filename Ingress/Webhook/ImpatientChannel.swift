import HummingbirdCore
import Logging
import NIOCore

/// A connection of HTTP/1.1 whose client must not take longer than the limits.
struct ImpatientChannel: ServerChildChannel {
    let http: HTTP1Channel
    let limits: ClientLimits

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(Impatience(limits))
        }.flatMap { http.setup(channel: channel, logger: logger) }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await http.handle(value: value, logger: logger)
    }
}

/// Stands next to the socket, where every byte is seen, also those of a head that is never complete. It looks at the clock
/// now and then, and not at every request.
private final class Impatience: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = IOData

    private let limits: ClientLimits
    private let pause: TimeAmount
    private var patience = ClientPatience(at: .now())
    private var nextLook: Scheduled<Void>?

    init(_ limits: ClientLimits) {
        self.limits = limits
        pause = TimeAmount(min(limits.silence, limits.request, limits.rest) / 4)
    }

    func handlerAdded(context: ChannelHandlerContext) { look(context) }

    func handlerRemoved(context: ChannelHandlerContext) { nextLook?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        patience.heard(at: .now())
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        patience.answered(at: .now())
        context.write(data, promise: promise)
    }

    private func look(_ context: ChannelHandlerContext) {
        nextLook = context.eventLoop.assumeIsolated().scheduleTask(in: pause) { [self] in
            if patience.isOver(at: .now(), limits) { context.close(promise: nil) } else { look(context) }
        }
    }
}
