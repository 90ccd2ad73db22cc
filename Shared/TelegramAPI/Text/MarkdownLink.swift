/// The address part of `[text](address)`.
struct MarkdownLink {
    let url: String
    /// Where the text goes on after the closing parenthesis.
    let end: Int

    /// Reads the address after the bracket that closes the text; nil when there is none.
    ///
    /// A bracket ends the search, so that many openings of links without an end are still read in linear time.
    init?(after bracket: Int, in characters: [Character]) {
        let start = bracket + 2
        guard start < characters.count, characters[bracket + 1] == "(" else { return nil }
        var depth = 1
        var index = start
        while index < characters.count {
            let character = characters[index]
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth == 0 { break }
            guard !character.isWhitespace, !"[]`<>".contains(character) else { return nil }
            index += 1
        }
        guard depth == 0, index > start else { return nil }
        url = String(characters[start..<index])
        end = index + 1
    }

    /// The site that the address leads to, in lower case; nil for anything but plain web addresses.
    ///
    /// Stricter than browsers: with a user part, a backslash or unusual characters before its path it has no host.
    var host: String? {
        let address = url.lowercased()
        guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return nil }
        let rest = address.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        let host = authority.prefix { $0 != ":" }
        let port = authority[host.endIndex...].dropFirst()
        guard !host.isEmpty, host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }),
            port.allSatisfy({ $0.isASCII && $0.isNumber })
        else { return nil }
        return String(host)
    }
}
