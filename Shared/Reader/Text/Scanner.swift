/// Cuts a text into tokens.
///
/// Emoji are gone, except stars. A hyphen or an apostrophe between letters belongs to the word, a comma or a point
/// between digits to the number, and spaces between groups of three digits too: 12 345.
struct Scanner {
    private let characters: [Character]
    private let folded: [Character]
    private let commaGroupsThousands: Bool
    private var position = 0
    private var tokens: [Token] = []

    /// - Parameter text: what stands in `characters`.
    init(_ characters: [Character], isRussian: Bool) {
        self.characters = characters
        folded = characters.map(\.folded)
        commaGroupsThousands = !isRussian
    }

    static func tokens(of characters: [Character], isRussian: Bool) -> [Token] {
        var scanner = Scanner(characters, isRussian: isRussian)
        return scanner.scan()
    }

    private mutating func scan() -> [Token] {
        while position < folded.count {
            let character = folded[position]
            if character == " " {
                position += 1
            } else if character.isDigitOfTen {
                scanNumber()
            } else if character == "½" {
                add(.number(0.5), from: position, to: position + 1)
            } else if character == "★" {
                scanStars()
            } else if character.isLetter {
                scanWord()
            } else if let end = endOfQuotation {
                addQuoted(to: end)
            } else {
                add(.mark, from: position, to: position + 1)
            }
        }
        return tokens
    }

    private mutating func add(_ kind: Token.Kind, from start: Int, to end: Int) {
        let isSpaced = start > 0 && folded[start - 1] == " "
        tokens.append(
            Token(kind: kind, text: String(folded[start..<end]), place: start..<end, isSpaced: isSpaced))
        position = end
    }

    private func character(at index: Int) -> Character? { folded.indices.contains(index) ? folded[index] : nil }

    private func isDigit(at index: Int) -> Bool { character(at: index)?.isDigitOfTen ?? false }

    private func isLetter(at index: Int) -> Bool { character(at: index)?.isLetter ?? false }

    private func digits(from start: Int) -> Range<Int> {
        var end = start
        while isDigit(at: end) { end += 1 }
        return start..<end
    }
}

extension Scanner {
    private mutating func scanNumber() {
        let start = position
        var whole = digits(from: start)
        if whole.count <= 2, character(at: whole.upperBound) == ":" {
            let minutes = digits(from: whole.upperBound + 1)
            if minutes.count == 2, let hour = Int(String(folded[whole])), let minute = Int(String(folded[minutes])),
                minute < 60
            {
                return add(.clock(hours: hour, minutes: minute), from: start, to: minutes.upperBound)
            }
        }
        var text = String(folded[whole])
        while let group = groupOfThree(after: whole, from: start) {
            text += String(folded[group])
            whole = group
        }
        if let mark = character(at: whole.upperBound), mark == "," || mark == "." {
            let fraction = digits(from: whole.upperBound + 1)
            if !fraction.isEmpty, character(at: fraction.upperBound) != "." || !isDigit(at: fraction.upperBound + 1) {
                text += "." + String(folded[fraction])
                whole = fraction
            }
        }
        // Digits that are too many for a number are nothing to count with.
        add(Double(text).flatMap { $0 < 1e9 ? .number($0) : nil } ?? .mark, from: start, to: whole.upperBound)
    }

    /// The digits that go on with a number's thousands.
    private func groupOfThree(after last: Range<Int>, from start: Int) -> Range<Int>? {
        let mark = character(at: last.upperBound)
        guard mark == " " || commaGroupsThousands && mark == "," else { return nil }
        guard last.lowerBound == start ? last.count <= 3 && folded[start] != "0" : true else { return nil }
        let group = digits(from: last.upperBound + 1)
        guard group.count == 3, character(at: group.upperBound) != "/" else { return nil }
        return group
    }

    private mutating func scanWord() {
        let start = position
        // A unit that touches its number ends where the next number begins: 6h45m.
        let followsDigit = start > 0 && folded[start - 1].isDigitOfTen
        var end = start
        while end < folded.count {
            if folded[end].isLetter || !followsDigit && folded[end].isDigitOfTen {
                end += 1
            } else if "-'’‑".contains(folded[end]), end > start, isLetter(at: end + 1) {
                end += 1
            } else {
                break
            }
        }
        add(.word, from: start, to: end)
    }

    /// A row of stars, with or without spaces.
    private mutating func scanStars() {
        let start = position
        var end = start
        var count = 0
        var next = start
        while let character = character(at: next), character == "★" || character == " " {
            next += 1
            if character == "★" {
                count += 1
                end = next
            }
        }
        add(.stars(count), from: start, to: end)
    }
}

extension Scanner {
    private static let closing: [Character: [Character]] = [
        "«": ["»"], "“": ["”", "“"], "„": ["“", "”"], "”": ["”"], "\"": ["\""], "‘": ["'"], "'": ["'"], "‚": ["‘"],
    ]

    /// Where the quotation that begins here has its closing mark.
    private var endOfQuotation: Int? {
        guard let closing = Self.closing[folded[position]] else { return nil }
        // An apostrophe behind a word opens nothing, and one inside a word closes nothing.
        let isSingle = "‘'‚".contains(folded[position])
        if isSingle, isLetter(at: position - 1) { return nil }
        var end = position + 1
        while let character = character(at: end), character != "\n" {
            if closing.contains(character), !isSingle || !isLetter(at: end + 1) {
                return end > position + 1 ? end : nil
            }
            end += 1
        }
        return nil
    }

    private mutating func addQuoted(to end: Int) {
        let start = position
        tokens.append(
            Token(
                kind: .quoted, text: String(folded[(start + 1)..<end]), place: (start + 1)..<end,
                isSpaced: start > 0 && folded[start - 1] == " "))
        position = end + 1
    }
}
