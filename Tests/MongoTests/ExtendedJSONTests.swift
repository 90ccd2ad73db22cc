import Foundation
import Mongo
import Testing

@Suite("Documents as Extended JSON")
struct ExtendedJSONTests {
    @Test("keep types and the order of keys")
    func text() throws {
        let key: Document = [
            "b": .int32(1), "a": .int64(-1), "c": .double(1), "когда": .date(Date(timeIntervalSince1970: 1)),
            "uuid": .binary(Binary([1, 2, 3], subtype: 4)), "нет": .null, "s": "\u{0}\"\\🎬",
        ]
        let text = try key.extendedJSON
        #expect(text.contains(#""b" : { "$numberInt" : "1" }, "a" : { "$numberLong" : "-1" }"#))
        #expect(try Document(extendedJSON: text) == key)
    }

    @Test("come back with every type that options and indexes can have")
    func roundTrip() throws {
        let values: [BSONValue] = [
            .double(0.1), .double(-.infinity), .string("a\u{7f}\n«ё»"), ["$set": ["a.b": [1, [], ["c": nil]]]],
            .binary(Binary([], subtype: 128)), .objectID(ObjectID()), true, .date(.distantPast),
            .regularExpression(RegularExpression("^а/", options: "im")), .int32(.min), .int64(.max),
            .timestamp(Timestamp(seconds: .max, increment: 7)), .minKey, .maxKey,
            .decimal128(Decimal128(high: 0x3040_0000_0000_0000, low: 12_345)),
        ]
        for value in values {
            let document: Document = ["value": value, "all": [value, value]]
            #expect(try Document(extendedJSON: document.extendedJSON) == document)
        }
    }

    @Test("that are none are refused")
    func refused() {
        for text in ["", "{", "[1", "text", #"{"a":{"$numberInt":"x"}}"#] {
            #expect(throws: MongoError.self, "\(text)") { try Document(extendedJSON: text) }
        }
    }
}
