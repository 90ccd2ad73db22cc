internal import CMongo

extension MongoError {
    /// The one place that reads an error of libmongoc.
    ///
    /// - Parameter reply: what the server answered, for the labels and the code's name; an empty document where it did not.
    init(_ error: bson_error_t, reply: Document = Document()) {
        let refusal = Refusal(code: Int(error.code), name: Self.name(of: error.code, reply))
        let isTransient = reply["errorLabels"]?.array?.contains("TransientTransactionError") == true
        switch mongoc_error_domain_t(error.domain) {
        case MONGOC_ERROR_SERVER_SELECTION: self = .notConnected
        case MONGOC_ERROR_STREAM where isTransient: self = .transient(Refusal(.socketException))
        case _ where isTransient: self = .transient(refusal)
        case MONGOC_ERROR_STREAM: self = Self.stream(mongoc_error_code_t(error.code))
        case MONGOC_ERROR_WRITE_CONCERN: self = .connectionLost
        case MONGOC_ERROR_CLIENT where mongoc_error_code_t(error.code) == MONGOC_ERROR_CLIENT_AUTHENTICATE:
            self = .refused(Refusal(.authenticationFailed))
        case MONGOC_ERROR_SERVER, MONGOC_ERROR_COLLECTION: self = Self.server(refusal, error)
        default: self = .refused(Refusal(code: refusal.code, name: "InvalidUse"))  // libmongoc itself would not send it
        }
    }

    private static func stream(_ code: mongoc_error_code_t) -> MongoError {
        switch code {
        case MONGOC_ERROR_STREAM_NAME_RESOLUTION, MONGOC_ERROR_STREAM_CONNECT, MONGOC_ERROR_STREAM_NOT_ESTABLISHED:
            .notConnected
        default: .connectionLost
        }
    }

    private static func server(_ refusal: Refusal, _ error: bson_error_t) -> MongoError {
        switch ServerCode(rawValue: refusal.code) {
        case .duplicateKey, .duplicateKeyOnUpdate: .duplicateKey(index: indexName(in: error))
        case .writeConflict, .lockTimeout, .noSuchTransaction: .transient(refusal)
        case .some(let code) where code.endsConnection: .connectionLost
        case .some, nil: .refused(refusal)
        }
    }

    private static func name(of code: UInt32, _ reply: Document) -> String {
        if let name = reply["codeName"]?.string, name.utf8.allSatisfy({ UnicodeScalar($0).properties.isAlphabetic }) {
            return name
        }
        return ServerCode(rawValue: Int(code))?.name ?? "Error"
    }

    /// The server tells the index only in its sentence: `… index: name_1 dup key: { name: "…" }`.
    private static func indexName(in error: bson_error_t) -> String {
        let message = unsafe withUnsafePointer(to: error) { unsafe String(cString: fb_error_message($0)) }
        guard let start = message.firstRange(of: " index: ")?.upperBound else { return "?" }
        let rest = message[start...]
        guard let end = [" collation: ", " dup key: "].compactMap({ rest.firstRange(of: $0)?.lowerBound }).min() else {
            return "?"
        }
        return String(rest[..<end])
    }
}
