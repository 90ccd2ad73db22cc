internal import CPlatform
import Glibc

private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Starts a thread for one owner of blocking calls, such as a C library's handle. It ends when `body` returns.
///
/// - Parameter name: shown by `top -H` and debuggers; Linux keeps 15 bytes.
public func startThread(named name: String, _ body: @escaping @Sendable () -> Void) {
    let named = Body {
        unsafe fb_set_thread_name(String(name.prefix(15)))
        body()
    }
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer { unsafe pthread_attr_destroy(&attributes) }
    let status = unsafe pthread_create(
        &thread, &attributes,
        { argument in
            if let argument = unsafe argument { unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
            return nil
        }, Unmanaged.passRetained(named).toOpaque())
    precondition(status == 0, "the system refuses a thread")
}
