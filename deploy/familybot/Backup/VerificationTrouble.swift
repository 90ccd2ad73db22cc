import Vault

/// What is wrong with a backup, and what an operator does about it.
enum VerificationTrouble: Error, Equatable {
    case noManifest
    /// - Parameter wanted: the public key that it is encrypted to, where the manifest names one.
    case noKey(wanted: String?)
    case otherKey(given: String, wanted: String?)
    case noKeyFile(String)
    case damaged(String)
    /// It holds something else than its manifest says.
    case different(collection: String)
    /// Its manifest is not the one that was noted when it was made.
    case anotherManifest
    case disk(String)

    init(_ error: VaultError, given: String?, wanted: String?) {
        self =
            switch error {
            case .noManifest: .noManifest
            case .noKey: given.map { .otherKey(given: $0, wanted: wanted) } ?? .noKey(wanted: wanted)
            case .damaged(let what): .damaged(what)
            case .different(let collection): .different(collection: collection)
            case .noFolder, .unmarkedFolder, .otherFolder, .noSpace, .disk, .collectionsChanged, .snapshotTooOld:
                .disk("\(error)")
            }
    }

    var sentence: String {
        switch self {
        case .noManifest: "there is no manifest beside it that this version can read"
        case .noKey: "it is encrypted, and no key was given"
        case .otherKey(let given, _): "no key in \(given) opens it"
        case .noKeyFile(let path): "\(path) cannot be read, or holds anything but keys of age"
        case .damaged(let what): "it is damaged: \(what)"
        case .different(let collection): "\(collection) is not in it as the manifest says"
        case .anotherManifest: "its manifest is not the one that the audit log has noted of it"
        case .disk(let what): "it cannot be read: \(what)"
        }
    }

    var mend: String {
        let another = "use another backup, see: familybot backup ls"
        switch self {
        case .noManifest:
            return "bring the .json of the same name from where the backup comes from; without it nobody can tell "
                + "whether the backup holds all that it should"
        case .noKey(let wanted):
            return "give the file of age-keygen with --identity" + (wanted.map { "; its public key is \($0)" } ?? "")
        case .otherKey(_, let wanted):
            return "give the file of another key" + (wanted.map { ": the one whose public key is \($0)" } ?? "")
        case .noKeyFile: return "give the file as age-keygen has made it"
        case .damaged: return "\(another); and look after the disk that it lies on"
        case .different: return another
        case .anotherManifest:
            return "\(another), unless it comes from another installation with the same names; somebody else can write "
                + "to the folder"
        case .disk: return "see whether its disk is there and may be read"
        }
    }
}
