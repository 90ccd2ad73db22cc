internal import CCurl
import Synchronization
import Threading

/// How callers reach the client's thread: orders, and a knock that wakes it.
// Sendable: the multi handle is used by the thread alone, apart from `curl_multi_wakeup`, which any thread may call.
@safe
final class Mailbox: Sendable {
    enum Order: Sendable {
        case start(Transfer.ID, PreparedRequest, Sink)
        case cancel(Transfer.ID)
        /// The reader of a paused stream has made room.
        case resume(Transfer.ID)
        case stop
    }

    private struct State {
        var orders: [Order] = []
        var open = true
    }

    nonisolated(unsafe) let multi: UnsafeMutableRawPointer
    private let state = Locked(State())
    private let lastID = Atomic<UInt64>(0)

    init(maximumConnectionsPerHost: Int) {
        precondition(startLibrary, "libcurl does not start")
        guard let multi = unsafe curl_multi_init() else { preconditionFailure("no memory for libcurl") }
        unsafe self.multi = multi
        unsafe fb_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, maximumConnectionsPerHost)
        unsafe fb_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 64)  // idle ones, over all hosts
    }

    func nextID() -> Transfer.ID { lastID.wrappingAdd(1, ordering: .relaxed).newValue }

    /// False once the mailbox is closed: the order will not be seen.
    @discardableResult
    func post(_ order: Order) -> Bool {
        state.withLock { state in
            guard state.open else { return false }
            state.orders.append(order)
            if state.orders.count == 1 { wake() }
            return true
        }
    }

    /// Orders the thread to stop and takes no more orders.
    func close() {
        state.withLock { state in
            guard state.open else { return }
            state.open = false
            state.orders.append(.stop)
            wake()
        }
    }

    /// What was ordered since the last call.
    func take() -> [Order] {
        state.withLock { state in
            defer { state.orders.removeAll(keepingCapacity: true) }
            return state.orders
        }
    }

    // Called under the lock, so that the thread cannot end, and free the handle, in between. It writes one byte to a
    // non-blocking socket and takes no lock of its own.
    private func wake() { unsafe curl_multi_wakeup(multi) }
}

private let startLibrary = fb_curl_global_init() == CURLE_OK
