/// What a restore asks of those around the data.
public protocol RestoreSurroundings: Sendable {
    /// Whether a restore can do here what it must, asked before it begins.
    func check() async throws
    /// Returns when nobody works on the data, and nobody will.
    func quiet(for id: String) async throws
    /// Sees to it that nobody does still, whatever has happened to the queue. Asked each second.
    func stayQuiet(for id: String) async throws
    /// For which restore everybody is kept from the data; nil for none.
    func quietFor() async throws -> String?
    /// Lets everybody work again. Asked for a second time it does nothing.
    func open(after id: String) async throws
    /// Keeps what is there now.
    ///
    /// - Returns: nil when there was nothing.
    func save() async throws -> SavedState?
    /// Whether a collection stays as it is.
    func leavesAlone(_ collection: String) -> Bool
    /// Makes what this build needs in the data that has come, sees whether it can be used, and notes that it has come. It may
    /// be asked again.
    ///
    /// - Parameter replaced: gives the name under which a collection stands that was replaced.
    func accept(_ backup: RestoredBackup, by id: String, replaced: (String) -> String) async throws
    /// Whether what `accept` has thrown says nothing about the data, and may go well the next time.
    func isPassing(_ error: any Error) -> Bool
}

/// A backup that takes, or has taken, the place of all data.
public struct RestoredBackup: Codable, Equatable, Sendable {
    /// Name of the file.
    public let file: String
    /// The manifest's hash, in hexadecimal digits.
    public let manifest: String
    /// What was there before.
    public internal(set) var saved: SavedState?
}

/// The backup of what was there before a restore.
public struct SavedState: Codable, Equatable, Sendable {
    public let file: String
    /// The manifest's hash, in hexadecimal digits.
    public let manifest: String

    public init(file: String, manifest: String) {
        self.file = file
        self.manifest = manifest
    }
}
