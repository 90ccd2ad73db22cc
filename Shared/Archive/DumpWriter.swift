public import Mongo

/// Writes an archive as `mongodump --archive` does: collections one after the other, documents of each in segments.
public struct DumpWriter: Sendable {
    private var output: [UInt8]
    private var open: (namespace: Namespace, checksum: Checksum, isEmpty: Bool)?
    private var waiting: Set<Namespace>

    /// Bytes that `take` would give.
    public var pending: Int { output.count }

    /// - Throws: `encoding` where options or indexes of a collection are no text.
    public init(_ prelude: Prelude) throws(MongoError) {
        output = Prelude.magic + prelude.header.bytes
        for collection in prelude.collections { output += try collection.document().bytes }
        output += Prelude.terminator
        waiting = Set(prelude.collections.map(\.namespace))
    }

    /// Begins a collection that the prelude names; an empty one is begun as well.
    public mutating func begin(_ namespace: Namespace) {
        precondition(
            open == nil && waiting.remove(namespace) != nil, "a collection begins once, after the last has ended")
        open = (namespace, Checksum(), isEmpty: true)
    }

    /// A document of the collection that has begun.
    public mutating func add(_ document: Document) {
        guard let (namespace, _, isEmpty) = open else { preconditionFailure("a document without a collection") }
        if isEmpty { output += Segment(namespace: namespace, end: nil).document.bytes }
        open?.isEmpty = false
        open?.checksum.add(document.bytes)
        output += document.bytes
    }

    /// Ends the collection that has begun.
    public mutating func end() {
        guard let (namespace, checksum, isEmpty) = open else { preconditionFailure("an end without a beginning") }
        open = nil
        if !isEmpty { output += Prelude.terminator }
        output += Segment(namespace: namespace, end: isEmpty ? 0 : checksum.value).document.bytes
        output += Prelude.terminator
    }

    /// What was written since the last time.
    public mutating func take() -> [UInt8] {
        defer { output = [] }
        return output
    }
}
