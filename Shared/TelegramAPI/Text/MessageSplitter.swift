/// Cuts a text into parts that Telegram accepts as messages.
///
/// A cut is made at a paragraph's end, else a line's, else a sentence's, as long as that fills half a message; else
/// between words, else between characters as people see them. White space at the cuts, and around the whole text, is
/// dropped, and no part is blank. Entities are cut with the text: a code block goes on as one in the next part. A part has
/// no more entities than Telegram keeps: it ends before one too many of those that matter, and other emphasis is left out.
public struct MessageSplitter: Sendable {
    /// For message texts.
    public static let text = MessageSplitter(limit: 4096)
    /// For captions of photos and files.
    public static let caption = MessageSplitter(limit: 1024)

    /// The most UTF-16 units of a part.
    public let limit: Int

    /// - Parameter limit: at least 2 UTF-16 units, the size of a surrogate pair.
    public init(limit: Int) {
        precondition(limit >= 2, "a part must have room for a surrogate pair")
        self.limit = limit
    }

    /// The parts of `rich` in order; none when it is blank.
    public func parts(of rich: RichText) -> [RichText] {
        let essential = rich.entities.filter(\.isEssential)
        var parts: [RichText] = []
        var rest = rich.text[...]
        var offset = 0
        while let beginning = beginning(of: rest, at: offset, in: rich) {
            offset += beginning.size
            rest = rest[beginning.index...]
            let room = min(limit, essential.room(at: offset))
            for size in sizes(ofNextPartsOf: rest, within: room) {
                let end = rest.utf16.index(rest.startIndex, offsetBy: size)
                let part = rest[..<end]
                if !part.allSatisfy(\.isBlank) {
                    let entities = rich.entities.compactMap { $0.cut(to: offset..<offset + size) }
                    parts.append(RichText(String(part), entities: entities).withFewerEntities)
                }
                // Through the scalars, because `end` may be inside a character that is larger than a part.
                rest = Substring(rest.unicodeScalars[end...])
                offset += size
            }
        }
        return parts
    }

    /// Where the next part begins: after the blanks, though within a block of code a line keeps its indentation.
    private func beginning(of rest: Substring, at offset: Int, in rich: RichText) -> Border? {
        let blank = BlankRun(at: rest.startIndex, of: rest)
        guard blank.end < rest.endIndex else { return nil }
        let ink = Border(index: blank.end, size: blank.size)
        let line =
            offset == 0 && blank.newlines == 0 ? Border(index: rest.startIndex, size: 0) : blank.lastLine
        guard let line, ink.size - line.size < limit / 2, rich.isPreformatted(at: offset + ink.size) else { return ink }
        return line
    }

    /// The sizes of the next part or, when it begins with a character larger than a part, of that character's pieces.
    private func sizes(ofNextPartsOf rest: Substring, within limit: Int) -> [Int] {
        var cuts = Cuts()
        var index = rest.startIndex
        var size = 0
        while index < rest.endIndex {
            let character = rest[index]
            if character.isBlank {
                let blank = BlankRun(at: index, of: rest)
                cuts.add(blank, at: size)
                index = blank.end
                size += blank.size
            } else {
                size += character.utf16.count
                if size > limit {
                    return cuts.best(filling: limit / 2).map { [$0] } ?? pieces(of: rest[...index], within: limit)
                }
                index = rest.index(after: index)
                cuts.ink(character, endsAt: size)
            }
        }
        return [cuts.lastInk]
    }

    /// The sizes into which a single character that is larger than a part falls, together with blanks before it.
    private func pieces(of giant: Substring, within limit: Int) -> [Int] {
        var sizes: [Int] = []
        var size = 0
        for scalar in giant.unicodeScalars {
            let width = UTF16.width(scalar)
            if size + width > limit {
                sizes.append(size)
                size = 0
            }
            size += width
        }
        return sizes + [size]
    }
}

private struct Border {
    let index: String.Index
    let size: Int
}

/// The places where the text may be cut, as sizes of the part that would end there: the last one of each quality.
private struct Cuts {
    private(set) var lastInk = 0
    private var paragraph: Int?
    private var line: Int?
    private var sentence: Int?
    private var word: Int?
    private var endsSentence = false

    mutating func ink(_ character: Character, endsAt size: Int) {
        lastInk = size
        // A bracket or quotation mark after a full stop still belongs to the sentence.
        endsSentence = ".!?…".contains(character) || (endsSentence && ")»”\"]*".contains(character))
    }

    mutating func add(_ blank: BlankRun, at size: Int) {
        guard lastInk > 0 else { return }
        word = size
        if endsSentence { sentence = size }
        if blank.newlines > 0 { line = size }
        if blank.newlines > 1 { paragraph = size }
    }

    /// The best cut, or nil when not even one character fits.
    func best(filling least: Int) -> Int? {
        for candidate in [paragraph, line, sentence] {
            if let candidate, candidate >= least { return candidate }
        }
        return word ?? (lastInk > 0 ? lastInk : nil)
    }
}

/// Neighbouring characters that leave no ink.
private struct BlankRun {
    private(set) var end: String.Index
    private(set) var size = 0
    private(set) var newlines = 0
    /// Where the last line of the run begins, if it has more than one.
    private(set) var lastLine: Border?

    init(at start: String.Index, of text: Substring) {
        end = start
        while end < text.endIndex, text[end].isBlank {
            let character = text[end]
            size += character.utf16.count
            end = text.index(after: end)
            guard character.isNewline else { continue }
            newlines += 1
            lastLine = Border(index: end, size: size)
        }
    }
}

extension Character {
    /// White space, or invisible: a message of nothing else is empty to Telegram.
    fileprivate var isBlank: Bool {
        if isASCII { return isWhitespace }
        return unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint || $0 == "\u{2800}"
        }
    }
}

extension RichText {
    fileprivate func isPreformatted(at offset: Int) -> Bool {
        entities.contains { entity in
            guard case .pre = entity.kind else { return false }
            return entity.offset <= offset && offset < entity.offset + entity.length
        }
    }
}
