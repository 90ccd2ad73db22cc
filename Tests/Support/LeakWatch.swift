import Foundation
import Threading

#if canImport(Testing)
    import Testing
#endif

/// Looks in all that a program writes for the secrets that it was given, and fails the test that started it.
final class LeakWatch: Sendable {
    private static let names = ["TELEGRAM_BOT_TOKEN", "OPENAI_API_KEY", "TELEGRAM_WEBHOOK_SECRET"]
    /// A shorter one may be a word of a log line.
    private static let shortest = 8

    private struct Needle {
        let name: String
        let bytes: Data
    }

    private let needles: Locked<[Needle]>
    private let leaks: AsyncStream<String>.Continuation
    private let reach: Int
    private let telling: Task<Void, Never>

    /// - Parameter tell: what a leak is told to; nil lets it fail the test.
    /// - Returns: nil where the program knows no secret.
    init?(
        over program: String, knowing environment: [String: String], telling tell: (@Sendable (String) -> Void)? = nil
    ) {
        let needles = Self.names.flatMap { name in
            Self.secrets(of: name, in: environment).map { Needle(name: name, bytes: Data($0.utf8)) }
        }
        guard let longest = needles.map(\.bytes.count).max() else { return nil }
        self.needles = Locked(needles)
        reach = longest
        let (names, leaks) = AsyncStream.makeStream(of: String.self)
        self.leaks = leaks
        // A task of whoever starts the program: it knows in which test that is.
        telling = Task {
            for await name in names { (tell ?? Self.fail)("\(program) wrote its \(name)") }
        }
    }

    /// Each of those that a setting holds, wherever it has them from.
    private static func secrets(of name: String, in environment: [String: String]) -> [Substring] {
        let file = environment["\(name)_FILE"].flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }
        // During a change there are two; and of a token, what stands before the colon is the bot's number and no secret.
        return (environment[name] ?? file ?? "").split { $0 == "," || $0.isWhitespace }
            .compactMap { $0.split(separator: ":").last }
            .filter { $0.utf8.count >= shortest }
    }

    /// - Parameter written: everything so far, of which `count` bytes are new.
    func look(at written: Data, new count: Int) {
        let start = written.index(written.endIndex, offsetBy: -min(written.count, count + reach))
        let found = needles.withLock { needles in
            let found = needles.filter { written.range(of: $0.bytes, in: start..<written.endIndex) != nil }
            // Each is told once.
            needles.removeAll { needle in found.contains { $0.name == needle.name } }
            return found
        }
        for needle in found { leaks.yield(needle.name) }
    }

    func end() { leaks.finish() }

    /// Waits until all that was found is told, once the program has ended.
    func told() async { await telling.value }

    @Sendable private static func fail(_ leak: String) {
        #if canImport(Testing)
            Issue.record("\(leak)")
        #else
            fatalError(leak)
        #endif
    }
}
