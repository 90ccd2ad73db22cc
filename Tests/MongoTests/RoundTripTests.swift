import Foundation
import Mongo
import Testing

@Suite("What is encoded comes back")
struct RoundTripTests {
    struct Whole: Codable, Equatable {
        var text: String
        var number: Int
        var dates: [Date]
        var picture: Data
        var id: ObjectID
        var uuid: UUID
        var map: [String: [Int32?]]
        var nothing: String?
        var anything: BSONValue
        var document: Document
        var binary: Binary
        var decimal: Decimal128
        var stamp: Timestamp
        var small: Int8
        var unsigned: UInt64
        var single: Float
        var choice: Choice
        var nested: [[Bool]]
    }

    enum Choice: Codable, Equatable {
        case none
        case weight(kilograms: Double)
        case pair(Int, String)
    }

    @Test("a value with every kind of property, drawn hundreds of times", arguments: [1, 2, 3] as [UInt64])
    func values(seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        for _ in 0..<300 {
            let number = Int(truncatingIfNeeded: generator.random.next())
            let whole = Whole(
                text: "до \0 после 👩‍👩‍👧‍👦 \(number)", number: number,
                dates: [Date(timeIntervalSince1970: Double(number % 4_000_000_000_000) / 1000)],
                picture: Data([0, 255, 7]), id: ObjectID(), uuid: UUID(), map: ["вес": [1, nil, 3], "": []],
                nothing: number % 2 == 0 ? nil : "\u{0}", anything: generator.value(depth: 3),
                document: generator.document(depth: 3), binary: Binary([1, 2], subtype: 128),
                decimal: Decimal128(high: generator.random.next(), low: generator.random.next()),
                stamp: Timestamp(seconds: 4_000_000_000, increment: 1), small: Int8(truncatingIfNeeded: number),
                unsigned: UInt64(number.magnitude) >> 1, single: 0.1,
                choice: [.none, .weight(kilograms: 70.5), .pair(number, "🥑")][
                    number.magnitude.isMultiple(of: 2) ? 1 : 2],
                nested: [[], [true, false]])
            #expect(try Document(encoding: whole).decode(Whole.self) == whole)
        }
    }

    @Test("documents of values, drawn from every type, byte for byte", arguments: 1...20 as ClosedRange<UInt64>)
    func documents(seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        for _ in 0..<50 {
            let document = generator.document(depth: 5)
            let copy = try Document(bytes: document.bytes)
            #expect(copy == document)
            // Taken apart and put together again.
            #expect(Document(elements: copy).bytes == document.bytes)
            // Through Codable.
            #expect(try Document(encoding: ["it": document]).decode([String: Document].self) == ["it": document])
        }
    }

    @Test("types that MongoDB no longer writes keep their bytes")
    func outdated() throws {
        let code: [UInt8] = [15, 0, 0, 0, 2, 0, 0, 0, 0x78, 0, 5, 0, 0, 0, 0]  // "x" with an empty scope
        var bytes = [0, 0, 0, 0, 0x0F, 0x66, 0] + code + [0x06, 0x75, 0, 0]  // key f; undefined, key u; the end
        bytes[0] = UInt8(bytes.count)
        let document = try Document(bytes: bytes)
        #expect(document.keys == ["f", "u"])
        #expect(Document(elements: document).bytes == bytes)
    }

    @Test("a date is kept to the millisecond")
    func milliseconds() throws {
        let date = Date(timeIntervalSince1970: 1_700_000_000.1237)
        let back = try Document(encoding: ["at": date]).decode([String: Date].self)
        #expect(back["at"] == Date(timeIntervalSince1970: 1_700_000_000.124))
    }

    @Test("an object id is 24 digits in its text and in JSON, and no two are alike")
    func objectIDs() throws {
        let ids = (0..<1000).map { _ in ObjectID() }
        #expect(Set(ids).count == 1000)
        let id = try #require(ObjectID("00ff5f10000000000000abcd"))
        #expect(id.description == "00ff5f10000000000000abcd")
        #expect(ObjectID("00ff5f1000000000000+abcd") == nil && ObjectID("00ff") == nil)
        let json = try JSONEncoder().encode([id])
        #expect(String(decoding: json, as: UTF8.self) == #"["00ff5f10000000000000abcd"]"#)
        #expect(try JSONDecoder().decode([ObjectID].self, from: json) == [id])
        #expect(try Document(encoding: ["id": id])["id"] == .objectID(id))
    }
}
