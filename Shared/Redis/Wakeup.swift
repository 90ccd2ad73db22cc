internal import CPlatform
import Glibc

/// An eventfd: any thread rings it, the connection's thread finds it in `poll`.
struct Wakeup: ~Copyable {
    let descriptor: Int32

    init() {
        descriptor = fb_eventfd()
        precondition(descriptor >= 0, "the system refuses an eventfd")
    }

    deinit { close(descriptor) }

    func ring() {
        var one: UInt64 = 1
        _ = unsafe write(descriptor, &one, 8)
    }

    func clear() {
        var count: UInt64 = 0
        _ = unsafe read(descriptor, &count, 8)
    }
}
