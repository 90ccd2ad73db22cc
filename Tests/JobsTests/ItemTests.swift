import Domain
import Foundation
import Jobs
import Testing

/// What was ever stored must be read for ever: a rolling change has two versions on one lane.
private struct Golden: Decodable {
    struct Row: Decodable {
        let item: String
        let pool: PoolName
        let kind: JobKind
        let key: String
        let arrival: Int64
        let address: String?
        let album: String?
        let payload: String
    }

    let written: [Row]

    static func load() throws -> [Row] {
        let url = try #require(Bundle.module.url(forResource: "items-v1", withExtension: "json"))
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: url)).written
    }
}

extension Item {
    fileprivate init(_ row: Golden.Row) {
        self.init(
            pool: row.pool, kind: row.kind, key: JobKey(rawValue: row.key), arrival: row.arrival,
            address: row.address.flatMap { Address($0[...]) }, payload: Array(row.payload.utf8))
        album = row.album.flatMap { Album($0) }
    }
}

private func bytes(
    _ version: String = "1", _ pool: String = "chat", _ kind: String = "text", _ key: String = "7-1", at: String = "5",
    _ address: String = "-", payload: String = "x"
) -> [UInt8] {
    Array([version, pool, kind, key, at, address, payload].joined(separator: "\n").utf8)
}

@Suite("A stored job")
struct ItemTests {
    @Test("of the first format is written as it always was, and read back")
    func golden() throws {
        let rows = try Golden.load()
        #expect(rows.count >= 8)
        for row in rows {
            #expect(String(decoding: Item(row).encoded, as: UTF8.self) == row.item)
            #expect(try Item(decoding: Array(row.item.utf8)) == Item(row))
        }
    }

    @Test("has golden rows for every kind that there is")
    func complete() throws {
        #expect(Set(try Golden.load().map(\.kind)) == Set(JobKind.allCases))
    }

    @Test("keeps any bytes as its payload")
    func payload() throws {
        let every = (0...255).map { UInt8($0) } + Array("\n\n1\nchat\n".utf8)
        for payload in [every, [], [10], [0]] {
            let item = Item(
                pool: .chat, kind: .text, key: JobKey(rawValue: "7-1"), arrival: .max, address: nil, payload: payload)
            #expect(try Item(decoding: item.encoded) == item)
        }
    }

    @Test(
        "of a later version is left to a worker that knows it, and its key can be read all the same",
        arguments: [
            bytes("2"), bytes("2", "dreams", "dream", "7-1", at: "later", "?"), bytes("999\n"),
            bytes("1", "dreams"), bytes("1", "chat", "dream"),
        ])
    func newer(_ stored: [UInt8]) {
        #expect(throws: Item.DecodingError.newer) { try Item(decoding: stored) }
    }

    @Test("of a later version tells its key")
    func key() {
        #expect(Item.key(of: bytes("2", "dreams", "dream", "7-1")) == JobKey(rawValue: "7-1"))
        #expect(Item.key(of: bytes()) == JobKey(rawValue: "7-1"))
        #expect(Item.key(of: Array("1\nchat\ntext\n7-1".utf8)) == nil)
        #expect(Item.key(of: []) == nil)
    }

    @Test(
        "that nobody wrote is malformed",
        arguments: [
            [], Array("1".utf8), Array("1\nchat\ntext\n7-1\n5\n-".utf8), Array("\n\n\n\n\n\n".utf8), bytes("one"),
            bytes(""), bytes("0"), bytes("-1"), bytes("1.0"), bytes(at: "soon"), bytes(at: ""), bytes(""),
            bytes("1", "chat", "text", "7-1", at: "5", ""), bytes("1", "chat", "text", "7-1", at: "5", "7:::"),
            bytes("1", "chat", "text", "7-1", at: "5", "me::::"), [0xff, 0xfe, 10, 10, 10, 10, 10, 10],
        ])
    func malformed(_ stored: [UInt8]) {
        #expect(throws: Item.DecodingError.malformed) { try Item(decoding: stored) }
    }

    @Test("cut before the end of its header is malformed, wherever the cut is")
    func cut() {
        let whole = bytes("1", "chat", "text", "7-1", at: "5", "7::::", payload: "")
        for length in 0..<whole.count {
            #expect(throws: Item.DecodingError.self) { try Item(decoding: Array(whole[..<length])) }
        }
    }
}
