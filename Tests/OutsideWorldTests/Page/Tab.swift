import Foundation

@testable import OutsideWorld

/// A page in a browser, used by mouse and keyboard.
struct Tab: Sendable {
    /// An expression was wrong.
    struct Threw: Error, CustomStringConvertible {
        let description: String
    }

    let browser: Browser
    let session: JSON

    @discardableResult
    func call(_ method: String, _ parameters: JSON = [:]) async throws -> JSON {
        try await browser.call(method, parameters, session: session)
    }

    func open(_ address: String) async throws {
        try await call("Page.navigate", ["url": .string(address)])
    }

    /// The value of an expression; a promise is awaited.
    @discardableResult
    func value(_ expression: String) async throws -> JSON {
        let reply = try await call(
            "Runtime.evaluate",
            ["expression": .string(expression), "awaitPromise": true, "returnByValue": true, "userGesture": true])
        if let problem = reply["exceptionDetails"] { throw Threw(description: problem.printed()) }
        return reply["result"]?["value"] ?? .null
    }

    /// Waits until an expression is true. The suite's limit ends a wait that is in vain.
    func wait(_ condition: String) async throws {
        while true {
            do {
                try await value(Self.waiting(for: condition))
                return
            } catch is Browser.Failed {
                // A new document has taken the place of the one that was asked.
                try Task.checkCancellation()
            }
        }
    }

    private static func waiting(for condition: String) -> String {
        """
        new Promise((done) => {
          const look = () => { try { if (\(condition)) return done(true); } catch {} setTimeout(look, 30); };
          look();
        })
        """
    }

    /// Clicks in the middle of the first element that a selector finds, once it is there.
    func click(_ selector: String) async throws {
        let element = "document.querySelector(\(JSON.string(selector).printed()))"
        try await wait("\(element)?.getBoundingClientRect().width > 0")
        let place = try await value(
            """
            (() => { const e = \(element); e.scrollIntoView({block: 'nearest'}); const r = e.getBoundingClientRect();
              return [r.x + r.width / 2, r.y + r.height / 2]; })()
            """)
        for type in ["mousePressed", "mouseReleased"] {
            try await call(
                "Input.dispatchMouseEvent",
                [
                    "type": .string(type), "x": place.array?[0] ?? 0, "y": place.array?[1] ?? 0, "button": "left",
                    "clickCount": 1,
                ])
        }
    }

    /// Writes where the cursor is, and sends it off.
    func write(_ text: String) async throws {
        try await call("Input.insertText", ["text": .string(text)])
        for type in ["keyDown", "keyUp"] {
            try await call(
                "Input.dispatchKeyEvent",
                ["type": .string(type), "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"])
        }
    }

    /// What the tab shows, as a PNG in `.build/screenshots`.
    func shoot(_ name: String) async throws {
        let picture = try await call("Page.captureScreenshot", ["format": "png"])
        let folder = URL(fileURLWithPath: ".build/screenshots")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let bytes = Data(base64Encoded: picture["data"]?.string ?? "") ?? Data()
        try bytes.write(to: folder.appendingPathComponent("\(name).png"))
    }
}
