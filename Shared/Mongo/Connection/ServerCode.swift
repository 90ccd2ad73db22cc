/// The codes of a server that this module tells apart, or that are met often enough to be named.
enum ServerCode: Int, CaseIterable {
    case badValue = 2
    case hostUnreachable = 6
    case hostNotFound = 7
    case failedToParse = 9
    case unauthorized = 13
    case typeMismatch = 14
    case authenticationFailed = 18
    case illegalOperation = 20
    case lockTimeout = 24
    case namespaceNotFound = 26
    case pathNotViable = 28
    case cursorNotFound = 43
    case namespaceExists = 48
    case maxTimeMSExpired = 50
    case commandNotFound = 59
    case writeConcernFailed = 64
    case immutableField = 66
    case invalidNamespace = 73
    case indexOptionsConflict = 85
    case indexKeySpecsConflict = 86
    case networkTimeout = 89
    case shutdownInProgress = 91
    case writeConflict = 112
    case documentValidationFailure = 121
    case primarySteppedDown = 189
    case snapshotTooOld = 239
    case snapshotUnavailable = 246
    case noSuchTransaction = 251
    case exceededTimeLimit = 262
    case socketException = 9001
    case legacyNotPrimary = 10058
    case notWritablePrimary = 10107
    case objectTooLarge = 10334
    case duplicateKey = 11000
    case duplicateKeyOnUpdate = 11001
    case interruptedAtShutdown = 11600
    case interruptedByReplicaStateChange = 11602
    case notPrimaryNoSecondaryOk = 13435
    case notPrimaryOrSecondary = 13436

    /// As MongoDB spells it.
    var name: String {
        let name = String(describing: self)
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// The server lost its place, or loses it now. libmongoc has tried twice, so that even "not primary" leaves open what
    /// became of the first attempt.
    var endsConnection: Bool {
        switch self {
        case .hostUnreachable, .hostNotFound, .networkTimeout, .writeConcernFailed, .shutdownInProgress,
            .primarySteppedDown, .exceededTimeLimit, .socketException, .legacyNotPrimary, .notWritablePrimary,
            .interruptedAtShutdown, .interruptedByReplicaStateChange, .notPrimaryNoSecondaryOk, .notPrimaryOrSecondary:
            true
        default: false
        }
    }
}
