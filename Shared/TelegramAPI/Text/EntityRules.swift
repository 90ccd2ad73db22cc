extension [MessageEntity] {
    /// The same formatting within Telegram's rules, in reading order.
    ///
    /// Nothing reaches outside the text; a kind does not repeat inside itself; a link stays whole; verbatim spans
    /// (`code`, `pre`) carry no other formatting, so that what would cover one is cut around it. The time is n·log n.
    func tidied(within length: Int) -> [MessageEntity] {
        let ordered = compactMap { $0.cut(to: 0..<length) }.sorted(by: opensFirst)
        var verbatim: [MessageEntity] = []
        var others: [MessageEntity] = []
        var verbatimEnd = 0
        var linkEnd = 0
        var covered: [MessageEntity.Kind: Int] = [:]
        for entity in ordered {
            switch entity.kind {
            case .code, .pre:
                guard entity.offset >= verbatimEnd, entity.offset >= linkEnd else { continue }
                verbatim.append(entity)
                verbatimEnd = entity.end
            case .textLink:
                guard entity.offset >= verbatimEnd, entity.offset >= linkEnd else { continue }
                others.append(entity)
                linkEnd = entity.end
            default:
                let start = Swift.max(entity.offset, covered[entity.kind] ?? 0)
                guard start < entity.end else { continue }
                others.append(MessageEntity(entity.kind, offset: start, length: entity.end - start))
                covered[entity.kind] = entity.end
            }
        }
        guard !verbatim.isEmpty else { return others.sorted(by: opensFirst) }
        return (verbatim + others.flatMap { $0.around(verbatim) }).sorted(by: opensFirst)
    }
}

private func opensFirst(_ one: MessageEntity, _ other: MessageEntity) -> Bool {
    if one.offset != other.offset { return one.offset < other.offset }
    if one.length != other.length { return one.length > other.length }
    return one.kind.depth < other.kind.depth
}

extension MessageEntity {
    /// What is left of the span when the verbatim spans, which are in order and apart, are taken out of it.
    fileprivate func around(_ verbatim: [MessageEntity]) -> [MessageEntity] {
        // A quotation is the one kind that may contain code.
        if kind == .blockquote || kind == .expandableBlockquote { return [self] }
        var next = verbatim.partitioningIndex { $0.end > offset }
        var start = offset
        var pieces: [MessageEntity] = []
        while next < verbatim.endIndex, verbatim[next].offset < end {
            if start < verbatim[next].offset {
                pieces.append(MessageEntity(kind, offset: start, length: verbatim[next].offset - start))
            }
            start = verbatim[next].end
            next += 1
        }
        if start < end { pieces.append(MessageEntity(kind, offset: start, length: end - start)) }
        return pieces
    }
}

extension MessageEntity.Kind {
    /// Of two spans over the same text the one with the smaller depth is written first.
    fileprivate var depth: Int {
        switch self {
        case .blockquote, .expandableBlockquote: 0
        case .textLink: 1
        case .code, .pre: 3
        default: 2
        }
    }
}

extension [MessageEntity] {
    /// The first index whose element satisfies `isAfter`, which must be false up to there and true from there on.
    fileprivate func partitioningIndex(where isAfter: (MessageEntity) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
