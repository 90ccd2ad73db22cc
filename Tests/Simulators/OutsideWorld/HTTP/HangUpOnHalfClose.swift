import NIOCore

/// Closes a connection as soon as the client has closed its half.
///
/// Hummingbird lets half-closed connections live, so a client that gave up would not be noticed before the next write.
final class HangUpOnHalfClose: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}
