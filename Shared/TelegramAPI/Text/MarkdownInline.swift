/// Reads the marks within one line of Markdown.
///
/// The line becomes pieces of literal text; a mark that finds its partner empties its piece and leaves a span. Openers
/// wait on stacks, one for each way of being closed, and each of them is removed only once: the time is linear.
struct MarkdownInline {
    /// Formatting of everything after one piece and before another.
    private struct Span {
        let kind: MessageEntity.Kind
        let after: Int
        let before: Int
    }

    private let characters: [Character]
    private let hosts: Set<String>
    private let backticks: BacktickRuns
    private var pieces: [String] = []
    private var plain = ""
    private var spans: [Span] = []
    private var openers: [MarkdownMark: [Int]] = [:]
    private var brackets: [Int] = []

    init(_ line: Substring, linkingTo hosts: Set<String>) {
        characters = Array(line)
        self.hosts = hosts
        backticks = BacktickRuns(in: characters)
    }

    mutating func richText() -> RichText {
        var index = 0
        while index < characters.count { index = read(at: index) }
        flush()
        return assemble()
    }

    /// Reads what stands at `index` and returns where to go on.
    private mutating func read(at index: Int) -> Int {
        switch characters[index] {
        case "\\" where index + 1 < characters.count && "*_`".contains(characters[index + 1]):
            plain.append(characters[index + 1])
            return index + 2
        case "`":
            return readCode(at: index)
        case "*", "_":
            return readMark(at: index)
        case "[":
            add(piece: "[")
            brackets.append(pieces.count - 1)
            return index + 1
        case "]":
            return readLink(closingAt: index)
        default:
            plain.append(characters[index])
            return index + 1
        }
    }

    private mutating func readCode(at index: Int) -> Int {
        let run = backticks.length(at: index, in: characters)
        guard let close = backticks.partner(of: index) else {
            plain.append(contentsOf: characters[index..<index + run])
            return index + run
        }
        var content = characters[(index + run)..<close]
        // A space on both sides is there to keep backticks of the content apart from the marks.
        if content.first == " ", content.last == " ", content.contains(where: { $0 != " " }) {
            content = content.dropFirst().dropLast()
        }
        add(piece: String(content))
        spans.append(Span(kind: .code, after: pieces.count - 2, before: pieces.count))
        return close + run
    }

    private mutating func readMark(at index: Int) -> Int {
        let character = characters[index]
        let end = characters[index...].firstIndex { $0 != character } ?? characters.count
        guard let mark = MarkdownMark(character, count: end - index) else {
            plain.append(contentsOf: characters[index..<end])
            return end
        }
        add(piece: String(characters[index..<end]))
        let previous = index > 0 ? characters[index - 1] : " "
        let next = end < characters.count ? characters[end] : " "
        var left: MarkdownMark? = mark
        if mark.canClose(after: previous, before: next) { left = close(mark) }
        if let left, mark.canOpen(after: previous, before: next) { openers[left, default: []].append(pieces.count - 1) }
        return end
    }

    /// Closes waiting openers with the newest piece and returns what is left of its mark.
    private mutating func close(_ mark: MarkdownMark) -> MarkdownMark? {
        let closing = pieces.count - 1
        var left: MarkdownMark? = mark
        while let mark = left, let (opener, opening) = newestOpener(for: mark) {
            forgetOpeners(from: opening)
            let used = min(mark.count, opener.count)
            if used != 2 { spans.append(Span(kind: .italic, after: opening, before: closing)) }
            if used != 1 { spans.append(Span(kind: .bold, after: opening, before: closing)) }
            pieces[opening].removeLast(used)
            pieces[closing].removeLast(used)
            if let rest = MarkdownMark(mark.character, count: opener.count - used) {
                openers[rest, default: []].append(opening)
            }
            left = MarkdownMark(mark.character, count: mark.count - used)
        }
        return left
    }

    private func newestOpener(for mark: MarkdownMark) -> (MarkdownMark, Int)? {
        mark.partners.compactMap { partner in openers[partner]?.last.map { (partner, $0) } }.max { $0.1 < $1.1 }
    }

    /// Makes every opener and bracket from `piece` on literal.
    private mutating func forgetOpeners(from piece: Int) {
        for mark in MarkdownMark.allCases {
            while let last = openers[mark]?.last, last >= piece { openers[mark]?.removeLast() }
        }
        while let last = brackets.last, last >= piece { brackets.removeLast() }
    }

    private mutating func readLink(closingAt index: Int) -> Int {
        guard let opening = brackets.popLast(), let link = MarkdownLink(after: index, in: characters) else {
            plain.append("]")
            return index + 1
        }
        flush()
        forgetOpeners(from: opening)
        brackets.removeAll()
        let label = pieces[(opening + 1)...].joined()
        pieces[opening] = ""
        if let host = link.host, hosts.contains(host), !label.allSatisfy(\.isWhitespace) {
            pieces.append("")
            spans.append(Span(kind: .textLink(url: link.url), after: opening, before: pieces.count - 1))
        } else if label.allSatisfy(\.isWhitespace) {
            pieces.append(link.url)
        } else {
            pieces.append(label == link.url ? "" : " (\(link.url))")
        }
        return link.end
    }

    private mutating func add(piece: String) {
        flush()
        pieces.append(piece)
    }

    private mutating func flush() {
        guard !plain.isEmpty else { return }
        pieces.append(plain)
        plain = ""
    }

    private func assemble() -> RichText {
        // ends[n] is where piece n - 1 ends and piece n begins.
        var ends = [0]
        for piece in pieces { ends.append(ends[ends.count - 1] + piece.utf16.count) }
        let entities = spans.map { span in
            MessageEntity(span.kind, offset: ends[span.after + 1], length: ends[span.before] - ends[span.after + 1])
        }
        return RichText(pieces.joined(), entities: entities)
    }
}
