/// Decodes `a=1&b=two+words` as in a query string or an `application/x-www-form-urlencoded` body.
struct FormFields: Sendable {
    /// Names and values in their order.
    let pairs: [(name: String, value: String)]

    /// Nil when a `%` is not followed by two hexadecimal digits, or the result is not UTF-8.
    init?(_ text: some StringProtocol) {
        var pairs: [(String, String)] = []
        for field in text.split(separator: "&") {
            let halves = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0]), let value = Self.decoded(halves.count > 1 ? halves[1] : "")
            else { return nil }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    /// The first value of that name.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// One percent-decoded piece, `+` being a blank.
    private static func decoded(_ piece: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(piece.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
