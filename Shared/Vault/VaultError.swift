/// Why there is no backup, or none that can be trusted, split by who must act. Safe to log.
public enum VaultError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The folder of the backups is not there or cannot be used: its disk may not be mounted.
    case noFolder
    /// The folder bears no mark: it is not the one in which this installation keeps its backups, or its disk is not mounted.
    case unmarkedFolder
    /// The folder bears the mark of another installation, or of a folder that was left.
    case otherFolder
    /// The disk is full.
    case noSpace
    /// A file cannot be read or written.
    case disk(String)
    /// Collections or indexes were made, changed or removed while they were read.
    case collectionsChanged
    /// The server did not keep the moment that was being read.
    case snapshotTooOld
    /// The file is not what was written, or no backup.
    case damaged(String)
    /// What the file holds is not what its manifest, or what was read from the database, says.
    case different(collection: String)
    /// None of the keys opens the file, or none was given.
    case noKey
    /// There is no manifest that can be read beside the file.
    case noManifest

    /// Whether the same may succeed soon, without anyone's doing.
    public var isPassing: Bool {
        switch self {
        case .collectionsChanged, .snapshotTooOld: true
        case .noFolder, .unmarkedFolder, .otherFolder, .noSpace, .disk, .damaged, .different, .noKey, .noManifest: false
        }
    }

    public var description: String {
        switch self {
        case .noFolder: "the folder of the backups is not there or cannot be used"
        case .unmarkedFolder:
            "the folder bears no mark: it is not the one of this installation's backups, or its disk is not mounted"
        case .otherFolder:
            "the folder is not the one of this installation's backups: it bears another mark; familybot backup adopt "
                + "takes it over"
        case .noSpace: "the disk of the backups is full"
        case .disk(let what): "the disk of the backups: \(what)"
        case .collectionsChanged: "collections or indexes were changed while they were read"
        case .snapshotTooOld: "MongoDB did not keep the moment that was read; see minSnapshotHistoryWindowInSeconds"
        case .damaged(let what): "the file cannot be trusted: \(what)"
        case .different(let collection): "\(collection) is not in the file as it should be"
        case .noKey: "no key opens the file"
        case .noManifest: "no manifest beside the file"
        }
    }
}
