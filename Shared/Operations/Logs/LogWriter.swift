import Dispatch
import Glibc
import Threading

/// Writes lines to a descriptor from a thread of its own, so that a reader who stalls holds up nobody else.
final class LogWriter: Sendable {
    private struct State {
        var backlog: LogBacklog
        var isResting = false
        var isEnding = false
        /// Whoever waits until all is written.
        var flushing: [DispatchSemaphore] = []
    }

    private enum Step {
        case write([UInt8])
        case rest
        case end
    }

    private let descriptor: Int32
    private let state: Locked<State>
    private let news = DispatchSemaphore(value: 0)

    /// - Parameter capacity: bytes that may wait.
    init(descriptor: Int32, capacity: Int) {
        self.descriptor = descriptor
        state = Locked(State(backlog: LogBacklog(capacity: capacity)))
        startThread(named: "log") { [self] in run() }
    }

    func add(_ line: [UInt8], gap: @escaping LogBacklog.Gap) {
        change { $0.backlog.add(line, gap: gap) }
    }

    /// Ends the thread when all is written.
    func end() {
        change { $0.isEnding = true }
    }

    /// Returns when all is written that was added before, or after `limit`.
    func flush(within limit: Duration) {
        let written = DispatchSemaphore(value: 0)
        change { $0.flushing.append(written) }
        _ = written.wait(timeout: .now() + .milliseconds(Int(limit / .milliseconds(1))))
    }

    private func change(_ body: (inout State) -> Void) {
        let wakes = state.withLock { state in
            body(&state)
            defer { state.isResting = false }
            return state.isResting
        }
        if wakes { news.signal() }
    }

    private func run() {
        while true {
            switch next() {
            case .write(let line): write(line)
            case .rest: news.wait()
            case .end: return
            }
        }
    }

    private func next() -> Step {
        let (step, flushed) = state.withLock { state -> (Step, [DispatchSemaphore]) in
            if let line = state.backlog.next() { return (.write(line), []) }
            defer { state.flushing = [] }
            state.isResting = true
            return (state.isEnding ? .end : .rest, state.flushing)
        }
        for waiter in flushed { waiter.signal() }
        return step
    }

    /// Writes the line; one that the descriptor refuses is dropped, because a log must never stop the work.
    private func write(_ line: [UInt8]) {
        var remaining = line[...]
        while !remaining.isEmpty {
            let written = unsafe remaining.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written >= 0 {
                remaining = remaining.dropFirst(written)
            } else if errno == EAGAIN {
                waitUntilWritable()
            } else if errno != EINTR {
                return
            }
        }
    }

    /// For a descriptor that somebody made non-blocking, as terminals are at times.
    private func waitUntilWritable() {
        var descriptor = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&descriptor, 1, -1)
    }
}
