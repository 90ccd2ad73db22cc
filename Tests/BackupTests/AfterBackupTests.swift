import Foundation
import Glibc
import Support
import Testing
import Vault

@testable import Backup

@Suite("What follows a backup", .timeLimit(.minutes(2)))
struct AfterBackupTests {
    /// A folder with the executable in it.
    final class Hook: Sendable {
        let folder = BackupFolder(NSTemporaryDirectory() + "familybot-hook-\(UUID().uuidString)")
        var path: String { folder.path(of: "after-backup") }

        init(_ script: String = "") throws {
            try folder.mark("test")
            try Data("#!/bin/sh\ncd \(folder.path)\n\(script)\n".utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        }

        deinit { try? FileManager.default.removeItem(atPath: folder.path) }  // a folder that stays in /tmp harms nobody

        func run(patience: Duration = .seconds(60)) async throws -> String? {
            try await AfterBackup(folder: folder, patience: patience).run(with: "a.age")
        }

        func text(_ file: String) -> String? {
            (try? String(contentsOfFile: folder.path(of: file), encoding: .utf8))
                .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        }

        /// The number that the script has left of what it has started.
        func child() async throws -> pid_t {
            let end = ContinuousClock.now + .seconds(60)
            while true {
                if let text = text("child"), let pid = pid_t(text) { return pid }
                try #require(ContinuousClock.now < end, "the script did not start")
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// Something of its own, of which it leaves the number, and that it waits for.
    private static let lingering = "sleep 600 & echo $! > part && mv part child\nwait"

    private func untilGone(_ pid: pid_t) async throws {
        let end = ContinuousClock.now + .seconds(30)
        while let state = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8), !state.contains(") Z ") {
            try #require(ContinuousClock.now < end, "\(pid) still runs: \(state)")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test("gets the path of the backup, and says by its exit code how it went")
    func ends() async throws {
        let hook = try Hook("echo \"$1\" > seen")
        #expect(try await hook.run() == nil)
        #expect(hook.text("seen") == hook.folder.path(of: "a.age"))
        #expect(try await Hook("exit 3").run() == "after-backup ended with 3")
        #expect(try await Hook("kill -9 $$").run() == "after-backup ended with -9")
        let none = try Hook()
        try FileManager.default.removeItem(atPath: none.path)
        #expect(try await none.run() == nil)
    }

    @Test("is killed when it takes too long, with all that it has started")
    func timeout() async throws {
        let hook = try Hook(Self.lingering)
        #expect(try await hook.run(patience: .seconds(2)) == "after-backup did not end in time")
        try await untilGone(try await hook.child())
    }

    @Test("is killed when the program ends, and nothing is said of how it went")
    func shutdown() async throws {
        let hook = try Hook(Self.lingering)
        let run = Task { try await hook.run() }
        let child = try await hook.child()
        run.cancel()
        await #expect(throws: CancellationError.self) { _ = try await run.value }
        try await untilGone(child)
    }

    @Test("is not run where others than its owner could have written it", arguments: [0o720, 0o702, 0o722, 0o777])
    func writable(_ mode: Int) async throws {
        let hook = try Hook("touch ran")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: hook.path)
        #expect(try await hook.run()?.contains("is not run") == true)
        #expect(hook.text("ran") == nil)
    }

    @Test("is not run by way of a link, nor when it is somebody else's")
    func foreign() async throws {
        let hook = try Hook("touch ran")
        let aside = hook.folder.path(of: "elsewhere")
        try FileManager.default.moveItem(atPath: hook.path, toPath: aside)
        try FileManager.default.createSymbolicLink(atPath: hook.path, withDestinationPath: aside)
        #expect(try await hook.run()?.contains("is not run") == true)
        if geteuid() == 0 {  // nobody else can give a file away
            try FileManager.default.removeItem(atPath: hook.path)
            try FileManager.default.moveItem(atPath: aside, toPath: hook.path)
            try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: hook.path)
            #expect(try await hook.run()?.contains("is not run") == true)
        }
        #expect(hook.text("ran") == nil)
    }
}
