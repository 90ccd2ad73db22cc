/// Turns the Markdown that language models write into formatted text.
///
/// Understood are bold, italic, code, fences, headings, bullets, links and tables. Whatever is not balanced stays as it
/// was written, and no content is lost: only the marks that become formatting disappear. The time is linear.
public struct Markdown: Sendable {
    private let hosts: Set<String>

    /// - Parameter hosts: sites whose links may hide their address behind a text; of all others the address is shown.
    public init(linkingTo hosts: Set<String>) {
        self.hosts = Set(hosts.map { $0.lowercased() })
    }

    /// `source` with its marks turned into entities.
    public func richText(from source: String) -> RichText {
        let lines = source.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        var blocks: [RichText] = []
        var next = lines.startIndex
        while next < lines.endIndex {
            if let fence = CodeFence(opening: lines[next]) {
                guard let close = lines[(next + 1)...].firstIndex(where: fence.isClosed(by:)) else {
                    // An answer that was cut off inside its code: what follows the fence is no Markdown.
                    blocks.append(RichText(lines[next...].joined(separator: "\n")))
                    break
                }
                blocks +=
                    fence.blocks(of: lines[(next + 1)..<close]) ?? lines[next...close].map { RichText(String($0)) }
                next = close + 1
            } else if let table = MarkdownTable(at: next, of: lines) {
                blocks.append(table.block(inline: inline))
                next += table.lineCount
            } else {
                blocks.append(line(lines[next]))
                next += 1
            }
        }
        return blocks.joinedByLines()
    }

    private func line(_ line: Substring) -> RichText {
        let indentation = line.prefix { $0 == " " || $0 == "\t" }
        let content = line[indentation.endIndex...]
        if indentation.count <= 3, let title = heading(content) { return inline(title).bold }
        let item = content.dropFirst(2)
        if content.hasPrefix("- ") || content.hasPrefix("* "), !item.allSatisfy(\.isWhitespace) {
            return RichText(indentation + "• ") + inline(item)
        }
        return inline(line)
    }

    private func heading(_ content: Substring) -> Substring? {
        let marks = content.prefix { $0 == "#" }
        let title = content[marks.endIndex...]
        guard (1...6).contains(marks.count), title.first == " ", !title.allSatisfy(\.isWhitespace) else { return nil }
        return title.drop { $0 == " " }
    }

    private func inline(_ text: Substring) -> RichText {
        var parser = MarkdownInline(text, linkingTo: hosts)
        return parser.richText()
    }
}

/// A line that opens a block of code.
private struct CodeFence {
    private let width: Int
    private let indentation: Int
    private let language: String?
    /// What else stands on the line; it is shown above the block.
    private let remark: Substring

    init?(opening line: Substring) {
        let content = line.drop { $0 == " " || $0 == "\t" }
        let information = content.drop { $0 == "`" }
        width = content.distance(from: content.startIndex, to: information.startIndex)
        guard width >= 3, !information.contains("`") else { return nil }
        indentation = line.distance(from: line.startIndex, to: content.startIndex)
        let word = information.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        language = word.isEmpty ? nil : String(word)
        remark = information[word.endIndex...].drop(while: \.isWhitespace)
    }

    func isClosed(by line: Substring) -> Bool {
        let marks = line.drop { $0 == " " || $0 == "\t" }.prefix { $0 == "`" }
        return marks.count >= width && line[marks.endIndex...].allSatisfy(\.isWhitespace)
    }

    /// The block, after the remark if there is one; nil when there is nothing to show in it.
    func blocks(of lines: ArraySlice<Substring>) -> [RichText]? {
        guard !lines.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else { return nil }
        let code = lines.map { line in
            line.dropFirst(line.prefix(indentation).prefix { $0 == " " || $0 == "\t" }.count)
        }
        let block = RichText(code.joined(separator: "\n")).pre(language: language)
        return remark.isEmpty ? [block] : [RichText(String(remark)), block]
    }
}

extension [RichText] {
    fileprivate func joinedByLines() -> RichText {
        var text = RichText("")
        for (index, block) in enumerated() {
            if index > 0 { text += RichText("\n") }
            text += block
        }
        return text
    }
}
