/// A response's body in the pieces that the network gave, for one reader.
///
/// The transfer pauses while 64 KiB wait unread. Dropping the stream and its iterator ends the transfer.
public struct ByteStream: AsyncSequence, Sendable {
    public typealias Element = [UInt8]
    public typealias Failure = HTTPClient.Failure

    private let reader: Reader

    init(pipe: Pipe, mailbox: Mailbox, id: Transfer.ID) {
        reader = Reader(pipe: pipe, mailbox: mailbox, id: id)
    }

    public func makeAsyncIterator() -> Iterator { Iterator(reader: reader) }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let reader: Reader

        /// The next bytes, never empty; nil at the body's proper end. A cut body throws. Cancelling the task ends the transfer.
        public mutating func next() async throws(HTTPClient.Failure) -> [UInt8]? { try await reader.next() }

        // Without it the sequence's requirement would be met by a default that throws untyped errors.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(HTTPClient.Failure) -> [UInt8]? {
            try await reader.next()
        }
    }
}

/// The reading end: the client's thread does not hold it, so that its deinit tells when nobody reads any more.
private final class Reader: Sendable {
    private let pipe: Pipe
    private let mailbox: Mailbox
    private let id: Transfer.ID

    init(pipe: Pipe, mailbox: Mailbox, id: Transfer.ID) {
        self.pipe = pipe
        self.mailbox = mailbox
        self.id = id
    }

    deinit { mailbox.post(.cancel(id)) }

    func next() async throws(Failure) -> [UInt8]? {
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                switch pipe.take(orWake: continuation) {
                case .wait: break
                case .ready(let result, let resume):
                    if resume { mailbox.post(.resume(id)) }
                    continuation.resume(returning: result)
                }
            }
        } onCancel: {
            pipe.finish(.failure(.cancelled))
            mailbox.post(.cancel(id))
        }
        return try result.get()
    }
}
