import Foundation
import Testing
import Vault

@Suite("The folder of the backups")
struct FolderTests {
    private static func path() -> String { NSTemporaryDirectory() + "familybot-folder-\(UUID().uuidString)/backups" }

    @Test("is made and marked once, and told from every other")
    func marker() throws {
        let folder = BackupFolder(Self.path())
        #expect(throws: VaultError.noFolder) { try folder.check("x") }
        #expect(throws: VaultError.noFolder) { try folder.backups() }
        let marker = BackupFolder.newMarker()
        try folder.mark(marker)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }  // a folder that stays in /tmp harms nobody
        try folder.mark(marker)
        try folder.check(marker)
        #expect(throws: VaultError.otherFolder) { try folder.check("another") }
        // A folder that bears the mark of one installation is marked by no other, unless somebody says so.
        #expect(throws: VaultError.otherFolder) { try folder.mark("another") }
        try folder.check(marker)
        try folder.remark("another")
        try folder.check("another")
        #expect(throws: VaultError.otherFolder) { try folder.check(marker) }
        try FileManager.default.removeItem(atPath: folder.path(of: ".familybot-folder"))
        #expect(throws: VaultError.unmarkedFolder) { try folder.check(marker) }
        #expect(BackupFolder.newMarker() != marker)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test("may be a link to where it is")
    func link() throws {
        let folder = BackupFolder(Self.path())
        try folder.mark("x")
        defer { try? FileManager.default.removeItem(atPath: folder.path) }  // a folder that stays in /tmp harms nobody
        let link = BackupFolder(folder.path + "-link")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: folder.path)
        try link.check("x")
        try FileManager.default.removeItem(atPath: folder.path)
        #expect(throws: VaultError.noFolder) { try link.check("x") }
    }

    @Test("that is a file, or within one, is no folder")
    func file() throws {
        let path = NSTemporaryDirectory() + "familybot-file-\(UUID().uuidString)"
        try Data("x".utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }  // a file that stays in /tmp harms nobody
        for folder in [BackupFolder(path), BackupFolder(path + "/inside")] {
            #expect(throws: VaultError.noFolder) { try folder.mark("x") }
            #expect(throws: VaultError.noFolder) { try folder.check("x") }
        }
    }

    @Test("is swept of what did not end and of nothing else")
    func sweep() throws {
        let folder = BackupFolder(Self.path())
        try folder.mark("x")
        defer { try? FileManager.default.removeItem(atPath: folder.path) }  // a folder that stays in /tmp harms nobody
        let stay = [
            "familybot-20261126T033000Z.archive.zst.age", "familybot-20261126T033000Z.json",
            "familybot-20261127T033000Z.archive.zst", "after-backup", "notes.part", "familybot-notes.json",
            "familybot-20261126T033000Z.tar.part",
        ]
        let go = [
            "familybot-20261128T033000Z.archive.zst.age.part", "familybot-20261128T033000Z.json.part",
            "familybot-20261129T033000Z.json",
        ]
        for file in stay + go { try Data().write(to: URL(filePath: folder.path(of: file))) }
        #expect(try folder.sweep().sorted() == go)
        #expect(try folder.sweep() == [])
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(left == ([".familybot-folder"] + stay).sorted())
        #expect(try folder.backups().map(\.file) == [stay[2], stay[0]])
        #expect(try folder.backups().allSatisfy { !$0.isVerified })
    }

    @Test("names backups by their second, and reads no other name for one")
    func names() {
        let time = Date(timeIntervalSince1970: 1_795_663_800)
        let name = BackupName(time + 0.9)
        #expect(name.description == "familybot-20261126T033000Z" && name.time == time)
        for isEncrypted in [true, false] {
            let parsed = BackupName.parse(name.archive(isEncrypted: isEncrypted))
            #expect(parsed?.name == name && parsed?.role == .archive(isEncrypted: isEncrypted))
        }
        #expect(BackupName.parse(name.manifest)?.role == .manifest)
        for other in [
            "", "familybot-", "familybot-20261126T033000Z", "familybot-20261126T033000Z.archive",
            "familybot-2026-11-26T03:30:00Z.json", "familybot-20261326T033000Z.json", "x-20261126T033000Z.json",
            "familybot-20261126T033000Z.json.part", "familybot-20261126T033000+0100.json",
        ] { #expect(BackupName.parse(other) == nil, "\(other)") }
    }
}
