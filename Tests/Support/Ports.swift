import Glibc
import Threading

/// A TCP port of 127.0.0.1 that was free a moment ago and that no other caller in this process gets.
///
/// It lies below the range from which the kernel takes the near ends of connections (32768 and above): while a server is
/// killed, a client that tries to reach it again must neither take its port nor be connected to itself.
public func freePort() throws -> Int {
    for _ in 0..<Ports.range.count {
        let port = Ports.next()
        if canBind(port) { return port }
    }
    throw Missing("a free port")
}

private enum Ports {
    static let range = 10_000..<30_000
    private static let last = Locked(Int.random(in: range))

    static func next() -> Int {
        last.withLock { last in
            last = last + 1 < range.upperBound ? last + 1 : range.lowerBound
            return last
        }
    }
}

private func canBind(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    return unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            unsafe bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}
