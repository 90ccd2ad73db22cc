import Mongo
import Testing

@Suite("Bytes that are not BSON")
struct MalformedBytesTests {
    @Test("flipped and cut documents end in an error or a value", arguments: 1...8 as ClosedRange<UInt64>)
    func mutated(seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        var refused = 0
        for _ in 0..<400 {
            var bytes = try Document(encoding: ["it": generator.document(depth: 4)]).bytes
            bytes = Bool.random(using: &generator.random) ? bytes : try Document(encoding: Meal.sample(7)).bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator.random) {
                let place = Int.random(in: 0..<bytes.count, using: &generator.random)
                bytes[place] = UInt8.random(in: 0...255, using: &generator.random)
            }
            if Int.random(in: 0..<4, using: &generator.random) == 0 {
                bytes.removeLast(Int.random(in: 0...bytes.count, using: &generator.random))
            }
            do throws(MongoError) { try walk(try Document(bytes: bytes)) } catch { refused += 1 }
        }
        #expect(refused > 100)
    }

    @Test("every cut and every flipped bit of a meal ends in an error or a value")
    func everyBit() throws {
        let bytes = try Document(encoding: Meal.sample(1)).bytes
        for count in 0..<bytes.count {
            #expect(throws: MongoError.decoding(CodingFault(reason: .malformed))) {
                try Document(bytes: Array(bytes[..<count]))
            }
        }
        var readable = 0
        for place in bytes.indices {
            for bit in 0..<8 {
                var flipped = bytes
                flipped[place] ^= 1 << bit
                do throws(MongoError) {
                    try walk(try Document(bytes: flipped))
                    readable += 1
                } catch {
                    #expect(!error.isPassing)
                }
            }
        }
        #expect(readable > 100)
    }

    /// Reads everything in every way.
    private func walk(_ document: Document) throws(MongoError) {
        let again = Document(elements: document)
        _ = try again.decode([String: BSONValue].self)
        do throws(MongoError) { _ = try document.decode(Meal.self) } catch { _ = error.description }
        do throws(MongoError) { _ = try document.decode([String: Document].self) } catch { _ = error.description }
        do throws(MongoError) { _ = try document.decode([String: [Int]].self) } catch { _ = error.description }
    }

    @Test(
        "each rule of the format is held",
        arguments: [
            [],
            [5, 0, 0, 0],
            [6, 0, 0, 0, 0],  // longer than it says
            [4, 0, 0, 0, 0],  // shorter than any
            [5, 0, 0, 0, 1],  // no NUL at its end
            [255, 255, 255, 255, 0],
            [8, 0, 0, 0, 0x20, 0x61, 0, 0],  // no such type
            [8, 0, 0, 0, 0x10, 0x61, 0, 0],  // an int32 without its bytes
            [9, 0, 0, 0, 0x08, 0x61, 0, 2, 0],  // a bool that is neither
            [7, 0, 0, 0, 0x0A, 0x61, 0],  // a key without its end
            [13, 0, 0, 0, 2, 0x61, 0, 2, 0, 0, 0, 0x78, 1],  // a text without NUL
            [13, 0, 0, 0, 2, 0x61, 0, 0, 0, 0, 0, 0, 0],  // a text of no length
            [12, 0, 0, 0, 2, 0x61, 0, 255, 255, 255, 127, 0],  // a text longer than all
            [13, 0, 0, 0, 5, 0x61, 0, 255, 255, 255, 255, 0, 0],  // a binary of negative length
            [13, 0, 0, 0, 3, 0x61, 0, 6, 0, 0, 0, 0, 0],  // an inner document longer than its place
            [12, 0, 0, 0, 3, 0x61, 0, 4, 0, 0, 0, 0],
        ] as [[UInt8]])
    func rules(bytes: [UInt8]) {
        #expect(throws: MongoError.decoding(CodingFault(reason: .malformed))) { try Document(bytes: bytes) }
    }

    @Test("text that is not UTF-8 is repaired")
    func repaired() throws {
        let document = try Document(bytes: [14, 0, 0, 0, 2, 0x61, 0, 2, 0, 0, 0, 0xFF, 0, 0])
        #expect(document["a"]?.string == "\u{FFFD}")
    }
}
