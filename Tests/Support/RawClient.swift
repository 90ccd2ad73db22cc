import Glibc
import Threading

/// A TCP client for 127.0.0.1 that sends exactly what a test says and no more. It blocks threads of its own, not those of Swift's tasks.
public final class RawClient: Sendable {
    private let descriptor: Int32

    public init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        let connected = unsafe withUnsafePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard connected else { throw Missing("a server on port \(port)") }
    }

    deinit { close(descriptor) }

    public func send(_ text: String) async { await onThread { self.write(text) } }

    /// The status of the answer; nil when there is none within ten seconds.
    public func status() async -> Int? { await onThread { self.readStatus() } }

    /// Whether the server ends the connection within ten seconds.
    public func ended() async -> Bool { await onThread { self.readToEnd() } }

    private func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Whether anything has come.
    public var hasAnswer: Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&state, 1, 0) > 0
    }

    private func readToEnd() -> Bool {
        let deadline = ContinuousClock.now + .seconds(10)
        var buffer = [UInt8](repeating: 0, count: 4096)
        while ContinuousClock.now < deadline {
            var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&state, 1, 100) > 0 else { continue }
            if unsafe recv(descriptor, &buffer, buffer.count, 0) <= 0 { return true }
        }
        return false
    }

    private func readStatus() -> Int? {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&state, 1, 10_000) > 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        return Int(String(decoding: buffer[..<count], as: UTF8.self).split(separator: " ").dropFirst().first ?? "")
    }
}

private func onThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        startThread(named: "raw-client") { continuation.resume(returning: body()) }
    }
}
