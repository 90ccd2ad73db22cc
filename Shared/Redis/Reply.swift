/// What Redis answered, in RESP2.
public enum Reply: Sendable, Equatable {
    case null
    case integer(Int64)
    case status(String)
    case bulk([UInt8])
    case array([Reply])
    case error(ErrorReply)

    /// The text of a bulk or status reply; invalid UTF-8 is repaired.
    public var text: String? {
        switch self {
        case .bulk(let bytes): String(decoding: bytes, as: UTF8.self)
        case .status(let text): text
        case .null, .integer, .array, .error: nil
        }
    }

    /// The bytes of a bulk reply.
    public var bytes: [UInt8]? {
        if case .bulk(let bytes) = self { bytes } else { nil }
    }

    /// An integer reply, or a bulk reply that spells one.
    public var integer: Int? {
        switch self {
        case .integer(let value): Int(value)
        case .bulk: text.flatMap { Int($0) }
        case .null, .status, .array, .error: nil
        }
    }

    /// The elements of an array reply.
    public var array: [Reply]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}

/// An error that Redis answered by name: the command was refused and did nothing.
public struct ErrorReply: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Name: String, Sendable {
        case readOnly = "READONLY"
        case loading = "LOADING"
        case masterDown = "MASTERDOWN"
        case unblocked = "UNBLOCKED"
        case noGroup = "NOGROUP"
        case noReplicas = "NOREPLICAS"
        case outOfMemory = "OOM"
        case misconfigured = "MISCONF"
        case busy = "BUSY"
        case wrongType = "WRONGTYPE"
        case noAuthentication = "NOAUTH"
        case wrongPassword = "WRONGPASS"
        case functionNotFound = "Function not found"
        case other = "ERR"
    }

    public let name: Name
    /// The server's own words, for comparisons. They can quote arguments, so they are not for the log.
    public let message: String

    public init(message: String) {
        self.message = message
        let first = String(message.prefix { $0 != " " })
        name =
            if message.contains(Name.functionNotFound.rawValue) {
                .functionNotFound
            } else if message.contains(Name.wrongType.rawValue) {
                .wrongType
            } else {
                Name(rawValue: first) ?? .other
            }
    }

    /// True while the server cannot take writes but may come back or be replaced by itself.
    public var isPassing: Bool {
        if message.hasPrefix("ERR max number of clients") { return true }
        return switch name {
        case .readOnly, .loading, .masterDown, .unblocked, .noReplicas, .outOfMemory, .misconfigured, .busy: true
        case .noGroup, .wrongType, .noAuthentication, .wrongPassword, .functionNotFound, .other: false
        }
    }

    public var description: String { "Redis refused the command: \(name.rawValue)" }
}
