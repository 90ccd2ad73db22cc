/// How messages follow each other in a connection.
public enum Wire: Sendable {
    /// RESP2: commands one behind the other, replies in the same order.
    case redis
    /// The wire protocol: replies name their requests. Not compressed.
    case mongo
    /// HTTP/1.1: bodies with a length, in chunks, or until the connection ends. No HEAD, no upgrade.
    case http

    var requestReader: any MessageReader {
        switch self {
        case .redis: RESPReader()
        case .mongo: MongoReader()
        case .http: HTTPReader(of: .request)
        }
    }

    var replyReader: any MessageReader {
        switch self {
        case .redis: RESPReader()
        case .mongo: MongoReader()
        case .http: HTTPReader(of: .reply)
        }
    }

    /// What a driver says on its own, to make a connection or to watch over it: never counted.
    func isUpkeep(_ head: Head) -> Bool {
        guard let command = head.words.first else { return false }
        switch self {
        case .redis: return ["AUTH", "CLIENT", "HELLO", "PING", "SELECT"].contains(command.uppercased())
        case .mongo: return ["hello", "isMaster", "ismaster", "ping", "endSessions"].contains(command)
        case .http: return false
        }
    }
}
