/// Lays parts out as `multipart/form-data` (RFC 7578), so that files are read only while they are sent.
func encodeForm(_ parts: [Part]) throws(Failure) -> (Upload, contentType: String?) {
    let boundary = "familybot-" + randomHex() + randomHex()
    var pieces: [Upload.Piece] = []
    for part in parts {
        pieces.append(.bytes(Array(try head(of: part, after: boundary).utf8)))
        switch part.content {
        case .bytes(let bytes): pieces.append(.bytes(bytes))
        case .file(let path): pieces.append(.file(try OpenFile(path: path)))
        case .stream(let source): pieces.append(.stream(source, UploadPipe()))
        }
        pieces.append(.bytes(Array("\r\n".utf8)))
    }
    pieces.append(.bytes(Array("--\(boundary)--\r\n".utf8)))
    return (Upload(pieces), "multipart/form-data; boundary=\(boundary)")
}

private func head(of part: Part, after boundary: String) throws(Failure) -> String {
    var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(escaped(part.name))\""
    if let filename = part.filename { head += "; filename=\"\(escaped(filename))\"" }
    if let type = part.contentType {
        guard type.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .invalidRequest("a part's content type is printable ASCII")
        }
        head += "\r\nContent-Type: \(type)"
    }
    return head + "\r\n\r\n"
}

/// As browsers do it: WHATWG HTML, "multipart/form-data encoding algorithm". NUL is ours: no file system has one either.
private func escaped(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
        switch scalar {
        case "\"": result += "%22"
        case "\r": result += "%0D"
        case "\n": result += "%0A"
        case "\0": result += "%00"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func randomHex() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
