import Foundation
import Reader
import Testing

/// A row of a table of sentences.
struct SentenceRow: CustomTestStringConvertible {
    let id: String
    let sentence: String
    let intent: String
    let arguments: Arguments

    var testDescription: String { id }

    var isHit: Bool {
        let (intent, arguments) = Reader().read(sentence).asRow
        return intent == self.intent && arguments.equals(self.arguments)
    }
}

/// All rows of a file beside the tests.
func table(_ name: String) throws -> [SentenceRow] {
    let file = try #require(Bundle.module.url(forResource: name, withExtension: "tsv"))
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
        line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        try #require(fields.count == 5, "\(line)")
        let arguments = try JSONDecoder().decode(Arguments.self, from: Data(fields[4].utf8))
        return SentenceRow(id: fields[0], sentence: fields[2], intent: fields[3], arguments: arguments)
    }
}
