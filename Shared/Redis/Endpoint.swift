/// Where a Redis server is found, parsed from `REDIS_URL`.
///
/// `redis://[user:password@]host[:port][/database]`, `unix://[user:password@]/path/to/socket[?db=n]`, and
/// `redis+sentinel://[user:password@]host:port,host:port/name[/database]`.
public struct Endpoint: Sendable, Equatable, CustomStringConvertible {
    public struct Address: Sendable, Equatable {
        public var host: String
        public var port: Int

        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }
    public enum Location: Sendable, Equatable {
        case tcp(Address)
        case unix(path: String)
        /// The sentinels are asked for the address of the master of this name.
        case sentinel([Address], master: String)
    }

    public var location: Location
    public var user: String?
    public var password: String?
    public var database: Int

    public init(location: Location, user: String? = nil, password: String? = nil, database: Int = 0) {
        self.location = location
        self.user = user
        self.password = password
        self.database = database
    }

    /// The address without its credentials: safe to log.
    public var description: String {
        switch location {
        case .tcp(let address): "redis://\(address.host):\(address.port)/\(database)"
        case .unix(let path): "unix://\(path)?db=\(database)"
        case .sentinel(let sentinels, let master):
            "redis+sentinel://\(sentinels.map { "\($0.host):\($0.port)" }.joined(separator: ","))/\(master)/\(database)"
        }
    }
}

/// Why a `REDIS_URL` cannot be used: a sentence for the operator, without the credentials.
public struct EndpointError: Error, Equatable, CustomStringConvertible {
    public let description: String
}

extension Endpoint {
    /// Reads a URL; throws a sentence that says what is wrong with it.
    public init(parsing url: String) throws(EndpointError) {
        guard let mark = url.firstRange(of: "://") else {
            throw EndpointError(description: "it has no scheme; write redis://host:port/0")
        }
        let scheme = url[..<mark.lowerBound]
        var rest = url[mark.upperBound...]
        (user, password) = try Self.takeCredentials(from: &rest)
        switch scheme {
        case "redis":
            let (hosts, path) = Self.cut(rest, at: "/")
            location = .tcp(try Self.address(hosts, defaultPort: 6379))
            database = try Self.database(path)
        case "unix":
            let (path, query) = Self.cut(rest, at: "?")
            guard path.hasPrefix("/") else {
                throw EndpointError(description: "a unix socket needs an absolute path: unix:///run/redis.sock")
            }
            location = .unix(path: String(path))
            database = try Self.database(query.hasPrefix("db=") ? query.dropFirst(3) : query)
        case "redis+sentinel":
            let (hosts, path) = Self.cut(rest, at: "/")
            let (master, number) = Self.cut(path, at: "/")
            guard !master.isEmpty else {
                throw EndpointError(description: "a sentinel address ends with the master's name: …:26379/mymaster")
            }
            var sentinels: [Address] = []
            for host in hosts.split(separator: ",") { sentinels.append(try Self.address(host, defaultPort: 26379)) }
            guard !sentinels.isEmpty else { throw EndpointError(description: "it names no sentinel") }
            location = .sentinel(sentinels, master: String(master))
            database = try Self.database(number)
        case "rediss":
            throw EndpointError(
                description:
                    "TLS is not spoken here: run stunnel beside the program and point redis:// at its local port")
        default:
            throw EndpointError(
                description: "its scheme is unknown; redis://, unix:// and redis+sentinel:// are understood")
        }
    }

    private static func takeCredentials(from rest: inout Substring) throws(EndpointError) -> (String?, String?) {
        let authority = cut(rest, at: "/").0
        guard let at = authority.lastIndex(of: "@") else { return (nil, nil) }
        let (user, password) = cut(rest[..<at], at: ":")
        rest = rest[rest.index(after: at)...]
        guard let user = percentDecoded(user), let password = percentDecoded(password) else {
            throw EndpointError(description: "its credentials hold a broken percent escape")
        }
        return (user.isEmpty ? nil : user, password.isEmpty ? nil : password)
    }

    private static func address(_ text: Substring, defaultPort: Int) throws(EndpointError) -> Address {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let host = text[text.index(after: text.startIndex)..<end]
            return Address(host: String(host), port: try port(text[text.index(after: end)...], defaultPort))
        }
        let host = cut(text, at: ":").0
        guard !host.isEmpty else { throw EndpointError(description: "it names no host") }
        return Address(host: String(host), port: try port(text.dropFirst(host.count), defaultPort))
    }

    private static func port(_ text: Substring, _ fallback: Int) throws(EndpointError) -> Int {
        if text.isEmpty { return fallback }
        guard text.hasPrefix(":"), let port = Int(text.dropFirst()), (1...65535).contains(port) else {
            throw EndpointError(description: "its port is not a number from 1 to 65535")
        }
        return port
    }

    private static func database(_ text: Substring) throws(EndpointError) -> Int {
        if text.isEmpty { return 0 }
        guard let number = Int(text), (0...999).contains(number) else {
            throw EndpointError(description: "its database is not a number from 0 to 999")
        }
        return number
    }

    private static func cut(_ text: Substring, at mark: Character) -> (Substring, Substring) {
        guard let index = text.firstIndex(of: mark) else { return (text, "") }
        return (text[..<index], text[text.index(after: index)...])
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
