import HTTPTypes
import Hummingbird
import NIOCore

/// What a face of the simulator knows of the request under way: enough to answer it or to hang up on it.
struct Exchange: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// Closes the connection: the client sees its request end without an answer.
    func hangUp() async -> Response {
        // Closed already is as good as closed.
        try? await channel.close()
        return Response(status: .internalServerError)
    }

    /// Returns when the client has gone.
    func clientLeaves() async {
        // The only failure is that of the connection itself, which means that the client has gone.
        try? await channel.closeFuture.get()
    }

    /// Sleeps, but not longer than the client waits. False when the client has gone.
    func sleep(milliseconds: Int64) async throws -> Bool {
        guard milliseconds > 0 else { return true }
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await Task.sleep(for: .milliseconds(milliseconds))
                return true
            }
            let left = channel.closeFuture
            group.addTask {
                try await withCancellableWait(for: left)
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }
}

/// Waits for a future, or until the task is cancelled; the future itself goes on.
private func withCancellableWait(for future: EventLoopFuture<Void>) async throws {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    future.whenComplete { _ in continuation.finish() }
    for await _ in stream {}
    try Task.checkCancellation()
}

extension Response {
    /// A JSON answer.
    static func json(
        _ body: JSON, status: Int = 200, style: JSON.Style = .plain, headers: HTTPFields = [:]
    ) -> Response {
        .bytes(Array(body.printed(style).utf8), type: "application/json", status: status, headers: headers)
    }

    /// An answer of any kind.
    static func bytes(_ body: [UInt8], type: String, status: Int = 200, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = type
        return Response(
            status: .init(code: status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
