/// What a query yields, decoded one by one; a bounded part of it is in memory at any time.
///
/// The cursor stays with the thread that opened it, which serves others meanwhile. It ends when the loop does.
public struct Documents<Element: Decodable>: AsyncSequence, Sendable {
    public typealias Failure = MongoError

    let query: Query
    let namespace: Namespace
    let route: Route

    public func makeAsyncIterator() -> Iterator { Iterator(query: query, namespace: namespace, route: route) }

    /// All of them at once.
    public func all() async throws(MongoError) -> [Element] {
        var elements: [Element] = []
        for try await element in self { elements.append(element) }
        return elements
    }

    /// Reads on from where it stands.
    public struct Iterator: AsyncIteratorProtocol {
        private enum State {
            case unopened(Query, Namespace)
            case open(CursorHandle)
            case over
        }

        private var state: State
        private let route: Route
        private var fetched = FIFO<[UInt8]>()

        fileprivate init(query: Query, namespace: Namespace, route: Route) {
            state = .unopened(query, namespace)
            self.route = route
        }

        public mutating func next() async throws(MongoError) -> Element? {
            while true {
                if let bytes = fetched.popFirst() { return try Document(bytes: bytes).decode() }
                if case .over = state { return nil }
                try await fetch()
            }
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws(MongoError) -> Element? {
            try await next()
        }

        private mutating func fetch() async throws(MongoError) {
            let batch: CursorBatch
            switch state {
            case .unopened(let query, let namespace):
                state = .over  // unless it opens
                let session = route.session
                batch = try await route.run { link throws(MongoError) in
                    let cursor = unsafe try link.open(query, on: namespace, session: session)
                    return try link.fetch(from: unsafe link.keep(cursor: cursor, of: session))
                }
                if let number = batch.rest {
                    state = .open(CursorHandle(number: number, thread: batch.thread, client: route.client))
                }
            case .open(let handle):
                state = .over
                batch = try await handle.fetch()
                if batch.rest != nil { state = .open(handle) }
            case .over: return
            }
            for document in batch.documents { fetched.append(document) }
        }
    }
}

/// A part of what a cursor yields.
struct CursorBatch: Sendable {
    let documents: [[UInt8]]
    let thread: Int
    /// The number of the cursor while it has more.
    let rest: Int?
}

/// An open cursor, which ends with the last reference to it.
final class CursorHandle: Sendable {
    private let number: Int
    private let route: Route

    init(number: Int, thread: Int, client: Client) {
        self.number = number
        route = Route(client: client, seat: .thread(thread), session: nil)
    }

    deinit {
        let number = number
        route.client.submit(
            Dispatcher.Work(
                since: .now,
                run: { link in
                    link.endCursor(number)
                    return .nothing
                }, refuse: { _ in }),  // a closed client has ended it
            to: route.seat)
    }

    func fetch() async throws(MongoError) -> CursorBatch {
        let number = number
        return try await route.run { link throws(MongoError) in try link.fetch(from: number) }
    }
}

extension Link {
    /// Documents or bytes that are taken from a cursor before its thread serves others again.
    private static let batch = (documents: 1000, bytes: 1 << 20)

    func fetch(from number: Int) throws(MongoError) -> CursorBatch {
        let cursor = unsafe try cursor(number)
        var documents: [[UInt8]] = []
        var bytes = 0
        while documents.count < Self.batch.documents, bytes < Self.batch.bytes {
            do throws(MongoError) {
                guard let document = unsafe try next(of: cursor) else {
                    endCursor(number)
                    return CursorBatch(documents: documents, thread: self.number, rest: nil)
                }
                documents.append(document)
                bytes += document.count
            } catch {
                endCursor(number)
                throw error
            }
        }
        return CursorBatch(documents: documents, thread: self.number, rest: number)
    }
}
