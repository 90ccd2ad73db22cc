/// The address of a service, kept as it was written: several hosts in one URL, as Redis Sentinel and MongoDB write
/// them, are fine.
///
/// Its description leaves user and password out.
public struct ServiceURL: Hashable, Sendable, CustomStringConvertible {
    /// Before `://`, in lower case.
    public let scheme: String
    /// As written, with user and password.
    public let string: String

    /// Reads `scheme://rest`; nil without a scheme or a rest, or with blanks or control characters in it.
    public init?(_ text: String) {
        let scheme = text.prefix { $0 != ":" }
        let rest = text.dropFirst(scheme.count)
        guard let first = scheme.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic,
            scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }),
            rest.hasPrefix("://"), rest.count > 3,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else { return nil }
        self.init(scheme: scheme.lowercased(), string: text)
    }

    /// What a reader goes on with after a problem.
    static let nowhere = ServiceURL(scheme: "none", string: "none://nowhere")

    private init(scheme: String, string: String) {
        self.scheme = scheme
        self.string = string
    }

    /// The path with its leading slash, `/` when there is none; query and fragment are not part of it.
    public var path: String {
        let path = afterScheme.drop { $0 != "/" && $0 != "?" && $0 != "#" }.prefix { $0 != "?" && $0 != "#" }
        return path.isEmpty ? "/" : String(path)
    }

    /// The host, or hosts, with their ports.
    public var authority: String {
        let authority = afterScheme.prefix { !"/?#".contains($0) }
        return String(authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority)
    }

    /// The password before the `@`, which belongs into no log.
    public var password: Secret? {
        let authority = afterScheme.prefix { !"/?#".contains($0) }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
            return nil
        }
        let password = authority[authority.index(after: colon)..<at]
        return password.isEmpty ? nil : Secret(String(password))
    }

    public var description: String { "\(scheme)://\(authority)\(afterScheme.drop { !"/?#".contains($0) })" }

    private var afterScheme: Substring { string.dropFirst(scheme.count + 3) }
}
