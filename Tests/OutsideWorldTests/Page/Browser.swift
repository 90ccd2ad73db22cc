import Foundation
import Threading

@testable import OutsideWorld

/// A Chromium without a window, spoken to by its DevTools protocol through two pipes: JSON, each message ended by a NUL.
final class Browser: Sendable {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    private struct Mail: Sendable {
        var lastID: Int64 = 0
        var replies: [Int64: JSON] = [:]
        var hasEnded = false
    }

    private let mail = Watched(Mail())
    private let process: Locked<Process>
    private let writing: Locked<FileHandle>
    private let profile: URL

    init() throws {
        profile = FileManager.default.temporaryDirectory.appendingPathComponent("browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // Chromium speaks on the descriptors 3 and 4, which a child of `Process` can only get by way of a shell.
        process.arguments = [
            "-c", #"exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#, "sh", "chromium", "--headless=new",
            "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
            "--user-data-dir=\(profile.path)", "about:blank",
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        self.process = Locked(process)
        writing = Locked(input.fileHandleForWriting)
        let (reading, mail) = (output.fileHandleForReading, self.mail)
        startThread(named: "browser") {
            var rest = Data()
            while true {
                let data = reading.availableData
                rest += data
                while let end = rest.firstIndex(of: 0) {
                    if let message = try? JSON(parsing: rest[..<end]), let id = message["id"]?.integer {
                        mail.change { $0.replies[id] = message }
                    }
                    rest = Data(rest[rest.index(after: end)...])
                }
                if data.isEmpty { return mail.change { $0.hasEnded = true } }
            }
        }
    }

    /// Calls a method of the protocol and gives its result.
    @discardableResult
    func call(_ method: String, _ parameters: JSON = [:], session: JSON? = nil) async throws -> JSON {
        let id = mail.change { mail in
            mail.lastID += 1
            return mail.lastID
        }
        let message = JSON.fields([
            "id": .integer(id), "method": .string(method), "params": parameters, "sessionId": session,
        ])
        try writing.withLock { try $0.write(contentsOf: Data(message.printed().utf8) + [0]) }
        let reply = try await mail.first { mail in
            mail.replies.removeValue(forKey: id) ?? (mail.hasEnded ? .null : nil)
        }
        guard let result = reply["result"] else {
            throw Failed(
                description: reply == .null
                    ? "Chromium is not there or has ended: deploy/setup installs it" : reply.printed())
        }
        return result
    }

    /// A tab of that size.
    func tab(width: Int64, height: Int64) async throws -> Tab {
        let target = try await call("Target.createTarget", ["url": "about:blank"])
        let session = try await call(
            "Target.attachToTarget", ["targetId": target["targetId"] ?? .null, "flatten": true])
        let tab = Tab(browser: self, session: session["sessionId"] ?? .null)
        try await tab.call(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .integer(width), "height": .integer(height), "deviceScaleFactor": 1,
                "mobile": .bool(width < 720),
            ])
        return tab
    }

    deinit {
        process.withLock { process in
            process.terminate()
            process.waitUntilExit()
        }
        // What a browser leaves behind is worth nothing, and the next start uses another folder.
        try? FileManager.default.removeItem(at: profile)
    }
}
