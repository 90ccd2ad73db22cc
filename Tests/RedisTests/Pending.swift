import Redis

/// A command that was submitted and whose reply is awaited later.
struct Pending {
    private let results: AsyncStream<Result<Reply, ConnectionError>>

    init(_ command: Command, deadline: Duration, on connection: Connection) {
        let (results, result) = AsyncStream.makeStream(of: Result<Reply, ConnectionError>.self)
        self.results = results
        connection.submit(command, deadline: deadline) {
            result.yield($0)
            result.finish()
        }
    }

    var reply: Reply {
        get async throws {
            for await result in results { return try result.get() }
            throw CancellationError()
        }
    }
}
