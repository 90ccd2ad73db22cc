extension Character {
    /// In lower case, with е for ё, and one kind each of dashes and spaces.
    var folded: Character {
        switch self {
        case "ё", "Ё": return "е"
        case "—", "–", "−", "―": return "—"
        case "’", "ʼ", "`", "´": return "'"
        default:
            let lower = lowercased()
            return lower.count == 1 ? lower[lower.startIndex] : self
        }
    }

    /// A digit that people type: no other script's, no superscript.
    var isDigitOfTen: Bool { "0" <= self && self <= "9" && isASCII }

    var isCyrillic: Bool { unicodeScalars.first.map { (0x400...0x4FF).contains($0.value) } ?? false }

    /// Stars as people rate with.
    var isStar: Bool { unicodeScalars.first.map { [0x2B50, 0x1F31F, 0x2605].contains($0.value) } ?? false }

    /// Whether it has no part in what a sentence says: emoji, control characters, what is no text at all.
    var isDecoration: Bool {
        guard let first = unicodeScalars.first else { return true }
        // A digit in a keycap is an emoji of three scalars.
        if isASCII { return first.value < 0x20 }
        if unicodeScalars.contains(where: { $0.value == 0x20E3 }) { return true }
        switch first.properties.generalCategory {
        case .otherSymbol: return first != "№"
        case .modifierSymbol, .control, .format, .surrogate, .privateUse, .unassigned, .enclosingMark,
            .nonspacingMark, .lineSeparator, .paragraphSeparator:
            return true
        default: return false
        }
    }
}
