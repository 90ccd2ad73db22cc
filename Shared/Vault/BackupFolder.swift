import Foundation

/// The folder in which an installation keeps its backups. A marker in it tells it from one that was mounted over, or not
/// mounted at all.
public struct BackupFolder: Sendable {
    static let markerFile = ".familybot-folder"

    public let path: String

    public init(_ path: String) { self.path = path }

    /// Where a file of this folder is.
    public func path(of file: String) -> String { "\(path)/\(file)" }

    /// Whether there is a folder, also by way of a link.
    public var isThere: Bool {
        let real = URL(filePath: path).resolvingSymlinksInPath().path
        let kind = try? FileManager.default.attributesOfItem(atPath: real)[.type] as? FileAttributeType
        return kind == .typeDirectory
    }

    /// Where the mark is.
    public var markerPath: String { path(of: Self.markerFile) }

    /// What the folder is marked with; nil for a folder that is not marked, or not there.
    public var marker: String? {
        let text = try? String(contentsOfFile: path(of: Self.markerFile), encoding: .utf8)
        return text.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    /// A marker that no folder bears.
    public static func newMarker() -> String { UUID().uuidString.lowercased() }

    /// Marks a folder that bears no marker; it is made where it is missing.
    ///
    /// - Throws: `otherFolder` where it bears another marker, `noFolder` where there can be none.
    public func mark(_ marker: String) throws(VaultError) {
        switch self.marker {
        case marker: return
        case nil: try remark(marker)
        default: throw .otherFolder
        }
    }

    /// Marks a folder, whatever it bears: an installation that has it so far no longer does.
    ///
    /// - Throws: `noFolder` where there can be none.
    public func remark(_ marker: String) throws(VaultError) {
        let files = FileManager.default
        do {
            try files.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: Disk.privateFolder])
        } catch {
            throw .noFolder
        }
        // Whatever ends between the two leaves a folder that nobody takes for his.
        if self.marker != nil { try remove(Self.markerFile) }
        try Disk.write(Data((marker + "\n").utf8), to: path(of: Self.markerFile))
    }

    /// - Throws: `noFolder`, `unmarkedFolder` or `otherFolder` unless it is there and bears `marker`.
    public func check(_ marker: String) throws(VaultError) {
        guard isThere, FileManager.default.isWritableFile(atPath: path) else { throw .noFolder }
        guard let standing = self.marker else { throw .unmarkedFolder }
        guard standing == marker else { throw .otherFolder }
    }

    /// All backups, the newest first; those without a manifest among them.
    public func backups() throws(VaultError) -> [StoredBackup] {
        let files = try names()
        let archives = files.compactMap { file -> StoredBackup? in
            guard case (let name, .archive)? = BackupName.parse(file) else { return nil }
            let data = try? Data(contentsOf: URL(filePath: path(of: name.manifest)))
            let attributes = try? FileManager.default.attributesOfItem(atPath: path(of: file))
            return StoredBackup(
                name: name, file: file, bytes: attributes?[.size] as? Int ?? 0,
                manifest: data.flatMap { try? Manifest(decoding: $0) })
        }
        return archives.sorted { $0.name > $1.name }
    }

    /// A name that no file has, for a backup that begins now.
    func freeName(at time: Date) throws(VaultError) -> BackupName {
        let taken = Set(try names().compactMap { BackupName.parse($0)?.name })
        var name = BackupName(time)
        while taken.contains(name) { name = name.next }
        return name
    }

    /// Removes what a run has left that failed; what cannot be removed now, the next sweep finds.
    func removeIfThere(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// Removes a backup with its manifest.
    public func remove(_ backup: StoredBackup) throws(VaultError) {
        try remove(backup.file)
        if FileManager.default.fileExists(atPath: path(of: backup.name.manifest)) { try remove(backup.name.manifest) }
    }

    /// Removes what runs have left that did not end: files that are not finished, and manifests of nothing.
    ///
    /// - Returns: their names.
    public func sweep() throws(VaultError) -> [String] {
        let files = try names()
        let archives = Set(
            files.compactMap { file -> BackupName? in
                guard case (let name, .archive)? = BackupName.parse(file) else { return nil }
                return name
            })
        let left = files.filter { file in
            if file.hasSuffix(BackupName.partEnd) {
                let whole = String(file.dropLast(BackupName.partEnd.count))
                return BackupName.parse(whole) != nil || whole == Self.markerFile
            }
            guard case (let name, .manifest)? = BackupName.parse(file) else { return false }
            return !archives.contains(name)
        }
        for file in left { try remove(file) }
        return left
    }

    private func remove(_ file: String) throws(VaultError) {
        try Disk.attempt { try FileManager.default.removeItem(atPath: path(of: file)) }
    }

    private func names() throws(VaultError) -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: path) } catch { throw .noFolder }
    }
}

/// A backup in a folder.
public struct StoredBackup: Sendable {
    public let name: BackupName
    public let file: String
    public let bytes: Int
    /// Nil for one whose manifest was lost.
    public let manifest: Manifest?

    /// It was restored and compared when it was made.
    public var isVerified: Bool { manifest?.verified == true && manifest?.file == file }
}
