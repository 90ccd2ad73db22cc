/// Where a transfer's result goes.
enum Sink: Sendable {
    case whole(Promise<Response>)
    case stream(Promise<ResponseHead>, Pipe)

    /// True when the caller left before the thread had begun.
    var isAbandoned: Bool {
        switch self {
        case .whole(let promise): promise.isSettled
        case .stream(let promise, _): promise.isSettled
        }
    }

    func fail(_ failure: Failure) {
        switch self {
        case .whole(let promise):
            promise.settle(.failure(failure))
        case .stream(let promise, let pipe):
            promise.settle(.failure(failure))
            pipe.finish(.failure(failure))
        }
    }
}
