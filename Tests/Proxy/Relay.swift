import Threading

/// One connection: a program's end, the server's end, and a thread for each direction between them.
final class Relay: Sendable {
    private let server: String
    private let wire: Wire
    private let checkpoint: Checkpoint
    /// Towards the program.
    private let near: Socket
    private let far: Socket
    private let ledger = Locked(Ledger())
    /// Descriptors are closed once neither direction uses them, or another connection could have got their numbers.
    private let directions = Locked(2)

    init(_ server: String, _ wire: Wire, near: Socket, far: Socket, through checkpoint: Checkpoint) {
        self.server = server
        self.wire = wire
        self.near = near
        self.far = far
        self.checkpoint = checkpoint
    }

    /// - Parameter ended: called before the descriptors are closed.
    func start(ended: @escaping @Sendable () -> Void) {
        run("up", .request, from: near, to: far, ended)
        run("down", .reply, from: far, to: near, ended)
    }

    /// Only while it is open: before `ended` is called.
    func hangUp() {
        near.hangUp()
        far.hangUp()
    }

    private func run(
        _ name: String, _ direction: Message.Direction, from source: Socket, to sink: Socket,
        _ ended: @escaping @Sendable () -> Void
    ) {
        startThread(named: "\(server)-\(name)") { [self] in
            do throws(Unreadable) {
                try pump(direction, from: source, to: sink)
                sink.endOutput()
            } catch {
                checkpoint.note(fault: "\(server) \(direction): \(error)")
                hangUp()
            }
            let left = directions.withLock { directions in
                directions -= 1
                return directions
            }
            guard left == 0 else { return }
            ended()
            near.close()
            far.close()
        }
    }

    private func pump(
        _ direction: Message.Direction, from source: Socket, to sink: Socket
    ) throws(Unreadable) {
        var framer = Framer(direction == .request ? { [wire] in wire.requestReader } : { [wire] in wire.replyReader })
        var number: Int?
        while true {
            let bytes = source.receive()
            let pieces = bytes.isEmpty ? framer.end() : try framer.pieces(of: bytes)
            for piece in pieces {
                if let head = piece.head { number = announce(head, direction) }
                guard pass(piece, number, to: sink) else { return hangUp() }
            }
            if bytes.isEmpty { return }
        }
    }

    private func announce(_ head: Head, _ direction: Message.Direction) -> Int? {
        let request = ledger.withLock { ledger -> Head? in
            if direction == .reply { return ledger.request(of: head) }
            if !head.wantsNoReply { ledger.note(head) }
            return head
        }
        guard let request, !wire.isUpkeep(request) else { return nil }
        return checkpoint.announce(
            Message(
                server: server, direction: direction, name: request.name, words: request.words,
                answer: direction == .reply ? head.words : []))
    }

    /// Waits for a slow peer outside of the checkpoint, which others pass meanwhile.
    ///
    /// - Returns: false when the connection is broken.
    private func pass(_ piece: Piece, _ number: Int?, to sink: Socket) -> Bool {
        var rest = piece.bytes[...]
        while true {
            switch checkpoint.pass(rest, to: sink, last: piece.isLast ? number : nil) {
            case .passed, .dropped: return true
            case .broken: return false
            case .full(let sent):
                rest = rest.dropFirst(sent)
                sink.waitUntilWritable()
            }
        }
    }
}
