public import FamilyStore
public import Vault

extension Store {
    /// Sees that a folder is the one in which this installation keeps its backups, or may become it.
    ///
    /// - Throws: `VaultError.noFolder`, `unmarkedFolder`, `otherFolder`, and what MongoDB has thrown.
    public func check(_ folder: BackupFolder) async throws {
        let state = try await backups.state()
        if let known = state.marker { return try folder.check(known) }
        if let other = folder.marker, other != state.proposed { throw VaultError.otherFolder }
    }

    /// The same; and the first folder becomes it, unless it is another's.
    ///
    /// - Throws: what `check` throws.
    public func claim(_ folder: BackupFolder) async throws {
        if let known = try await backups.state().marker { return try folder.check(known) }
        // Noted before it is written: a run that ends between the two finds its own mark, and not that of a stranger.
        let own = try await backups.propose(marker: BackupFolder.newMarker())
        try folder.mark(own)
        try folder.check(try await backups.adopt(marker: own))
    }
}
