import Glibc
import Threading

/// A socket that one thread opens for another, which may not want it any more by then.
final class Attempt: Sendable {
    private enum State {
        case underWay
        case ended(Result<Int32, ConnectionError>)
        case abandoned
    }

    private let state = Locked(State.underWay)

    /// Nil while it is under way.
    var result: Result<Int32, ConnectionError>? {
        state.withLock { if case .ended(let result) = $0 { result } else { nil } }
    }

    func end(with result: Result<Int32, ConnectionError>) {
        let isWanted = state.withLock { state in
            if case .abandoned = state { return false }
            state = .ended(result)
            return true
        }
        if !isWanted, case .success(let descriptor) = result { close(descriptor) }
    }

    /// Nobody will ask for the result.
    func abandon() {
        let opened = state.withLock { state -> Int32? in
            defer { state = .abandoned }
            if case .ended(.success(let descriptor)) = state { return descriptor }
            return nil
        }
        if let opened { close(opened) }
    }
}
