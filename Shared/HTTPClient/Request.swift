/// One HTTP request.
///
/// Its description names only the method: the URL may hold a token, the body a person's words.
public struct Request: Sendable, CustomStringConvertible {
    /// The verb. A POST is never repeated once a part of it may have been acted on; a GET may be.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    public var method: Method
    /// An absolute `http` or `https` URL in printable ASCII, without user name and password.
    public var url: String
    /// Besides those that the body, the connection and the URL decide; naming one of these is an `invalidRequest`.
    public var headers: [Header]
    public var body: Body
    /// From the call of `send` or `stream` to the last byte of the response.
    public var timeout: Duration
    /// The part of `timeout` that looking up the name, connecting and TLS may take.
    public var connectTimeout: Duration
    /// A longer body, or one announced as longer, is `responseTooLarge`. Counts for streams too.
    public var maximumResponseBytes: Int

    public init(
        _ method: Method, _ url: String, headers: [Header] = [], body: Body = .none, timeout: Duration,
        connectTimeout: Duration = .seconds(5), maximumResponseBytes: Int = 4 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.maximumResponseBytes = maximumResponseBytes
    }

    public var description: String { method.rawValue }
}

/// A header's name and value. Names are equal in any case.
public struct Header: Sendable, Equatable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
