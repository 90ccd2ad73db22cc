import Threading

@testable import Proxy

/// Hears a client to the end of its words, says what a test says, and hangs up.
final class EchoServer: Sendable {
    let port: Int
    private let listener: Socket
    private let heard = Locked<[UInt8]>([])

    init(answering answer: [UInt8]) throws {
        let listener = try Socket.listening()
        self.listener = listener
        port = listener.port
        startThread(named: "echo") { [heard] in
            while let peer = listener.accept() {
                while case let bytes = peer.receive(), !bytes.isEmpty { heard.withLock { $0 += bytes } }
                peer.sendAll(answer)
                peer.close()
            }
            listener.close()
        }
    }

    deinit { listener.hangUp() }

    /// Everything that all clients have said.
    var words: String { String(decoding: heard.withLock { $0 }, as: UTF8.self) }
}

extension Socket {
    func sendAll(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let sent = sendAtOnce(rest) else { return }
            rest = rest.dropFirst(sent)
            if !rest.isEmpty { waitUntilWritable() }
        }
    }

    func receiveAll() -> [UInt8] {
        var all: [UInt8] = []
        while case let bytes = receive(), !bytes.isEmpty { all += bytes }
        return all
    }
}
