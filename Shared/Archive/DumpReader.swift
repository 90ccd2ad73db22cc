public import Mongo

/// What an archive holds, in its order.
public enum DumpEvent: Sendable {
    case prelude(Prelude)
    case document(Document, Namespace)
    /// All documents of a collection have come, as they were written.
    case end(Namespace)
}

/// Reads an archive, as `mongodump` or we have written it, and holds it to its format and its checksums.
///
/// At most one document waits in memory. That a collection is whole is known with its end, that the archive is, after `finish`.
public struct DumpReader: Sendable {
    private enum State {
        case magic
        case header
        case collections(version: String, tool: String, [CollectionDescription])
        /// A segment, or nothing.
        case between
        case documents(Namespace)
        case afterEnd
    }

    /// The server sends documents that are as much larger than what it takes.
    private static let documentLimit = BSONLimit.bytes + 16 << 10
    private static let collectionLimit = 10_000

    private var state = State.magic
    private var input: [UInt8] = []
    private var position = 0
    private var open: [Namespace: Checksum] = [:]

    public init() {}

    /// Takes more of the archive, when `next` has nothing left.
    public mutating func add(_ bytes: [UInt8]) {
        input.removeFirst(position)
        position = 0
        input += bytes
    }

    /// The next that is whole; nil when more must be added.
    public mutating func next() throws(ArchiveError) -> DumpEvent? {
        while true {
            if case .magic = state {
                guard input.count - position >= 4 else { return nil }
                guard input[position..<position + 4].elementsEqual(Prelude.magic) else { throw .notAnArchive }
                position += 4
                state = .header
                continue
            }
            guard let found = try block() else { return nil }
            if let event = try take(found) { return event }
        }
    }

    /// - Throws: `truncated` when the archive has not ended with what was added.
    public func finish() throws(ArchiveError) {
        guard case .between = state, position == input.count, open.isEmpty else { throw .truncated }
    }

    /// A document, or nil inside for a terminator; nil outside when it is not all there.
    private mutating func block() throws(ArchiveError) -> Document?? {
        guard input.count - position >= 4 else { return nil }
        let head = input[position..<position + 4]
        if head.elementsEqual(Prelude.terminator) {
            position += 4
            return .some(nil)
        }
        let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length >= 5, length <= Self.documentLimit else { throw .malformed }
        guard input.count - position >= length else { return nil }
        guard let document = try? Document(bytes: Array(input[position..<position + length])) else { throw .malformed }
        position += length
        return document
    }

    private mutating func take(_ block: Document?) throws(ArchiveError) -> DumpEvent? {
        switch (state, block) {
        case (.header, let header?):
            guard header["version"]?.string == Prelude.version, let version = header["server_version"]?.string,
                let tool = header["tool_version"]?.string
            else { throw .malformed }
            state = .collections(version: version, tool: tool, [])
            return nil
        case (.collections(let version, let tool, let collections), let document?):
            let collection = try CollectionDescription(document)
            guard collections.count < Self.collectionLimit else { throw .malformed }
            guard open.updateValue(Checksum(), forKey: collection.namespace) == nil else {
                throw .unexpected(collection: collection.namespace.collection)
            }
            state = .collections(version: version, tool: tool, collections + [collection])
            return nil
        case (.collections(let version, let tool, let collections), nil):
            state = .between
            return .prelude(Prelude(serverVersion: version, toolVersion: tool, collections: collections))
        case (.between, let document?): return try take(Segment(document))
        case (.documents(let namespace), let document?):
            open[namespace]?.add(document.bytes)
            return .document(document, namespace)
        case (.documents, nil), (.afterEnd, nil):
            state = .between
            return nil
        case (.magic, _), (.header, nil), (.between, nil), (.afterEnd, _): throw .malformed
        }
    }

    private mutating func take(_ segment: Segment) throws(ArchiveError) -> DumpEvent? {
        let namespace = segment.namespace
        guard let checksum = open[namespace] else { throw .unexpected(collection: namespace.collection) }
        guard let end = segment.end else {
            state = .documents(namespace)
            return nil
        }
        guard checksum.value == end else { throw .damaged(collection: namespace.collection) }
        open[namespace] = nil
        state = .afterEnd
        return .end(namespace)
    }
}
