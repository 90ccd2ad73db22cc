/// Why a backup is not restored, beside what is wrong with the file (`VaultError`).
///
/// Descriptions are for the operator: no person's text, no secret.
public enum RestoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The backup is of another arrangement of the data than this build knows.
    case otherSchema(Int, known: Int)
    /// Another restore is under way.
    case underWay
    /// Another program has taken this restore for dead, and ends it.
    case taken
    /// A collection of a restore is there, and no restore.
    case leftover(String)
    /// There is data where there should be none.
    case notEmpty(database: String)
    /// What was brought in cannot be used, and was taken back.
    case useless(String)
    /// Something else stands where a collection should be that the restore has moved.
    case notThere(String)
    /// The server knows no way to name a collection for certain.
    case oldServer(String)
    /// It has begun, and only another can end it: `Restoration.settle`.
    case unsettled(String)

    public var description: String {
        switch self {
        case .otherSchema(let version, let known):
            "it is of arrangement \(version) of the data, and this build knows \(known): "
                + (version > known
                    ? "install the newer version that made it" : "restore it with the version that made it")
        case .underWay: "a restore is under way"
        case .taken: "another program took this restore for dead, and ends it"
        case .leftover(let name): "\(name) is left of a restore that nobody knows of: rename or drop it by hand"
        case .notEmpty(let database): "there is data in \(database): drop it, or name another database"
        case .notThere(let name): "\(name) is not the collection that it should be"
        case .oldServer(let version): "a restore needs MongoDB 6.0 or later, and this is \(version)"
        case .unsettled(let what):
            "it is not over, and whoever looks after it next ends it: \(what)"
        case .useless(let what): "what was brought in cannot be used, and everything is as it was: \(what)"
        }
    }
}
