/// A whole response, whatever its status: a 500 is an answer, not a `Failure`.
public struct Response: Sendable {
    public let status: Int
    /// As received, in order; redirects are not followed.
    public let headers: [Header]
    public let body: [UInt8]

    /// The first value under `name`, in any case of its letters.
    public func header(_ name: String) -> String? { headers.first(named: name) }
}

/// A response whose body is still coming.
public struct StreamingResponse: Sendable {
    public let status: Int
    /// As received, in order; redirects are not followed.
    public let headers: [Header]
    /// Read it once. Dropping it unread ends the transfer.
    public let body: ByteStream

    /// The first value under `name`, in any case of its letters.
    public func header(_ name: String) -> String? { headers.first(named: name) }
}

extension [Header] {
    fileprivate func first(named name: String) -> String? {
        let wanted = name.lowercased()
        return first { $0.name.lowercased() == wanted }?.value
    }
}
