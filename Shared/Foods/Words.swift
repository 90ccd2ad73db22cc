/// A word's UTF-16 units: quick to compare and to cut, and enough for the two alphabets that the search knows.
typealias Letters = [UInt16]

/// A word as the search compares it.
struct Word: Hashable {
    /// In lower case, with е for ё.
    let letters: Letters
    /// What its inflections have in common.
    let stem: Letters
    let form: Form
    let isNumber: Bool

    /// What its ending tells about a word: «зелёный» is no inflection of «зелень».
    enum Form {
        case noun, adjective
        /// The ending is that of either: «гречневой», «колбасой».
        case either

        func mayBe(_ other: Form) -> Bool { self == other || self == .either || other == .either }
    }
}

/// The words of a text that say what food it is.
struct Words {
    let list: [Word]

    /// Leaves out amounts and vague words as long as there are others.
    init(_ text: String) {
        let words = Words.joiningNegations(Words.split(text).map(Word.init)).filter {
            !Words.links.contains($0.letters)
        }
        let telling = words.filter { !Words.fillers.contains($0.stem) }
        list = telling.contains { !$0.isNumber } ? telling : words
    }

    /// All words, for names of units, which are the very words that the search leaves out.
    init(units text: String) {
        list = Words.split(text).map(Word.init)
    }
}

extension Words {
    /// Words that only link others.
    private static let links = Set(
        [
            "с", "со", "и", "на", "в", "во", "из", "от", "для", "под", "по", "к", "а", "или", "без", "a", "an", "the",
            "of", "with", "and", "in", "on", "for", "without",
        ].map { Letters($0.utf16) })

    /// Amounts, and words that fit any food.
    private static let fillers: Set<Letters> = {
        let vague = [
            "г", "гр", "грамм", "граммов", "кг", "мл", "л", "литр", "пол", "половина", "половинка", "немного", "чуть",
            "немножко", "много", "большой", "маленький", "средний", "обычный", "вкусный", "мой", "наш", "ещё",
            "примерно", "около", "g", "gram", "kg", "ml", "oz", "some", "big", "small", "half",
        ]
        let units = Food.Portion.Unit.byWords.keys.filter { $0.count == 1 }.flatMap(\.self)
        return Set(vague.map { Word($0.utf16.map(\.self)).stem }).union(units)
            // Foods too, or half of the name of one.
            .subtracting(["батончик", "шарик", "bar", "can"].map { Word(Letters($0.utf16)).stem })
    }()

    /// Makes one word of «без» and what follows: «чай без сахара» is no sugar.
    private static func joiningNegations(_ words: [Word]) -> [Word] {
        var joined: [Word] = []
        var negation: Letters?
        for word in words {
            if let before = negation {
                joined.append(
                    Word(letters: before + word.letters, stem: before + word.stem, form: word.form, isNumber: false))
                negation = nil
            } else if word.letters.elementsEqual("без".utf16) || word.letters.elementsEqual("without".utf16) {
                negation = word.letters
            } else {
                joined.append(word)
            }
        }
        return joined
    }

    /// Cuts at everything but letters and digits. A comma or point between digits belongs to the number.
    private static func split(_ text: String) -> [Letters] {
        var words: [Letters] = []
        var word: Letters = []
        let units = Letters(text.lowercased().utf16)
        for (index, unit) in units.enumerated() {
            switch unit {
            case 0x451: word.append(0x435)  // ё
            case 0x306 where word.last == 0x438: word[word.count - 1] = 0x439  // и and a breve: й
            case 0x300...0x36F: continue  // stress marks, and the dots of ё as a mark of its own
            case let unit where isLetter(unit) || isDigit(unit):
                if let last = word.last, isDigit(last) != isDigit(unit) {
                    words.append(word)
                    word = []
                }
                word.append(unit)
            case 0x2C, 0x2E:
                if let last = word.last, isDigit(last), index + 1 < units.count, isDigit(units[index + 1]) {
                    word.append(0x2E)
                } else {
                    fallthrough
                }
            default:
                if !word.isEmpty { words.append(word) }
                word = []
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func isLetter(_ unit: UInt16) -> Bool {
        (0x61...0x7A).contains(unit) || (0x430...0x44F).contains(unit) || (0xDF...0x24F).contains(unit)
    }

    private static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }
}

extension Word {
    init(_ letters: Letters) {
        self.letters = letters
        isNumber = letters.allSatisfy { (0x2E...0x39).contains($0) }
        if isNumber {
            (stem, form) = (letters, .noun)
        } else if letters[0] < 0x400 {
            (stem, form) = (EnglishStem.of(letters), .noun)
        } else {
            (stem, form) = RussianStem.of(letters)
        }
    }
}
