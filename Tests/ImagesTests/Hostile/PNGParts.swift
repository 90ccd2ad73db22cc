/// A PNG's chunks, with right checksums.
struct PNGParts {
    static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

    static func chunk(_ name: String, _ content: [UInt8] = []) -> [UInt8] {
        let named = Array(name.utf8) + content
        return number(content.count) + named + number(Int(checksum(named)))
    }

    static func header(
        _ width: Int, _ height: Int, depth: UInt8 = 8, colour: UInt8 = 0, compression: UInt8 = 0
    ) -> [UInt8] {
        chunk("IHDR", number(width) + number(height) + [depth, colour, compression, 0, 0])
    }

    static func file(_ chunks: [UInt8]...) -> [UInt8] { signature + chunks.flatMap(\.self) + chunk("IEND") }

    /// A deflated run of zeros, wrapped as zlib does: one zero, and then copies of 258 at a time.
    static func zeros(_ count: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(0b011, count: 3)  // the last block, with the fixed codes
        bits.writeCode(0x30, count: 8)  // the byte 0
        var left = count - 1
        while left >= 258 {
            bits.writeCode(0xc5, count: 8)  // 258 bytes…
            bits.writeCode(0, count: 5)  // …from one byte back
            left -= 258
        }
        for _ in 0..<left { bits.writeCode(0x30, count: 8) }
        bits.writeCode(0, count: 7)
        let sum = UInt32(count % 65_521) << 16 | 1
        return [0x78, 0x01] + bits.bytes + number(Int(sum))
    }

    private static func number(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
        }
        return ~sum
    }
}

/// Bits as deflate packs them: from the lowest on, codes with their highest first.
private struct BitWriter {
    private var current: UInt8 = 0
    private var used = 0
    private var full: [UInt8] = []

    var bytes: [UInt8] { used == 0 ? full : full + [current] }

    mutating func write(_ value: Int, count: Int) {
        for bit in 0..<count {
            current |= UInt8(value >> bit & 1) << UInt8(used)
            used += 1
            if used == 8 {
                full.append(current)
                (current, used) = (0, 0)
            }
        }
    }

    mutating func writeCode(_ code: Int, count: Int) {
        for bit in (0..<count).reversed() { write(code >> bit & 1, count: 1) }
    }
}
