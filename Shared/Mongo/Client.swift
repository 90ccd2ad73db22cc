internal import Threading

/// A MongoDB behind a fixed number of threads, each with one connection for life.
///
/// Operations of any number of tasks wait in one queue. Every write is confirmed by the majority with its journal before it
/// returns, every read sees what the majority has confirmed, and both are repeated once by themselves when the primary changes.
/// While there is no server, an operation fails within five seconds; the answer of one that hangs is awaited for twenty. Later
/// operations work again by themselves.
///
/// A waiting task that is cancelled goes on waiting: whoever settles a job must learn what became of its writes.
public final class Client: Sendable {
    /// Where it is connected to; its description holds no credentials.
    public let address: Address
    /// The database that `collection(_:)` is of.
    public let databaseName: String
    private let dispatcher: Dispatcher

    /// Starts the threads, which connect when they are first used.
    ///
    /// - Parameters:
    ///   - appName: shown by the server's logs and `currentOp`.
    ///   - connections: threads, each with a connection of its own.
    /// - Throws: where libmongoc cannot use the address. It does not look into the files that it names: see `Address.checkFiles`.
    public init(
        to address: Address, database: String, appName: String, connections: Int = 8
    ) throws(MongoError) {
        precondition(connections > 0, "a client without connections would wait for ever")
        let pool = try Pool(to: address, appName: appName, clients: connections)
        let dispatcher = Dispatcher(threads: connections)
        self.address = address
        databaseName = database
        self.dispatcher = dispatcher
        for number in 0..<connections {
            startThread(named: "mongo-\(number)") {
                unsafe pool.withClient { client in
                    let link = unsafe Link(number: number, client: client)
                    while let assignment = dispatcher.next(for: number, holding: link.hasTransaction) {
                        switch assignment {
                        case .work(let work) where dispatcher.givesUp(on: work): work.refuse(.notConnected)
                        case .work(let work): dispatcher.note(work.run(link))
                        case .abandon: link.abandonTransaction()
                        }
                    }
                    link.end()
                }
                dispatcher.threadEnds { pool.destroy() }
            }
        }
    }

    deinit { dispatcher.close() }

    /// Takes no more operations, and returns when those that were taken are done. Open cursors and sessions end.
    public func close() async {
        dispatcher.close()
        await dispatcher.end()
    }

    /// The database that the client was made for.
    public var database: Database {
        Database(name: databaseName, route: Route(client: self, seat: .anyone, session: nil))
    }

    /// A collection of the client's database. It need not exist.
    public func collection(_ name: String) -> DocumentCollection { database.collection(name) }

    /// Another database on the same server.
    public func database(_ name: String) -> Database {
        Database(name: name, route: Route(client: self, seat: .anyone, session: nil))
    }

    func submit(_ work: Dispatcher.Work, to seat: Dispatcher.Seat) { dispatcher.submit(work, to: seat) }
}

/// The way that an operation takes: to any thread, or to that of its session.
struct Route: Sendable {
    let client: Client
    let seat: Dispatcher.Seat
    let session: Int?

    /// Runs `body` on the thread and waits for what it returns.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable (Link) throws(MongoError) -> Value
    ) async throws(MongoError) -> Value {
        try await withCheckedContinuation { continuation in
            let work = Dispatcher.Work(
                since: .now,
                run: { link in
                    do throws(MongoError) {
                        continuation.resume(returning: Result<Value, MongoError>.success(try body(link)))
                        return .present
                    } catch {
                        continuation.resume(returning: .failure(error))
                        return Outage.Sign(error)
                    }
                }, refuse: { continuation.resume(returning: .failure($0)) })
            client.submit(work, to: seat)
        }.get()
    }
}
