import Glibc
import Synchronization
import Testing
import Threading

/// A TCP server that does what a test says, however impolite, with a thread for each connection.
final class RawServer: Sendable {
    let port: Int
    private let listener: Int32
    private let accepted = Atomic<Int>(0)

    /// - Parameter serve: gets the connection and its number, from 1. The connection is closed when it returns.
    init(_ serve: @escaping @Sendable (RawConnection, Int) -> Void) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(listener >= 0)
        port = try bindToFreePort(listener)
        try #require(listen(listener, 128) == 0)
        startThread(named: "raw-server") { [self] in
            while true {
                let peer = accept(listener, nil, nil)
                guard peer >= 0 else {
                    close(listener)
                    return
                }
                let number = accepted.wrappingAdd(1, ordering: .relaxed).newValue
                startThread(named: "raw-peer") {
                    serve(RawConnection(peer), number)
                    close(peer)
                }
            }
        }
    }

    var url: String { "http://127.0.0.1:\(port)" }
    var connections: Int { accepted.load(ordering: .relaxed) }

    /// Ends the accepting thread, which holds the server until then. Only that thread closes the descriptor: closed here, its
    /// number could be another test's listener by the time that the thread accepts again.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }
}

/// The server's end of one connection, with blocking calls.
struct RawConnection: Sendable {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Reads a request to the end of the body that its Content-Length announces; nil when the peer closes before.
    func readRequest() -> String? {
        var bytes: [UInt8] = []
        while true {
            if let text = wholeRequest(bytes) { return text }
            guard let more = read() else { return nil }
            bytes += more
        }
    }

    /// Some bytes; nil when the peer has closed.
    func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    /// False when the peer has closed.
    @discardableResult
    func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// False when the peer takes nothing for so long.
    func isWritable(within milliseconds: Int32) -> Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&state, 1, milliseconds) > 0
    }
}

private func wholeRequest(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.utf8.firstRange(of: "\r\n\r\n".utf8) else { return nil }
    let head = text[..<end.lowerBound]
    let lengthLine = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
    let length = lengthLine.flatMap { Int($0.split(separator: ":")[1].filter(\.isNumber)) } ?? 0
    return text.utf8.distance(from: end.upperBound, to: text.utf8.endIndex) >= length ? text : nil
}

/// Binds to 127.0.0.1 and tells the port that the system chose.
func bindToFreePort(_ descriptor: Int32) throws -> Int {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = unsafe withUnsafeMutablePointer(to: &address) { address in
        unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            guard unsafe bind(descriptor, address, length) == 0 else { return false }
            return unsafe getsockname(descriptor, address, &length) == 0
        }
    }
    try #require(bound)
    return Int(UInt16(bigEndian: address.sin_port))
}
