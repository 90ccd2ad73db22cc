import Foundation
import Phrases
import Testing

/// What the programs that talk to people say, as their sources have it.
private let sources: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    var text = ""
    for folder in ["Ingress", "Workers", "Scheduler", "Shared/Jobs"] {
        let files = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
        for case let file as URL in files ?? .init() where ["swift", "lua"].contains(file.pathExtension) {
            text += (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        }
    }
    return text
}()

/// The cases of `Telling`, as its source has them.
private let tellings: [String] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Shared/Phrases/Telling.swift")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    // The cases of the types within stand deeper.
    return text.matches(of: /\n {4}case ([a-zA-Z]+)/).map { String($0.output.1) }
}()

@Suite("Everything that can be said")
struct SpokenTests {
    /// Names as Swift has them, and as what is queued without `Phrase` has them.
    private static let said = Set(
        sources.matches(of: /\.([a-zA-Z]+)|"phrase":"([a-zA-Z]+)"/).compactMap { $0.output.1 ?? $0.output.2 }
            .map(String.init))

    private func isSaid(_ name: String) -> Bool { Self.said.contains(name) }

    @Test("is said somewhere: a phrase", arguments: Phrase.Name.allCases)
    func phrases(_ name: Phrase.Name) { #expect(isSaid(name.rawValue)) }

    @Test("is said somewhere: what is told of records")
    func records() {
        #expect(tellings.count > 15 && tellings.contains("dayRefused"))
        #expect(tellings.filter { !isSaid($0) } == [])
    }

    @Test("is said somewhere: a word that answers a button", arguments: Toast.allCases)
    func toasts(_ toast: Toast) { #expect(isSaid(toast.rawValue)) }
}
