/// The candidate with the fewest single-letter edits from `name`, when there are few enough to be a slip of the hand.
func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let ranked = candidates.map { (name: $0, edits: editDistance(name, $0)) }
    guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= max(2, name.utf8.count / 4) else {
        return nil
    }
    return best.name
}

/// Levenshtein's distance: insertions, deletions and replacements, by the two-row dynamic programme.
private func editDistance(_ first: String, _ second: String) -> Int {
    let second = Array(second.utf8)
    var previous = Array(0...second.count)
    for (row, byte) in first.utf8.enumerated() {
        var current = [row + 1]
        for (column, other) in second.enumerated() {
            let replaced = previous[column] + (byte == other ? 0 : 1)
            current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
        }
        previous = current
    }
    return previous[second.count]
}
