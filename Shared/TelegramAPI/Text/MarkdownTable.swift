/// A Markdown table, shown as a block of monospaced text because Telegram has no tables.
struct MarkdownTable {
    /// Wider cells are not waited for by their neighbours: padding must not multiply the text.
    private static let widestPadding = 30

    private let rows: [[String]]

    /// Lines of the source, the rule below the header included.
    var lineCount: Int { rows.count + 1 }

    /// Reads the table whose header is `lines[index]`; nil when none begins there.
    init?(at index: Int, of lines: [Substring]) {
        guard lines[index].contains("|"), index + 1 < lines.endIndex, Self.isRule(lines[index + 1]) else { return nil }
        let body = lines[(index + 2)...].prefix { $0.contains("|") }
        rows = ([lines[index]] + body).map(Self.cells)
    }

    /// The table with its columns in line. Formatting within cells is dropped, as Telegram allows none in such a block.
    func block(inline: (Substring) -> RichText) -> RichText {
        let texts = rows.map { $0.map { inline($0[...]).text } }
        let widths = Self.widths(texts)
        var lines = texts.map { cells in
            cells.enumerated().map { column, text in
                // Nothing follows the last cell that would have to stand in line.
                let padding = column == cells.count - 1 ? 0 : max(0, widths[column] - text.count)
                return text + String(repeating: " ", count: padding)
            }.joined(separator: " | ")
        }
        lines.insert(widths.map { String(repeating: "-", count: $0) }.joined(separator: "-|-"), at: 1)
        return RichText(lines.joined(separator: "\n")).pre(language: nil)
    }

    private static func widths(_ rows: [[String]]) -> [Int] {
        var widths: [Int] = []
        for row in rows {
            for (column, text) in row.enumerated() {
                if column == widths.count { widths.append(1) }
                widths[column] = max(widths[column], min(text.count, widestPadding))
            }
        }
        return widths
    }

    private static func isRule(_ line: Substring) -> Bool {
        line.contains("|") && line.contains("-") && line.allSatisfy { "|-: \t".contains($0) }
    }

    private static func cells(_ line: Substring) -> [String] {
        var cells: [Substring] = []
        var start = line.startIndex
        var escaped = false
        for index in line.indices {
            if line[index] == "|", !escaped {
                cells.append(line[start..<index])
                start = line.index(after: index)
            }
            escaped = line[index] == "\\" && !escaped
        }
        cells.append(line[start...])
        if cells.count > 1, cells[0].allSatisfy(\.isWhitespace) { cells.removeFirst() }
        if cells.count > 1, cells[cells.count - 1].allSatisfy(\.isWhitespace) { cells.removeLast() }
        return cells.map { String(trimmed($0)).replacing("\\|", with: "|") }
    }

    private static func trimmed(_ cell: Substring) -> Substring {
        let start = cell.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
        return start[...last]
    }
}
