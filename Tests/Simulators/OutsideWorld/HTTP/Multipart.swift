/// One part of a `multipart/form-data` body.
struct FormPart: Sendable {
    let name: String
    /// Set for files.
    let fileName: String?
    let type: String?
    let bytes: [UInt8]
}

/// Reads a `multipart/form-data` body (RFC 7578).
enum Multipart {
    /// Nil when the body does not follow its boundary, or a part has no name.
    static func parts(of body: [UInt8], contentType: String) -> [FormPart]? {
        guard let boundary = parameter("boundary", of: contentType), !boundary.isEmpty else { return nil }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may stand at the very start; with this it looks like all others.
        let body = Array("\r\n".utf8) + body
        guard var at = find(delimiter, in: body, from: 0) else { return nil }
        var parts: [FormPart] = []
        while true {
            let start = at + delimiter.count
            if body[start...].starts(with: "--".utf8) { return parts }
            guard body[start...].starts(with: "\r\n".utf8), let end = find(delimiter, in: body, from: start) else {
                return nil
            }
            // Starting at the line end lets a part without any header be found as well.
            guard let part = part(body[start..<end]) else { return nil }
            parts.append(part)
            at = end
        }
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> FormPart? {
        let blank = Array("\r\n\r\n".utf8)
        let whole = Array(bytes)
        guard let end = find(blank, in: whole, from: 0) else { return nil }
        var headers: [String: String] = [:]
        for line in String(decoding: whole[..<end], as: UTF8.self).split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            headers[halves[0].lowercased()] = halves[1].trimmed
        }
        guard let disposition = headers["content-disposition"], disposition.lowercased().hasPrefix("form-data"),
            let name = parameter("name", of: disposition)
        else { return nil }
        return FormPart(
            name: name, fileName: parameter("filename", of: disposition), type: headers["content-type"],
            bytes: Array(whole[(end + blank.count)...]))
    }

    /// The value of `; name="value"` or `; name=value` in a header.
    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let halves = piece.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].trimmed.lowercased() == name else { continue }
            return halves[1].trimmed.trimmingQuotes
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= needle.count, start <= bytes.count - needle.count else { return nil }
        return (start...(bytes.count - needle.count)).first { at in
            bytes[at] == needle[0] && bytes[at..<at + needle.count].elementsEqual(needle)
        }
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

extension String {
    fileprivate var trimmingQuotes: String {
        count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
    }
}
