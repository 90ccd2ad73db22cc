internal import CMongo

/// What one thread owns: a client of libmongoc with the sessions and cursors that were opened on it.
///
/// Others hold numbers only. A number whose session or cursor is gone is answered with `closed`.
@safe
final class Link {
    let number: Int
    let client: OpaquePointer
    private var sessions: [Int: OpenSession] = [:]
    private var cursors: [Int: OpenCursor] = [:]
    private var lastNumber = 0
    /// The session whose transaction is open.
    private var transaction: Int?
    /// Sessions whose transactions were given up, and that nobody has ended yet.
    private var abandoned: Set<Int> = []

    @safe
    private struct OpenSession {
        let raw: OpaquePointer
        let kind: SessionKind
    }

    @safe
    private struct OpenCursor {
        let raw: OpaquePointer
        let session: Int?
    }

    init(number: Int, client: OpaquePointer) {
        self.number = number
        unsafe self.client = client
    }

    /// Runs `body` with a collection of libmongoc.
    func withCollection<Result>(
        _ collection: Namespace, session: Int?, _ body: (OpaquePointer) throws(MongoError) -> Result
    ) throws(MongoError) -> Result {
        guard collection.isValid,
            let raw = unsafe mongoc_client_get_collection(client, collection.database, collection.name)
        else { throw .invalidNamespace }
        defer { unsafe mongoc_collection_destroy(raw) }
        if let session, sessions[session]?.kind == .snapshot {
            // The client's read concern would take the place of the session's, without a word.
            let none = unsafe mongoc_read_concern_new()
            unsafe mongoc_collection_set_read_concern(raw, none)
            unsafe mongoc_read_concern_destroy(none)
        }
        return try unsafe body(raw)
    }

    /// Runs `body` with options of an operation, to which those of its session are added.
    func withOptions<Result>(
        _ options: Document, session: Int?, _ body: (OpaquePointer) throws(MongoError) -> Result
    ) throws(MongoError) -> Result {
        let storage = BSONStorage()
        unsafe try options.withBSON { options throws(MongoError) in _ = unsafe bson_concat(storage.raw, options) }
        if let session {
            var error = bson_error_t()
            guard unsafe mongoc_client_session_append(try self.session(session), storage.raw, &error) else {
                throw MongoError(error)
            }
        }
        return try unsafe body(storage.raw)
    }

    var hasTransaction: Bool { transaction != nil }

    func session(_ number: Int) throws(MongoError) -> OpaquePointer {
        if abandoned.contains(number) { throw .transient(MongoError.Refusal(.noSuchTransaction)) }
        guard let session = sessions[number] else { throw .closed }
        return unsafe session.raw
    }

    func keep(session: OpaquePointer, for kind: SessionKind) -> Int {
        lastNumber += 1
        sessions[lastNumber] = unsafe OpenSession(raw: session, kind: kind)
        if kind == .transaction { transaction = lastNumber }
        return lastNumber
    }

    /// Undoes the open transaction. Its session is good for nothing more: an operation of it would be one of its own.
    func abandonTransaction() {
        guard let number = transaction else { return }
        endSession(number)
        abandoned.insert(number)
    }

    /// Undoes its transaction, if one is open.
    func endSession(_ number: Int) {
        abandoned.remove(number)
        if transaction == number { transaction = nil }
        // A cursor ends on its session, so it goes first.
        for (cursor, open) in cursors where open.session == number { endCursor(cursor) }
        if let session = sessions.removeValue(forKey: number) { unsafe mongoc_client_session_destroy(session.raw) }
    }

    func cursor(_ number: Int) throws(MongoError) -> OpaquePointer {
        guard let cursor = cursors[number] else { throw .closed }
        return unsafe cursor.raw
    }

    func keep(cursor: OpaquePointer, of session: Int?) -> Int {
        lastNumber += 1
        cursors[lastNumber] = unsafe OpenCursor(raw: cursor, session: session)
        return lastNumber
    }

    func endCursor(_ number: Int) {
        if let cursor = cursors.removeValue(forKey: number) { unsafe mongoc_cursor_destroy(cursor.raw) }
    }

    /// Ends all that is open, before the client is given back.
    func end() {
        for number in Array(cursors.keys) { endCursor(number) }
        for number in Array(sessions.keys) { endSession(number) }
    }
}

/// A collection's full name.
struct Namespace: Sendable, Hashable {
    let database: String
    let name: String

    var isValid: Bool { Self.isValid(database) && Self.isValid(name) }

    /// C would end a name at a NUL, and take it for another. The rest the server knows best.
    static func isValid(_ name: String) -> Bool { !name.isEmpty && !name.utf8.contains(0) }
}

extension MongoError {
    static let invalidNamespace = MongoError.refused(Refusal(.invalidNamespace))
}

extension MongoError.Refusal {
    init(_ code: ServerCode) { self.init(code: code.rawValue, name: code.name) }
}
