/// Why an operation has no result, split by who must act and by whether it may have run.
///
/// Descriptions are safe to log: the server's words, which quote what is stored, are dropped; names of codes, indexes and
/// fields are kept.
public enum MongoError: Error, Sendable, Equatable, CustomStringConvertible {
    /// No server that takes operations was found in time: it did not run. The program works again when there is one.
    case notConnected
    /// The connection broke, the server was about to end or to give up its place, or the majority did not confirm: it may have
    /// run, and what is keyed may be done again.
    case connectionLost
    /// Another operation was in the way, or a transaction fell with its server: nothing of it is kept, doing it again can help.
    case transient(Refusal)
    /// A document with the same values of a unique index is there already; it did not run.
    case duplicateKey(index: String)
    /// An index of this name or of these keys is there with other options.
    case indexConflict(index: String)
    /// The server, or libmongoc for it, says no: doing it again cannot help.
    case refused(Refusal)
    /// A value or a document cannot be sent; it did not run.
    case encoding(CodingFault)
    /// What is stored is not what the program wants to read; the operation ran.
    case decoding(CodingFault)
    /// The client, the session or the cursor was closed before; it did not run.
    case closed

    /// What a server said no with.
    public struct Refusal: Sendable, Equatable {
        /// MongoDB's number for the error.
        public let code: Int
        /// MongoDB's name for it, such as `Unauthorized`; `Error` where it has none.
        public let name: String

        public init(code: Int, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// False when it is certain that the operation changed nothing; of many writes, that what was refused changed nothing.
    public var mayHaveRun: Bool {
        switch self {
        case .connectionLost, .decoding: true
        case .notConnected, .transient, .duplicateKey, .indexConflict, .refused, .encoding, .closed: false
        }
    }

    /// True when the same operation can succeed later without anyone's doing.
    public var isPassing: Bool {
        switch self {
        case .notConnected, .connectionLost, .transient: true
        case .duplicateKey, .indexConflict, .refused, .encoding, .decoding, .closed: false
        }
    }

    public var description: String {
        switch self {
        case .notConnected: "no MongoDB server takes operations"
        case .connectionLost: "the connection to MongoDB was lost; the operation may have run"
        case .transient(let refusal): "MongoDB asks to do it again: \(refusal)"
        case .duplicateKey(let index): "a document with the same key is in index \(index)"
        case .indexConflict(let index): "index \(index) is there with other options"
        case .refused(let refusal): "MongoDB refused the operation: \(refusal)"
        case .encoding(let fault): "not storable: \(fault)"
        case .decoding(let fault): "not readable as stored: \(fault)"
        case .closed: "the MongoDB client is closed"
        }
    }
}

extension MongoError.Refusal: CustomStringConvertible {
    public var description: String { "\(name) (\(code))" }
}
