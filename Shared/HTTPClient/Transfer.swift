internal import CCurl

/// One call under way: libcurl's handle and what has come back so far.
///
/// It lives on the client's thread, where libcurl's callbacks run too, and needs no lock.
@safe
final class Transfer {
    typealias ID = UInt64

    let id: ID
    let request: PreparedRequest
    let sink: Sink
    let easy: UnsafeMutableRawPointer
    private let headerList: UnsafeMutablePointer<curl_slist>?
    private var upload: UploadReader
    private var head = ResponseHead()
    private var body: [UInt8] = []
    private var received = 0
    /// Why a callback told libcurl to stop.
    private var objection: Failure?

    /// Nil when memory is short.
    init?(_ id: ID, _ request: PreparedRequest, _ sink: Sink) {
        guard let easy = unsafe curl_easy_init() else { return nil }
        self.id = id
        self.request = request
        self.sink = sink
        unsafe self.easy = easy
        upload = UploadReader(request.upload)
        unsafe headerList = request.headerLines.reduce(nil) { list, line in unsafe curl_slist_append(list, line) }
        unsafe setOptions(of: easy, to: request, headers: headerList)
        unsafe setCallbacks(of: easy, to: self)
    }

    // The loop has taken the handle out of libcurl's hands before it drops the transfer.
    deinit {
        unsafe curl_easy_cleanup(easy)
        unsafe curl_slist_free_all(headerList)
    }

    /// False stops the transfer.
    func tookHeaderLine(_ line: [UInt8]) -> Bool {
        guard head.take(line) else {
            objection = .responseTooLarge(limit: ResponseHead.limit)
            return false
        }
        if head.isComplete, case .stream(let promise, _) = sink { promise.settle(.success(head)) }
        return true
    }

    enum Reception { case taken, pause, stop }

    func receive(_ bytes: UnsafeRawBufferPointer) -> Reception {
        guard received + bytes.count <= request.maximumResponseBytes else {
            objection = .responseTooLarge(limit: request.maximumResponseBytes)
            return .stop
        }
        switch sink {
        case .whole: unsafe body.append(contentsOf: bytes)
        case .stream(_, let pipe): if unsafe !pipe.push([UInt8](bytes)) { return .pause }
        }
        received += bytes.count
        return .taken
    }

    /// Writes a part of the request to `buffer`.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> UploadReader.Portion {
        let portion = unsafe upload.read(into: buffer)
        if case .failed(let failure) = portion { objection = failure }
        return portion
    }

    /// libcurl is through with the transfer.
    func finish(_ code: CURLcode) {
        if code != CURLE_OK {
            sink.fail(
                objection
                    ?? failure(
                        for: code, host: request.host, sent: hasSent, limit: request.maximumResponseBytes,
                        isLate: isLate))
            return
        }
        // libcurl accepts headers that end with the connection; half of them are no answer.
        guard head.isComplete else { return sink.fail(.connectionLost("\(request.host): the headers were cut off")) }
        switch sink {
        case .whole(let promise):
            promise.settle(.success(Response(status: head.status, headers: head.headers, body: body)))
        case .stream(_, let pipe):
            pipe.finish(.success(()))
        }
    }

    var isLate: Bool { ContinuousClock.now >= request.deadline }
    var hasSent: Bool { unsafe fb_easy_get_long(easy, CURLINFO_REQUEST_SIZE) > 0 }
}
