/// Where the elements of an array stand in a JSON object, so that they can be passed on byte for byte.
///
/// Decoding and encoding again would round large numbers and drop what we do not know. The text must be valid JSON: only
/// brackets and strings are looked at.
struct JSONElements {
    /// Of each element that is an object; empty when the object has no such array.
    private(set) var ranges: [Range<Int>] = []

    private let bytes: [UInt8]
    private var position = 0

    /// - Parameter key: of the outermost object, written without escapes.
    init(ofArray key: String, in bytes: [UInt8]) {
        self.bytes = bytes
        guard findArray(Array(key.utf8)) else { return }
        collect()
    }

    /// Moves behind the `[` that follows the key.
    private mutating func findArray(_ key: [UInt8]) -> Bool {
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                let start = position + 1
                skipString()
                guard depth == 1, bytes[start..<position].elementsEqual(key), isFollowed(by: [":", "["]) else {
                    break
                }
                return true
            default: break
            }
            position += 1
        }
        return false
    }

    /// From behind the `[` to its `]`.
    private mutating func collect() {
        var depth = 0
        var start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if depth == 0 { start = position }
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth < 0 { return }
                if depth == 0 { ranges.append(start..<position + 1) }
            case UInt8(ascii: "\""): skipString()
            default: break
            }
            position += 1
        }
    }

    /// From the opening quotation mark to the closing one.
    private mutating func skipString() {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
    }

    /// Moves behind these signs if nothing but white space stands between them; else it stays.
    private mutating func isFollowed(by signs: [Unicode.Scalar]) -> Bool {
        var ahead = position + 1
        for sign in signs {
            while ahead < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[ahead]) { ahead += 1 }
            guard ahead < bytes.count, bytes[ahead] == UInt8(ascii: sign) else { return false }
            ahead += 1
        }
        position = ahead
        return true
    }
}
