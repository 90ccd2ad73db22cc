/// A request that passed every check, in the form that libcurl takes.
struct PreparedRequest: Sendable {
    let method: Request.Method
    let url: String
    /// The only part of the URL that an error may name.
    let host: String
    let headerLines: [String]
    let upload: Upload
    let deadline: ContinuousClock.Instant
    let connectTimeout: Duration
    let maximumResponseBytes: Int

    init(_ request: Request) throws(Failure) {
        method = request.method
        url = request.url
        host = try hostName(of: request.url)
        let (upload, contentType) = try Upload.prepare(request.body)
        if request.method == .get, !upload.isEmpty { throw .invalidRequest("a GET carries no body") }
        self.upload = upload
        headerLines = try layOutHeaders(of: request, contentType: contentType)
        deadline = .now + request.timeout
        connectTimeout = request.connectTimeout
        maximumResponseBytes = request.maximumResponseBytes
    }
}

private func layOutHeaders(of request: Request, contentType: String?) throws(Failure) -> [String] {
    // To libcurl "Name:" means "leave this header out": no waiting for 100 Continue, and no form type where there is no form.
    var lines = ["Expect:"]
    lines.append(
        try contentType.map { type throws(Failure) in try line(Header("Content-Type", type)) } ?? "Content-Type:")
    for header in request.headers {
        guard !decidedHere.contains(header.name.lowercased()) else {
            throw .invalidRequest("a header that the client decides")
        }
        lines.append(try line(header))
    }
    return lines
}

private let decidedHere: Set = [
    "connection", "content-length", "content-type", "expect", "host", "te", "trailer", "transfer-encoding", "upgrade",
]

/// RFC 9110, 5.5 and 5.6.2. A line break in a value would begin a header of the attacker's choice.
private func line(_ header: Header) throws(Failure) -> String {
    guard !header.name.isEmpty, header.name.utf8.allSatisfy(isTokenCharacter) else {
        throw .invalidRequest("a header's name is letters, digits and -._~!#$%&'*+^`|")
    }
    guard header.value.utf8.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
        throw .invalidRequest("a header's value has no line breaks or control characters")
    }
    let isBlank = header.value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    // ";" is libcurl's spelling of an empty value.
    return isBlank ? "\(header.name);" : "\(header.name): \(header.value)"
}

private func isTokenCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._~!#$%&'*+^`|".utf8.contains(byte)
    }
}
