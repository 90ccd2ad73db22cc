import Foundation
@testable import Operations
import Testing

@Suite struct TimestampTests {
    private func text(_ milliseconds: Int64) -> String {
        var bytes: [UInt8] = []
        Timestamp(milliseconds: milliseconds).append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "known moments",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_400_001, "2000-02-29T00:00:00.001Z"),
            (1_774_746_123_004, "2026-03-29T01:02:03.004Z"), (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func known(milliseconds: Int64, expected: String) {
        #expect(text(milliseconds) == expected)
    }

    @Test("every day until 2100 agrees with Foundation")
    func oracle() {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for day in 0..<47_482 {
            let seconds = day * 86_400 + day % 86_400
            #expect(text(Int64(seconds) * 1000) == style.format(Date(timeIntervalSince1970: Double(seconds))))
        }
    }
}
