internal import CHiredis
import Glibc

/// One open socket with hiredis' reader on it: owned by the connection's thread, gone with the first failure.
@safe
struct Link: ~Copyable {
    let descriptor: Int32
    private let reader: UnsafeMutablePointer<redisReader>
    private let buffer: UnsafeMutableRawBufferPointer

    static let connectTimeout = timeval(tv_sec: 2, tv_usec: 0)
    private static let bufferSize = 128 << 10

    /// Connects, signs in, selects the database and proves by a PING that the server serves. It can block for long, in the
    /// resolver too.
    ///
    /// - Returns: the socket, for `init`.
    /// - Throws: `refused` when the server says no for good, such as to a password; else `notConnected`.
    static func open(_ endpoint: Endpoint, name: String) throws(ConnectionError) -> Int32 {
        guard let context = unsafe connect(endpoint.location) else { throw .notConnected }
        do {
            unsafe try greet(context, endpoint, name)
        } catch {
            unsafe redisFree(context)
            throw error
        }
        unsafe redisEnableKeepAlive(context)
        let descriptor = unsafe redisFreeKeepFd(context)
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        return descriptor
    }

    /// - Parameter descriptor: from `open`; it is closed with the link.
    init(_ descriptor: Int32) throws(ConnectionError) {
        guard let reader = unsafe redisReaderCreate() else {
            close(descriptor)
            throw .notConnected
        }
        self.descriptor = descriptor
        unsafe reader.pointee.maxbuf = Self.bufferSize * 8  // larger spare buffers are given back after a large reply
        unsafe self.reader = unsafe reader
        unsafe buffer = .allocate(byteCount: Self.bufferSize, alignment: 16)
    }

    deinit {
        unsafe redisReaderFree(reader)
        unsafe buffer.deallocate()
        close(descriptor)
    }

    enum ReadResult { case open, ended }

    /// Reads what has arrived and hands each complete reply to `body`.
    func read(_ body: (Reply) -> Void) -> ReadResult {
        let count = unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
        if count == 0 { return .ended }
        if count < 0 { return errno == EAGAIN || errno == EINTR ? .open : .ended }
        guard unsafe redisReaderFeed(reader, buffer.baseAddress, count) == REDIS_OK else { return .ended }
        while true {
            var raw: UnsafeMutableRawPointer?
            guard unsafe redisReaderGetReply(reader, &raw) == REDIS_OK else { return .ended }
            guard let reply = unsafe raw else { return .open }
            defer { unsafe freeReplyObject(reply) }
            body(unsafe Self.convert(reply.assumingMemoryBound(to: redisReply.self)))
        }
    }

    /// Writes from `offset` on; the number of bytes taken, or nil when the socket is dead.
    func write(_ bytes: [UInt8], from offset: Int) -> Int? {
        let count = unsafe bytes.withUnsafeBytes { bytes in
            unsafe send(
                descriptor, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset, Int32(MSG_NOSIGNAL))
        }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }

    private static func connect(_ location: Endpoint.Location) -> UnsafeMutablePointer<redisContext>? {
        let context: UnsafeMutablePointer<redisContext>?
        switch location {
        case .tcp(let address):
            unsafe context = redisConnectWithTimeout(address.host, Int32(address.port), connectTimeout)
        case .unix(let path): unsafe context = redisConnectUnixWithTimeout(path, connectTimeout)
        case .sentinel(let sentinels, let master):
            for sentinel in sentinels {
                if let address = masterAddress(of: master, from: sentinel), let found = unsafe connect(.tcp(address)) {
                    return unsafe found
                }
            }
            return nil
        }
        guard let context = unsafe context else { return nil }
        guard unsafe context.pointee.err == 0, unsafe redisSetTimeout(context, connectTimeout) == REDIS_OK else {
            unsafe redisFree(context)
            return nil
        }
        return unsafe context
    }

    /// `SENTINEL get-master-addr-by-name`, as the protocol for clients describes.
    private static func masterAddress(of master: String, from sentinel: Endpoint.Address) -> Endpoint.Address? {
        guard let context = unsafe connect(.tcp(sentinel)) else { return nil }
        defer { unsafe redisFree(context) }
        guard let reply = unsafe ask(context, ["SENTINEL", "get-master-addr-by-name", master]),
            let parts = reply.array, parts.count == 2, let host = parts[0].text, let port = parts[1].integer
        else { return nil }
        return Endpoint.Address(host: host, port: port)
    }

    private static func greet(
        _ context: UnsafeMutablePointer<redisContext>, _ endpoint: Endpoint, _ name: String
    ) throws(ConnectionError) {
        if let password = endpoint.password {
            let credentials = endpoint.user.map { [$0, password] } ?? [password]
            unsafe try demand(context, ["AUTH"] + credentials)
        }
        unsafe try demand(context, ["SELECT", String(endpoint.database)])
        unsafe try demand(context, ["CLIENT", "SETNAME", name])
        if case .sentinel = endpoint.location {
            // A sentinel's word can be old: the server itself must say that it is master.
            guard unsafe ask(context, ["ROLE"])?.array?.first?.text == "master" else { throw .notConnected }
        }
        unsafe try demand(context, ["PING"])  // LOADING and the like: not yet
    }

    private static func demand(
        _ context: UnsafeMutablePointer<redisContext>, _ parts: [String]
    ) throws(ConnectionError) {
        switch unsafe ask(context, parts) {
        case .status?: return
        case .error(let reply)? where !reply.isPassing: throw .refused(reply)
        default: throw .notConnected
        }
    }

    private static func ask(_ context: UnsafeMutablePointer<redisContext>, _ parts: [String]) -> Reply? {
        var command = Command(parts).bytes
        let size = command.count
        // The bytes are RESP already, so that text with NUL or spaces needs no format.
        guard
            unsafe command.withUnsafeMutableBytes({ bytes in
                unsafe redisAppendFormattedCommand(
                    context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), size)
            }) == REDIS_OK
        else { return nil }
        var raw: UnsafeMutableRawPointer?
        guard unsafe redisGetReply(context, &raw) == REDIS_OK, let reply = unsafe raw else { return nil }
        defer { unsafe freeReplyObject(reply) }
        return unsafe convert(reply.assumingMemoryBound(to: redisReply.self))
    }

    private static func convert(_ reply: UnsafeMutablePointer<redisReply>) -> Reply {
        let value = unsafe reply.pointee
        let bytes = unsafe UnsafeRawBufferPointer(start: value.str, count: value.len)
        switch unsafe value.type {
        case REDIS_REPLY_INTEGER: return unsafe .integer(value.integer)
        case REDIS_REPLY_STRING: return unsafe .bulk([UInt8](bytes))
        case REDIS_REPLY_STATUS: return unsafe .status(String(decoding: bytes, as: UTF8.self))
        case REDIS_REPLY_ERROR: return unsafe .error(ErrorReply(message: String(decoding: bytes, as: UTF8.self)))
        case REDIS_REPLY_ARRAY:
            return unsafe .array(
                (0..<value.elements).map { index in
                    if let element = unsafe value.element[index] { unsafe convert(element) } else { .null }
                })
        default: return .null
        }
    }
}
