import Foundation
import Mongo
import Testing

@Suite("Numbers")
struct NumberTests {
    struct Widths: Encodable {
        var a = Int(1), b = Int64(1), c = UInt32(1), d = UInt64(1)
        var e = Int32(1), f = Int16(1), g = Int8(1), h = UInt8(1), i = UInt16(1)
        var j = Float(1), k = Double(1)
    }

    @Test("Int and wider are stored as int64, narrower as int32, floating point as double")
    func stored() throws {
        let types = try Document(encoding: Widths()).map { $0.value.type }
        #expect(types == Array(repeating: .int64, count: 4) + Array(repeating: .int32, count: 5) + [.double, .double])
    }

    @Test(
        "an integer is read from any number that is whole and fits",
        arguments: [BSONValue.int32(7), .int64(7), .double(7)])
    func read(value: BSONValue) throws {
        let document: Document = ["n": value]
        #expect(try document.decode([String: Int].self) == ["n": 7])
        #expect(try document.decode([String: Int8].self) == ["n": 7])
        #expect(try document.decode([String: UInt64].self) == ["n": 7])
        #expect(try document.decode([String: Double].self) == ["n": 7])
        #expect(try document.decode([String: Float].self) == ["n": 7])
    }

    @Test(
        "one that is not, is refused and not rounded",
        arguments: [BSONValue.int32(-1), .int64(256), .double(7.5), .double(.nan), .double(1e300), .int64(.min)])
    func outOfRange(value: BSONValue) {
        #expect(throws: MongoError.decoding(CodingFault(path: "n", reason: .doesNotFit))) {
            try document(["n": value]).decode(N<UInt8>.self)
        }
    }

    @Test("another type is no number", arguments: [BSONValue.string("7"), .bool(true), .null, .date(Date())])
    func mismatch(value: BSONValue) {
        #expect(throws: MongoError.decoding(CodingFault(path: "n", reason: .wrongType))) {
            try document(["n": value]).decode(N<Int>.self)
        }
    }

    @Test("an unsigned number beyond int64, and a date beyond its milliseconds, cannot be stored")
    func tooLarge() {
        #expect(throws: MongoError.encoding(CodingFault(path: "n", reason: .doesNotFit))) {
            try Document(encoding: N(n: UInt64.max))
        }
        #expect(throws: MongoError.encoding(CodingFault(path: "n", reason: .doesNotFit))) {
            try Document(encoding: N(n: Date(timeIntervalSince1970: 1e300)))
        }
        #expect(throws: MongoError.encoding(CodingFault(path: "n", reason: .doesNotFit))) {
            try Document(encoding: N(n: Date(timeIntervalSince1970: .infinity)))
        }
    }
}

struct N<Value> { var n: Value }
extension N: Encodable where Value: Encodable {}
extension N: Decodable where Value: Decodable {}
