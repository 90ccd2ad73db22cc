import Foundation
import Testing
import Threading

@testable import Support

@Suite("The watch over secrets")
struct LeakWatchTests {
    /// Whether it finds something in one line.
    private func isTold(_ line: String, knowing environment: [String: String]) async throws -> Bool {
        let told = Locked<[String]>([])
        guard
            let watch = LeakWatch(
                over: "a program", knowing: environment, telling: { leak in told.withLock { $0.append(leak) } })
        else { return false }
        let data = Data(line.utf8)
        watch.look(at: data, new: data.count)
        watch.end()
        await watch.told()
        return !told.withLock(\.isEmpty)
    }

    @Test("finds a secret wherever a line has it, and of a token the part that is one")
    func plain() async throws {
        let environment = ["TELEGRAM_BOT_TOKEN": "123456:AAAA-bbbb-CCCC", "OPENAI_API_KEY": "sk-12345678"]
        #expect(try await isTold("to /botAAAA-bbbb-CCCC/getMe", knowing: environment))
        #expect(try await isTold("key=sk-12345678", knowing: environment))
        #expect(try await !isTold("bot 123456 begins", knowing: environment))
    }

    @Test("finds either of two secrets, as there are during a change", arguments: ["first-secret", "second-secret"])
    func pairs(_ secret: String) async throws {
        for value in ["first-secret,second-secret", "first-secret, second-secret"] {
            #expect(try await isTold("<\(secret)>", knowing: ["TELEGRAM_WEBHOOK_SECRET": value]))
        }
    }

    @Test("finds a secret that a program has from a file")
    func files() async throws {
        let path = NSTemporaryDirectory() + "leak-\(UUID().uuidString)"
        try Data("123456:AAAA-bbbb-CCCC\n".utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }  // a file that stays in /tmp harms nobody
        #expect(try await isTold("AAAA-bbbb-CCCC", knowing: ["TELEGRAM_BOT_TOKEN_FILE": path]))
    }
}
