internal import CMongo

/// How the end of a transaction went, where nothing was refused.
enum Commit: Sendable {
    case done
    /// No answer, or none of the majority: it must be asked for again.
    case unknown
}

extension Link {
    func startSession(_ kind: SessionKind) throws(MongoError) -> Int {
        guard let options = unsafe mongoc_session_opts_new() else {
            preconditionFailure("libmongoc has no memory for options")
        }
        defer { unsafe mongoc_session_opts_destroy(options) }
        if kind == .snapshot { unsafe mongoc_session_opts_set_snapshot(options, true) }
        var error = bson_error_t()
        guard let session = unsafe mongoc_client_start_session(client, options, &error) else {
            throw MongoError(error)
        }
        let number = unsafe keep(session: session, for: kind)
        guard kind == .transaction else { return number }
        do throws(MongoError) { try startTransaction(number) } catch {
            endSession(number)
            throw error
        }
        return number
    }

    private func startTransaction(_ number: Int) throws(MongoError) {
        guard let options = unsafe mongoc_transaction_opts_new(), let concern = unsafe mongoc_read_concern_new() else {
            preconditionFailure("libmongoc has no memory for options")
        }
        defer {
            unsafe mongoc_transaction_opts_destroy(options)
            unsafe mongoc_read_concern_destroy(concern)
        }
        unsafe mongoc_read_concern_set_level(concern, MONGOC_READ_CONCERN_LEVEL_SNAPSHOT)
        unsafe mongoc_transaction_opts_set_read_concern(options, concern)
        var error = bson_error_t()
        guard unsafe mongoc_client_session_start_transaction(try session(number), options, &error) else {
            throw MongoError(error)
        }
    }

    func abortTransaction(_ number: Int) throws(MongoError) {
        var error = bson_error_t()
        guard unsafe mongoc_client_session_abort_transaction(try session(number), &error) else {
            throw MongoError(error)
        }
    }

    func commitTransaction(_ number: Int) throws(MongoError) -> Commit {
        let reply = BSONStorage()
        var error = bson_error_t()
        if unsafe mongoc_client_session_commit_transaction(try session(number), reply.raw, &error) { return .done }
        let answer = try reply.document
        if answer["errorLabels"]?.array?.contains("UnknownTransactionCommitResult") == true { return .unknown }
        throw MongoError(error, reply: answer)
    }
}
