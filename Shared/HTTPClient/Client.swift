import Threading

/// Sends HTTP/1.1 requests, thousands at a time, over kept-alive connections owned by one thread.
///
/// Redirects are never followed, proxies named in the environment are not used, certificates are checked against the system's.
///
/// A connection that the server closed while idle is noticed before it is used again. Where it closes just as a request goes
/// out, libcurl sends that request again on a fresh connection only if none of its body had left; otherwise the call ends in
/// `connectionLost`. A GET is repeated in either case: use POST for what must not happen twice.
public final class Client: Sendable {
    private let mailbox: Mailbox

    /// Starts the thread.
    ///
    /// - Parameter maximumConnectionsPerHost: further calls wait for a free connection, within their timeout.
    public init(maximumConnectionsPerHost: Int) {
        let mailbox = Mailbox(maximumConnectionsPerHost: maximumConnectionsPerHost)
        self.mailbox = mailbox
        startThread(named: "http") { TransferLoop(mailbox: mailbox).run() }
    }

    deinit { shutdown() }

    /// The whole response, whatever its status. Cancelling the task ends the transfer at once.
    public func send(_ request: Request) async throws(Failure) -> Response {
        let promise = Promise<Response>()
        let id = try start(request, into: .whole(promise))
        return try await promise.value(whenCancelled: { [mailbox] in mailbox.post(.cancel(id)) })
    }

    /// The status and headers as soon as they are there, and a body to be read piece by piece.
    ///
    /// Cancelling the reading task, or dropping the body, ends the transfer at once.
    public func stream(_ request: Request) async throws(Failure) -> StreamingResponse {
        let promise = Promise<ResponseHead>()
        let pipe = Pipe()
        let id = try start(request, into: .stream(promise, pipe))
        let body = ByteStream(pipe: pipe, mailbox: mailbox, id: id)
        let head = try await promise.value(whenCancelled: { [mailbox] in mailbox.post(.cancel(id)) })
        return StreamingResponse(status: head.status, headers: head.headers, body: body)
    }

    /// Ends the thread and closes all connections. Calls under way fail as `cancelled`, later ones as `shutDown`.
    public func shutdown() { mailbox.close() }

    private func start(_ request: Request, into sink: Sink) throws(Failure) -> Transfer.ID {
        if Task.isCancelled { throw .cancelled }
        let prepared = try PreparedRequest(request)
        let id = mailbox.nextID()
        guard mailbox.post(.start(id, prepared, sink)) else { throw .shutDown }
        return id
    }
}
