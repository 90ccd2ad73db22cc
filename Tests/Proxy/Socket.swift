import Glibc

/// A TCP socket of 127.0.0.1; whoever made it closes it.
struct Socket: Sendable {
    let descriptor: Int32

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Listens on a port that the system chooses.
    static func listening() throws(Failure) -> Socket {
        let socket = try Socket()
        guard unsafe withAddress(of: 0, { unsafe bind(socket.descriptor, $0, $1) }) == 0,
            listen(socket.descriptor, 128) == 0
        else {
            socket.close()
            throw Failure(description: "cannot listen")
        }
        return socket
    }

    /// - Parameter patience: seconds after which a peer that says nothing counts as gone.
    static func connected(to port: Int, patience: Int? = nil) throws(Failure) -> Socket {
        let socket = try Socket()
        guard unsafe withAddress(of: port, { unsafe connect(socket.descriptor, $0, $1) }) == 0 else {
            socket.close()
            throw Failure(description: "nobody listens on port \(port)")
        }
        socket.sendWithoutDelay()
        if let patience {
            socket.set(SO_RCVTIMEO, of: SOL_SOCKET, to: timeval(tv_sec: patience, tv_usec: 0))
        }
        return socket
    }

    private init() throws(Failure) {
        descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(description: "the system refuses a socket") }
    }

    private init(accepted descriptor: Int32) { self.descriptor = descriptor }

    /// The port it is bound to.
    var port: Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &size)
            }
        }
        return status == 0 ? Int(UInt16(bigEndian: address.sin_port)) : 0
    }

    /// Waits for a client; nil when the socket was shut down.
    func accept() -> Socket? {
        while true {
            let peer = Glibc.accept(descriptor, nil, nil)
            if peer >= 0 {
                // A program that is started meanwhile must not keep it open.
                _ = fcntl(peer, F_SETFD, FD_CLOEXEC)
                let socket = Socket(accepted: peer)
                socket.sendWithoutDelay()
                return socket
            }
            guard errno == EINTR || errno == ECONNABORTED else { return nil }
        }
    }

    /// Waits for bytes; none at the end of the stream, or when the connection broke.
    func receive(upTo count: Int = 65_536) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var got: Int
            repeat { got = unsafe recv(descriptor, buffer.baseAddress, count, 0) } while got < 0 && errno == EINTR
            filled = max(0, got)
        }
    }

    /// Sends what the kernel takes without waiting.
    ///
    /// - Returns: how many bytes; nil when the connection is broken.
    func sendAtOnce(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty else { return 0 }
        let sent = unsafe bytes.withUnsafeBytes {
            unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        if sent >= 0 { return sent }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }

    /// Waits until it takes more, or for a tenth of a second.
    func waitUntilWritable() {
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&state, 1, 100)
    }

    /// Tells the peer that nothing more comes; its own words are still heard.
    func endOutput() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Ends both directions, and with them every call that waits.
    func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    func close() { Glibc.close(descriptor) }

    private func sendWithoutDelay() { set(TCP_NODELAY, of: Int32(IPPROTO_TCP), to: Int32(1)) }

    private func set<Value: BitwiseCopyable>(_ option: Int32, of level: Int32, to value: Value) {
        var value = value
        _ = unsafe setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Value>.size))
    }
}

private func withAddress(of port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    return unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}
