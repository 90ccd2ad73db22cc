/// What a request carries.
public enum Body: Sendable {
    case none
    case bytes([UInt8], contentType: String)
    /// `multipart/form-data`, with a boundary that no part holds by chance.
    case multipart([Part])
}

/// One field of a form.
public struct Part: Sendable {
    /// Where the field's bytes come from.
    public enum Content: Sendable {
        case bytes([UInt8])
        /// A file, opened when the call begins and read while it is sent, on the client's one thread: local disks only.
        case file(path: String)
        /// Bytes that are made while they are sent.
        case stream(ByteSource)
    }

    public var name: String
    /// The name that the receiver is told, not where the file lies.
    public var filename: String?
    public var contentType: String?
    public var content: Content

    public init(name: String, filename: String? = nil, contentType: String? = nil, content: Content) {
        self.name = name
        self.filename = filename
        self.contentType = contentType
        self.content = content
    }
}
