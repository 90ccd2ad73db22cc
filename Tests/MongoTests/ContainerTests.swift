import Mongo
import Testing

@Suite("Every shape of Codable")
struct ContainerTests {
    class Animal: Codable {
        var name: String
        init(name: String) { self.name = name }
    }

    final class Dog: Animal {
        var age: Int
        enum Key: CodingKey { case age }
        init(name: String, age: Int) {
            self.age = age
            super.init(name: name)
        }
        required init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            age = try fields.decode(Int.self, forKey: .age)
            try super.init(from: fields.superDecoder())
        }
        override func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: Key.self)
            try super.encode(to: fields.superEncoder())
            try fields.encode(age, forKey: .age)
        }
    }

    /// Opens containers side by side and fills them in turns.
    struct Interleaved: Encodable {
        enum Key: CodingKey { case left, right, middle, list }
        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: Key.self)
            var left = fields.nestedContainer(keyedBy: Key.self, forKey: .left)
            var right = fields.nestedUnkeyedContainer(forKey: .right)
            try left.encode("l1", forKey: .left)
            try right.encode(1)
            try fields.encode(true, forKey: .middle)
            var list = right.nestedContainer(keyedBy: Key.self)
            try right.encode(3)
            try list.encode(2, forKey: .list)
            try left.encode("l2", forKey: .right)
        }
    }

    /// The same read back by nested containers.
    struct Read: Decodable {
        let lefts: [String]
        let first, second, third: Int
        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Interleaved.Key.self)
            let left = try fields.nestedContainer(keyedBy: Interleaved.Key.self, forKey: .left)
            lefts = [try left.decode(String.self, forKey: .left), try left.decode(String.self, forKey: .right)]
            var right = try fields.nestedUnkeyedContainer(forKey: .right)
            first = try right.decode(Int.self)
            second = try right.nestedContainer(keyedBy: Interleaved.Key.self).decode(Int.self, forKey: .list)
            third = try right.decode(Int.self)
        }
    }

    struct Nothing: Codable, Equatable {}

    @Test("a class and its superclass, by a super encoder")
    func superEncoder() throws {
        let document = try Document(encoding: Dog(name: "Рекс", age: 3))
        #expect(document == ["super": ["name": "Рекс"], "age": 3])
        let dog = try document.decode(Dog.self)
        #expect(dog.name == "Рекс" && dog.age == 3)
    }

    @Test("containers that are open side by side stand where they were opened")
    func interleaved() throws {
        let document = try Document(encoding: Interleaved())
        #expect(document == ["left": ["left": "l1", "right": "l2"], "right": [1, ["list": 2], 3], "middle": true])
        let read = try document.decode(Read.self)
        #expect(read.lefts == ["l1", "l2"] && [read.first, read.second, read.third] == [1, 2, 3])
    }

    @Test("a value that writes nothing is an empty document")
    func empty() throws {
        #expect(try Document(encoding: Nothing()) == [:])
        #expect(try Document(encoding: ["it": Nothing()]).decode([String: Nothing].self) == ["it": Nothing()])
    }

    @Test("an optional is left out when it is nil, and nil when it is null or missing")
    func optionals() throws {
        struct Note: Codable, Equatable {
            var text: String?
            var lines: [String?]
        }
        #expect(try Document(encoding: Note(text: nil, lines: ["a", nil])) == ["lines": ["a", nil]])
        #expect(try document(["text": nil, "lines": []]).decode(Note.self) == Note(text: nil, lines: []))
        #expect(try document(["lines": [nil]]).decode(Note.self) == Note(text: nil, lines: [nil]))
    }

    @Test("an element that is refused leaves no half of it behind")
    func takenBack() throws {
        struct Stubborn: Encodable {
            struct Broken: Encodable {
                enum Key: CodingKey { case good, bad }
                func encode(to encoder: any Encoder) throws {
                    var fields = encoder.container(keyedBy: Key.self)
                    try fields.encode("written", forKey: .good)
                    try fields.encode(UInt64.max, forKey: .bad)
                }
            }
            enum Key: CodingKey { case before, broken, after }
            func encode(to encoder: any Encoder) throws {
                var fields = encoder.container(keyedBy: Key.self)
                try fields.encode(1, forKey: .before)
                do { try fields.encode(Broken(), forKey: .broken) } catch { try fields.encode(2, forKey: .after) }
            }
        }
        #expect(try Document(encoding: Stubborn()) == ["before": 1, "after": 2])
    }

    @Test("a value that writes into the middle of another is refused, not garbled")
    func mixedUp() {
        struct Mixed: Encodable {
            struct Intruder: Encodable {
                let outer: KeyedEncodingContainer<Key>
                func encode(to encoder: any Encoder) throws {
                    var own = encoder.container(keyedBy: Key.self)
                    var outer = outer
                    try outer.encode(1, forKey: .intruding)
                    try own.encode(2, forKey: .own)
                }
            }
            enum Key: CodingKey { case own, intruding }
            func encode(to encoder: any Encoder) throws {
                var fields = encoder.container(keyedBy: Key.self)
                try fields.encode(Intruder(outer: fields), forKey: .own)
            }
        }
        #expect(throws: MongoError.encoding(CodingFault(path: "intruding", reason: .interleaved))) {
            try Document(encoding: Mixed())
        }
    }
}
