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
        let prepared = try PreparedRequest(request)
        let id = try start(prepared, into: .whole(promise))
        let streams = prepared.upload.streams
        guard !streams.isEmpty else { return try await value(of: promise, id) }
        async let fed: Void = feed(streams, id)
        let result: Result<Response, Failure>
        do throws(Failure) { result = .success(try await value(of: promise, id)) } catch { result = .failure(error) }
        // Whoever still makes bytes makes them for nobody.
        for (_, pipe) in streams { pipe.end() }
        await fed
        return try result.get()
    }

    private func value<Value>(of promise: Promise<Value>, _ id: Transfer.ID) async throws(Failure) -> Value {
        try await promise.value(whenCancelled: { [mailbox] in mailbox.post(.cancel(id)) })
    }

    /// Makes the bytes of parts that are made while they are sent.
    private func feed(_ streams: [(source: ByteSource, pipe: UploadPipe)], _ id: Transfer.ID) async {
        for (source, pipe) in streams {
            do {
                try await source.feed { [mailbox] piece in
                    if try await pipe.push(piece) { mailbox.post(.resume(id)) }
                }
            } catch {
                // The transfer sees that the bytes end too early, or is over itself.
            }
            if pipe.end() { mailbox.post(.resume(id)) }
        }
    }

    /// The status and headers as soon as they are there, and a body to be read piece by piece.
    ///
    /// Cancelling the reading task, or dropping the body, ends the transfer at once.
    public func stream(_ request: Request) async throws(Failure) -> StreamingResponse {
        let promise = Promise<ResponseHead>()
        let pipe = Pipe()
        let prepared = try PreparedRequest(request)
        guard prepared.upload.streams.isEmpty else {
            throw .invalidRequest("a part is made while it is sent only where the whole response is awaited")
        }
        let id = try start(prepared, into: .stream(promise, pipe))
        let body = ByteStream(pipe: pipe, mailbox: mailbox, id: id)
        let head = try await value(of: promise, id)
        return StreamingResponse(status: head.status, headers: head.headers, body: body)
    }

    /// Ends the thread and closes all connections. Calls under way fail as `cancelled`, later ones as `shutDown`.
    public func shutdown() { mailbox.close() }

    private func start(_ prepared: PreparedRequest, into sink: Sink) throws(Failure) -> Transfer.ID {
        if Task.isCancelled { throw .cancelled }
        let id = mailbox.nextID()
        guard mailbox.post(.start(id, prepared, sink)) else { throw .shutDown }
        return id
    }
}
