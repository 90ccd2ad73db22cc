/// Keys as text: BIP 173 without its limit of 90 characters, as age has it.
enum Bech32 {
    private static let letters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let generator: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    private static let checksumLength = 6

    /// Lower-case text with `prefix` before it.
    static func text(_ bytes: [UInt8], prefix: String) -> String {
        let groups = regroup(bytes, from: 8, to: 5, padding: true) ?? []
        let check = polymod(expanded(prefix) + groups + [UInt8](repeating: 0, count: checksumLength)) ^ 1
        let checksum = (0..<checksumLength).map { UInt8(check >> (5 * (5 - UInt32($0))) & 31) }
        return prefix + "1" + String(decoding: (groups + checksum).map { letters[Int($0)] }, as: UTF8.self)
    }

    /// Reads lower-case text; nil where it is not exactly what `text` would print.
    static func bytes(of text: String, prefix: String) -> [UInt8]? {
        let start = prefix + "1"
        guard text.hasPrefix(start) else { return nil }
        var groups: [UInt8] = []
        for letter in text.utf8.dropFirst(start.utf8.count) {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            groups.append(UInt8(value))
        }
        guard groups.count >= checksumLength, polymod(expanded(prefix) + groups) == 1 else { return nil }
        return regroup(groups.dropLast(checksumLength), from: 5, to: 8, padding: false)
    }

    private static func expanded(_ prefix: String) -> [UInt8] {
        prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
    }

    private static func polymod(_ values: [UInt8]) -> UInt32 {
        var check: UInt32 = 1
        for value in values {
            let top = check >> 25
            check = (check & 0x1ff_ffff) << 5 ^ UInt32(value)
            for (bit, factor) in generator.enumerated() where top >> UInt32(bit) & 1 == 1 { check ^= factor }
        }
        return check
    }

    /// Nil where bits are left over that are no padding, or not zero.
    private static func regroup(
        _ values: some Collection<UInt8>, from: UInt32, to: UInt32, padding: Bool
    ) -> [UInt8]? {
        var (pool, bits) = (UInt32(0), UInt32(0))
        var result: [UInt8] = []
        for value in values {
            pool = (pool << from | UInt32(value)) & 0xfff
            bits += from
            while bits >= to {
                bits -= to
                result.append(UInt8(pool >> bits & ((1 << to) - 1)))
            }
        }
        let rest = pool & ((1 << bits) - 1)
        if padding {
            if bits > 0 { result.append(UInt8(rest << (to - bits))) }
        } else if bits >= from || rest != 0 {
            return nil
        }
        return result
    }
}
