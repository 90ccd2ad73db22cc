/// Base64 without padding, in the one form that each sequence of bytes has.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var (pool, bits) = (UInt32(0), UInt32(0))
        var text: [UInt8] = []
        for byte in bytes {
            pool = (pool << 8 | UInt32(byte)) & 0xffff
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(letters[Int(pool >> bits & 63)])
            }
        }
        if bits > 0 { text.append(letters[Int(pool << (6 - bits) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil for anything that `text` would not print.
    static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
        var (pool, bits) = (UInt32(0), UInt32(0))
        var bytes: [UInt8] = []
        for letter in text {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            pool = (pool << 6 | UInt32(value)) & 0xffff
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pool >> bits))
            }
        }
        return bits < 6 && pool & ((1 << bits) - 1) == 0 ? bytes : nil
    }
}
