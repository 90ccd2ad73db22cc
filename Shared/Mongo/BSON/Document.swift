/// A document as its bytes: built by a literal for filters and updates, encoded from a value, or as the server sent it.
///
/// A key with NUL, a date that does not fit, or too many levels and bytes cannot be refused where a literal stands. Such a
/// document is broken: every use of it throws, nothing of it is sent.
public struct Document: Sendable, Hashable {
    /// The BSON.
    public private(set) var bytes: [UInt8]
    private(set) var depth: Int
    private(set) var fault: CodingFault.Reason?

    /// An empty document: as a filter it means every document.
    public init() {
        bytes = [5, 0, 0, 0, 0]
        depth = 1
    }

    /// Takes BSON of any origin.
    ///
    /// - Throws: `decoding` when it breaks the format anywhere or nests too deeply.
    public init(bytes: [UInt8]) throws(MongoError) {
        do throws(CodingFault.Reason) { depth = try Validation.depth(of: bytes) } catch {
            throw .decoding(CodingFault(reason: error))
        }
        self.bytes = bytes
    }

    /// A document of these elements, in this order.
    public init(elements: some Sequence<(key: String, value: BSONValue)>) {
        self.init()
        for (key, value) in elements { append(key, value) }
    }

    init(encoded bytes: [UInt8], depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    /// A part of bytes that were validated as a whole.
    init(validated bytes: [UInt8], at range: Range<Int>) {
        self.bytes = Array(bytes[range])
        do throws(CodingFault.Reason) { depth = try Validation.depth(of: self.bytes) } catch {
            depth = 1
            fault = error
        }
    }

    /// Adds an element at the end; it does not look for one of the same key.
    public mutating func append(_ key: String, _ value: BSONValue) {
        guard fault == nil else { return }
        var writer = ByteWriter()
        swap(&writer.bytes, &bytes)
        defer { swap(&writer.bytes, &bytes) }
        let end = writer.bytes.count - 1
        writer.bytes.removeLast()
        do throws(CodingFault.Reason) {
            try writer.head(value.type, key)
            depth = Swift.max(depth, try writer.value(value) + 1)
        } catch {
            writer.bytes.removeSubrange(end...)
            fault = error
        }
        writer.end(from: 0)
        if depth > BSONLimit.depth { fault = .tooDeep }
        if writer.bytes.count > BSONLimit.bytes { fault = .tooLarge }
    }

    /// What may be sent.
    func sound() throws(MongoError) -> [UInt8] {
        if let fault { throw .encoding(CodingFault(reason: fault)) }
        return bytes
    }
}

extension Document: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, BSONValue)...) {
        self.init(elements: elements.lazy.map { (key: $0.0, value: $0.1) })
    }
}

extension Document: Sequence {
    /// Goes over the elements in their order.
    public struct Iterator: IteratorProtocol {
        fileprivate let bytes: [UInt8]
        fileprivate var scanner: ElementScanner?

        public mutating func next() -> (key: String, value: BSONValue)? {
            // The bytes were validated: nothing is thrown here.
            guard let element = try? scanner?.next() else { return nil }
            return (bytes.text(at: element.key), bytes.value(of: element))
        }
    }

    public func makeIterator() -> Iterator {
        Iterator(bytes: bytes, scanner: try? ElementScanner(bytes, at: 0..<bytes.count))
    }

    /// The keys in their order.
    public var keys: [String] { map(\.key) }

    /// The value of the first element with this key.
    public subscript(_ key: String) -> BSONValue? { first { $0.key == key }?.value }
}

extension Document: CustomStringConvertible {
    /// Its size: what it holds is not for the log.
    public var description: String { "a document of \(bytes.count) bytes" }
}
