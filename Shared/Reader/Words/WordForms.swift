/// Reads the lists of the vocabulary: words separated by spaces, where `вод/а|ы` stands for «вода» and «воды»; phrases
/// are separated by commas.
enum WordForms {
    static func all(_ list: String) -> [String] {
        list.split(whereSeparator: \.isWhitespace).flatMap(forms)
    }

    static func phrases(_ list: String) -> [[String]] {
        list.split { $0 == "," || $0.isNewline }.flatMap { phrase in
            phrase.split(separator: " ").reduce([[]]) { begun, word in
                begun.flatMap { begun in forms(word).map { begun + [$0] } }
            }
        }
        .filter { !$0.isEmpty }
    }

    private static func forms(_ written: Substring) -> [String] {
        let word = String(written.map(\.folded))
        guard let slash = word.firstIndex(of: "/"), word.count > 1 else { return [word] }
        return word[word.index(after: slash)...].split(separator: "|", omittingEmptySubsequences: false)
            .map { word[..<slash] + $0 }.map(String.init)
    }
}
