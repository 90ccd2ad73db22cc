/// Telegram keeps a hundred entities of a message and drops the others without a word, also links.
private let mostEntities = 100

extension RichText {
    /// The same text with no more entities than Telegram keeps. Emphasis that goes on from word to word becomes one span;
    /// if that is not enough, what matters least goes without, from the end on.
    var withFewerEntities: RichText {
        guard entities.count > mostEntities else { return self }
        let joined = entities.joined(in: Array(text.utf16))
        let important = joined.indices.sorted { (joined[$0].rank, $0) < (joined[$1].rank, $1) }.prefix(mostEntities)
        return RichText(text, entities: important.sorted().map { joined[$0] })
    }
}

extension [MessageEntity] {
    /// How many units of a text that goes on at `offset` have no more of these entities than Telegram keeps.
    func room(at offset: Int) -> Int {
        guard let surplus = lazy.filter({ $0.end > offset }).dropFirst(mostEntities).first else { return .max }
        return Swift.max(2, surplus.offset - offset)
    }

    /// Neighbours that look like one span made one. They are in reading order and nested.
    fileprivate func joined(in units: [UInt16]) -> [MessageEntity] {
        var joined: [MessageEntity] = []
        var open: [Int] = []  // of `joined`, from the outermost
        var lastInside: [Int?: Int] = [:]  // nil: inside the text itself
        for entity in self {
            while let innermost = open.last, joined[innermost].end <= entity.offset { open.removeLast() }
            if let before = lastInside[open.last], joined[before].looksLikeOne(with: entity, in: units) {
                let start = joined[before].offset
                joined[before] = MessageEntity(entity.kind, offset: start, length: entity.end - start)
                open.append(before)
            } else {
                lastInside[open.last] = joined.count
                open.append(joined.count)
                joined.append(entity)
            }
        }
        return joined
    }
}

extension MessageEntity {
    var end: Int { offset + length }

    /// Without it a reader would lose an address, or see what was to be hidden, or not know what is quoted.
    var isEssential: Bool { rank == 0 }

    /// The smaller, the more it matters.
    fileprivate var rank: Int {
        switch kind {
        case .textLink, .spoiler, .pre, .blockquote, .expandableBlockquote, .other: 0
        case .code: 1
        case .strikethrough: 2
        case .bold: 3
        case .italic, .underline: 4
        case .botCommand, .mention: 5  // Telegram finds them itself
        }
    }

    fileprivate func looksLikeOne(with next: MessageEntity, in units: [UInt16]) -> Bool {
        guard kind == next.kind, end <= next.offset else { return false }
        switch kind {
        case .bold, .italic: return units[end..<next.offset].allSatisfy(\.isWhiteSpace)
        case .underline, .strikethrough, .spoiler, .textLink: return end == next.offset
        case .code, .pre, .blockquote, .expandableBlockquote, .botCommand, .mention, .other: return false
        }
    }
}

extension UInt16 {
    fileprivate var isWhiteSpace: Bool { Unicode.Scalar(self)?.properties.isWhitespace ?? false }
}
