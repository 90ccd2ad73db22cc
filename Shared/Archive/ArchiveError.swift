/// Why bytes are no archive. Safe to log: names of collections at most.
public enum ArchiveError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It does not begin as archives do.
    case notAnArchive
    /// It breaks the format.
    case malformed
    /// Documents of a collection were changed, lost or added.
    case damaged(collection: String)
    /// Documents stand in it, or an end, of a collection that was not announced or has ended.
    case unexpected(collection: String)
    /// It ends before all collections have ended.
    case truncated

    public var description: String {
        switch self {
        case .notAnArchive: "not an archive of MongoDB"
        case .malformed: "the archive breaks its format"
        case .damaged(let collection): "the archive's checksum of \(collection) is wrong"
        case .unexpected(let collection): "the archive has \(collection) where it must not be"
        case .truncated: "the archive ends too early"
        }
    }
}
