import Threading

/// Stands between a program and one server of 127.0.0.1: every byte goes through its checkpoint.
///
/// A thread for each direction of each connection. Bodies are streamed: what is held back is only what tells the message's
/// name. It ends with its owner.
public final class Proxy: Sendable {
    public let port: Int
    private let listener: Socket
    private let relays = Locked(Relays())

    private struct Relays {
        var open: [Int: Relay] = [:]
        var next = 0
        var closed = false
    }

    /// - Parameters:
    ///   - server: what the log calls it.
    ///   - port: where the server listens.
    public init(_ server: String, _ wire: Wire, to port: Int, through checkpoint: Checkpoint) throws {
        let listener = try Socket.listening()
        self.listener = listener
        self.port = listener.port
        startThread(named: "proxy-\(server)") { [relays] in
            while let near = listener.accept() {
                // A server that is away: the program sees a connection that ends.
                guard let far = try? Socket.connected(to: port) else {
                    near.close()
                    continue
                }
                Self.start(Relay(server, wire, near: near, far: far, through: checkpoint), among: relays)
            }
            listener.close()
        }
    }

    deinit {
        listener.hangUp()
        let open = relays.withLock { relays in
            relays.closed = true
            return relays.open.values
        }
        for relay in open { relay.hangUp() }
    }

    private static func start(_ relay: Relay, among relays: Locked<Relays>) {
        let number = relays.withLock { relays in
            relays.next += 1
            relays.open[relays.next] = relay
            return relays.closed ? nil : relays.next
        }
        relay.start { relays.withLock { if let number { $0.open[number] = nil } } }
        if number == nil { relay.hangUp() }
    }
}
