/// CRC-64/XZ: polynomial 42F0E1EBA9EA3693, reflected, all ones at the beginning and the end.
struct Checksum {
    /// Of what eight bytes at a time add: the table of a byte that others follow.
    private static let tables: [UInt64] = {
        var tables = [UInt64](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = UInt64(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xc96c_5795_d787_0f42 : value >> 1 }
            tables[byte] = value
        }
        for index in 256..<tables.count {
            let before = tables[index - 256]
            tables[index] = tables[Int(before & 0xff)] ^ before >> 8
        }
        return tables
    }()

    private var state = ~UInt64(0)

    var value: UInt64 { ~state }

    mutating func add(_ bytes: [UInt8]) {
        let tables = Self.tables
        var state = state
        var index = 0
        while index + 8 <= bytes.count {
            var word: UInt64 = 0
            for offset in 0..<8 { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
            word ^= state
            state = 0
            for offset in 0..<8 {
                state ^= tables[(7 - offset) << 8 | Int(word >> UInt64(8 * offset) & 0xff)]
            }
            index += 8
        }
        while index < bytes.count {
            state = tables[Int((state ^ UInt64(bytes[index])) & 0xff)] ^ state >> 8
            index += 1
        }
        self.state = state
    }
}
