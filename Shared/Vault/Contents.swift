public import Archive

/// What a backup or a database holds, as far as two of them can be compared.
public struct Contents: Equatable, Sendable {
    /// Options and indexes, by the name of the collection.
    public let collections: [String: CollectionDescription]
    public let tallies: [String: Tally]

    /// - Throws: `different` with the first collection that is not the same in both. Which database they are of, how large
    ///   they are taken for and the server's numbers for them may differ.
    public func compare(with other: Contents) throws(VaultError) {
        for name in Set(collections.keys).union(other.collections.keys).sorted() {
            guard let one = collections[name], let two = other.collections[name], one.isLike(two),
                let tally = tallies[name], tally == other.tallies[name]
            else { throw .different(collection: name) }
        }
    }

    /// As a manifest tells it.
    public var summary: [String: Manifest.Collection] {
        tallies.reduce(into: [:]) { summary, entry in
            summary[entry.key] = Manifest.Collection(
                tally: entry.value, indexes: collections[entry.key]?.indexes.count ?? 0)
        }
    }

    /// - Throws: `different` with the first collection that is not as the manifest says.
    public func compare(with manifest: Manifest) throws(VaultError) {
        let summary = summary
        for name in Set(summary.keys).union(manifest.collections.keys).sorted()
        where summary[name] != manifest.collections[name] { throw .different(collection: name) }
    }
}

extension CollectionDescription {
    /// Whether options and indexes are the same; the server may tell the indexes in another order.
    public func isLike(_ other: CollectionDescription) -> Bool {
        options == other.options && indexes.count == other.indexes.count
            && indexes.allSatisfy(other.indexes.contains)
    }
}

extension BackupFile {
    /// Reads the whole file without keeping it.
    ///
    /// - Returns: what it holds.
    public func contents() throws(VaultError) -> (prelude: Prelude, contents: Contents) {
        var prelude: Prelude?
        var counters: [String: TallyCounter] = [:]
        while let event = try next() {
            switch event {
            case .prelude(let found): prelude = found
            case .document(let document, let namespace):
                counters[namespace.collection, default: TallyCounter()].add(document)
            case .end: break
            }
        }
        guard let prelude else { throw .damaged("it holds nothing") }
        for collection in prelude.collections where counters[collection.namespace.collection] == nil {
            counters[collection.namespace.collection] = TallyCounter()
        }
        return (
            prelude,
            Contents(
                collections: Dictionary(
                    prelude.collections.map { ($0.namespace.collection, $0) }, uniquingKeysWith: { $1 }),
                tallies: counters.mapValues(\.tally))
        )
    }
}
