import Foundation
@testable import Mongo
import Testing

@Suite("Documents")
struct DocumentTests {
    @Test("a filter and an update are written as literals")
    func literals() throws {
        let key = "j1"
        let update: Document = ["$setOnInsert": ["n": 1, "x": 1.5, "ok": true, "no": nil, "of": [key.bson]]]
        #expect(update.keys == ["$setOnInsert"])
        let inner = try #require(update["$setOnInsert"]?.document)
        #expect(inner["n"] == .int64(1) && inner["x"] == .double(1.5) && inner["ok"] == true && inner["no"] == .null)
        #expect(inner["of"]?.array == ["j1"] && inner["none"] == nil)
        // Bytes by the specification's own example.
        #expect(
            document(["hello": "world"]).bytes
                == [0x16, 0, 0, 0, 2, 0x68, 0x65, 0x6C, 0x6C, 0x6F, 0, 6, 0, 0, 0, 0x77, 0x6F, 0x72, 0x6C, 0x64, 0, 0])
    }

    @Test("text may hold NUL, a key may not")
    func nul() throws {
        let value: Document = ["text": "a\0b"]
        #expect(value["text"]?.string == "a\0b")
        let fault = MongoError.encoding(CodingFault(path: "?", reason: .keyWithNUL))
        #expect(throws: fault) { try Document(encoding: ["a\0b": 1]) }
        #expect(throws: fault) { try Document(encoding: ["a\0b": ["x": 1]]) }
        #expect(throws: MongoError.encoding(CodingFault(reason: .keyWithNUL))) {
            try document(["fine": 1, "a\0b": 2]).sound()
        }
        #expect(throws: MongoError.encoding(CodingFault(reason: .keyWithNUL))) {
            try document(["outer": [["a\0b": 2]]]).sound()
        }
    }

    /// `levels` documents inside each other.
    static func nested(_ levels: Int) -> Document {
        (1..<levels).reduce(Document()) { document, _ in ["in": .document(document)] }
    }

    struct Chain: Codable {
        var next: [Chain]
        init(levels: Int) { next = levels > 1 ? [Chain(levels: levels - 1)] : [] }
    }

    @Test("a hundred levels can be stored, one more cannot")
    func depth() throws {
        #expect(try Self.nested(100).sound() == Self.nested(100).bytes)
        #expect(throws: MongoError.encoding(CodingFault(reason: .tooDeep))) { try Self.nested(101).sound() }
        // Each link of the chain is a document and an array.
        #expect(try Document(encoding: Chain(levels: 50)).decode(Chain.self).next.count == 1)
        #expect(throws: MongoError.self) { try Document(encoding: Chain(levels: 51)) }
        #expect(try Document(encoding: ["a": Self.nested(99)]).depth == 100)
        #expect(throws: MongoError.encoding(CodingFault(path: "?", reason: .tooDeep))) {
            try Document(encoding: ["a": Self.nested(100)])
        }
        #expect(throws: MongoError.decoding(CodingFault(reason: .tooDeep))) {
            try Document(bytes: Self.nested(101).bytes)
        }
    }

    @Test("sixteen mebibytes can be stored, one byte more cannot")
    func size() throws {
        let limit = 16 << 20
        let most = Data(count: limit - 5 - 3 - 5)  // the document, type and key, the binary's own head
        #expect(try Document(encoding: ["n": most]).bytes.count == limit)
        #expect(throws: MongoError.encoding(CodingFault(reason: .tooLarge))) {
            try Document(encoding: ["n": most + [0]])
        }
        #expect(throws: MongoError.encoding(CodingFault(reason: .tooLarge))) {
            try document(["n": .binary(Binary([UInt8](most) + [0]))]).sound()
        }
    }

    @Test("a value that is no document cannot stand alone")
    func notADocument() {
        #expect(throws: MongoError.encoding(CodingFault(reason: .notADocument))) { try Document(encoding: [1, 2]) }
        #expect(throws: MongoError.encoding(CodingFault(reason: .notADocument))) { try Document(encoding: "text") }
        #expect(throws: MongoError.encoding(CodingFault(reason: .notADocument))) { try Document(encoding: Int?.none) }
    }

    @Test("any value can be a part of an update")
    func parts() throws {
        struct Change: Encodable { var by: String; var grams: Int }
        #expect(try BSONValue(encoding: Change(by: "k", grams: 3)) == ["by": "k", "grams": 3])
        #expect(try BSONValue(encoding: [Change(by: "k", grams: 3)]) == [["by": "k", "grams": 3]])
        #expect(try BSONValue(encoding: "text") == "text")
    }

    @Test("an error names the field in its path, and neither values nor keys that a person wrote")
    func paths() throws {
        let meal = try Document(encoding: Meal.sample(2))
        var broken = Document(elements: meal.filter { $0.key != "foods" })
        broken.append("foods", [["name": "гречка", "grams": "сто"]])
        let error = #expect(throws: MongoError.self) { try broken.decode(Meal.self) }
        #expect(error == .decoding(CodingFault(path: "foods.0.grams", reason: .wrongType)))
        #expect(error?.description == "not readable as stored: foods.0.grams: of another type")
        #expect(throws: MongoError.decoding(CodingFault(path: "_id", reason: .missing))) {
            try Document().decode(Meal.self)
        }
        #expect(throws: MongoError.decoding(CodingFault(path: "?.?", reason: .wrongType))) {
            try document(["гречка": ["диета": "да"]]).decode([String: [String: Int]].self)
        }
        var foreign = Document(elements: meal.filter { $0.key != "source" })
        foreign.append("source", "elsewhere")
        #expect(throws: MongoError.decoding(CodingFault(path: "source", reason: .invalid))) {
            try foreign.decode(Meal.self)
        }
        #expect(!"\(meal)".contains("Гречка"))
    }

    @Test("values that only BSON has are not written as anything else")
    func onlyBSON() {
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(["a": BSONValue.int32(1)]) }
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(Document()) }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Document].self, from: Data("[{}]".utf8)) }
    }
}

extension String {
    fileprivate var bson: BSONValue { .string(self) }
}
