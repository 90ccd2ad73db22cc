/// Where a transfer's result goes.
enum Sink: Sendable {
    case whole(Promise<Response>)
    case stream(Promise<ResponseHead>, Pipe)

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
