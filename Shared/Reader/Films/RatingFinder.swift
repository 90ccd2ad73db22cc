import Domain

/// A rating that stands in a sentence.
struct FoundRating {
    /// Its tokens.
    let range: Range<Int>
    /// Nil when it is none that can be given: 15/10.
    let rating: Rating?
    /// Whether it says of how many, so that it is a rating without any other word: 8/10, nine out of ten, stars.
    let isFull: Bool
}

/// Finds ratings.
enum RatingFinder {
    /// In the order of the sentence.
    static func ratings(in sentence: Sentence) -> [FoundRating] {
        var found: [FoundRating] = []
        var index = 0
        while index < sentence.count {
            if let rating = rating(in: sentence, at: index) {
                found.append(rating)
                index = rating.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private static func rating(in sentence: Sentence, at index: Int) -> FoundRating? {
        stars(in: sentence, at: index) ?? full(in: sentence, at: index, from: index)
            ?? behindWord(in: sentence, at: index) ?? points(in: sentence, at: index, from: index)
            ?? bare(in: sentence, at: index)
    }

    /// ⭐⭐⭐⭐, also "of 5".
    private static func stars(in sentence: Sentence, at index: Int) -> FoundRating? {
        guard case .stars(let count)? = sentence[index]?.kind else { return nil }
        if let (scale, next) = scale(in: sentence, at: index + 1), scale == 5 || scale == 10 {
            return found(Double(count) * 10 / scale, index..<next, isFull: true)
        }
        return found(Double(count), index..<(index + 1), isFull: true)
    }

    /// 8/10, 4 из 5, eight out of ten, «4 звезды».
    private static func full(in sentence: Sentence, at index: Int, from start: Int) -> FoundRating? {
        guard let (value, afterNumber) = sentence.number(at: index) else { return nil }
        var next = afterNumber
        var isStars = false
        if sentence[next]?.means(.stars) == true || sentence[next]?.kind == .stars(1) {
            isStars = true
            next += 1
        } else if sentence[next]?.means(.points) == true {
            next += 1
        }
        if let (scale, end) = scale(in: sentence, at: next), scale == 5 || scale == 10 {
            return found(value * 10 / scale, start..<end, isFull: true)
        }
        return isStars ? found(value, start..<next, isFull: true) : nil
    }

    /// What the number is out of.
    private static func scale(in sentence: Sentence, at index: Int) -> (scale: Double, next: Int)? {
        guard let token = sentence[index], token.isMark("/") || token.text == "из" || token.means(anyOf: [.of, .out]),
            let (scale, next) = sentence.number(at: index + 1) ?? genitive(sentence[index + 1], next: index + 2)
        else { return nil }
        return (scale, next)
    }

    /// «из десяти» is a number of the vocabulary; the 10 of "10-ти" is followed by its ending.
    private static func genitive(_ token: Token?, next: Int) -> (value: Double, next: Int)? {
        token?.numeral.map { ($0, next) }
    }

    /// «на 8», «оценка: 9», "gave it a 9", «на твёрдую девятку».
    private static func behindWord(in sentence: Sentence, at index: Int) -> FoundRating? {
        guard let token = sentence[index] else { return nil }
        let isOn = token.text == "на"
        guard isOn || token.means(anyOf: [.rating, .solid]) else { return nil }
        var next = index + 1
        while let token = sentence[next], token.mayStandBeforeRating { next += 1 }
        if let full = full(in: sentence, at: next, from: index) { return full }
        if let points = points(in: sentence, at: next, from: index) { return points }
        guard let (value, end) = grade(in: sentence, at: next) else { return nil }
        // «на 8 канале» is no rating.
        guard !isOn || sentence.ends(at: end) else { return nil }
        return found(value, index..<end, isFull: false)
    }

    /// "8 points", «восемь баллов».
    private static func points(in sentence: Sentence, at index: Int, from start: Int) -> FoundRating? {
        guard let (value, next) = sentence.number(at: index), sentence[next]?.means(.points) == true else { return nil }
        return found(value, start..<(next + 1), isFull: false)
    }

    /// A number or a mark of school, behind a comma, a dash or a full stop, with which the sentence ends.
    private static func bare(in sentence: Sentence, at index: Int) -> FoundRating? {
        guard index > 0, let before = sentence[index - 1], before.isPause, sentence[index]?.isSpaced == true,
            let (value, next) = grade(in: sentence, at: index), sentence.tokens[next...].allSatisfy(\.isEndMark)
        else { return nil }
        return found(value, index..<next, isFull: false)
    }

    private static func grade(in sentence: Sentence, at index: Int) -> (value: Double, next: Int)? {
        if let number = sentence.number(at: index) { return number }
        for case .grade(let value) in sentence[index]?.senses ?? [] { return (value, index + 1) }
        return nil
    }

    private static func found(_ value: Double, _ range: Range<Int>, isFull: Bool) -> FoundRating {
        FoundRating(range: range, rating: Rating(value), isFull: isFull)
    }
}

extension Token {
    /// A comma, a full stop, or a dash between spaces.
    var isPause: Bool { isMark(",") || isMark(".") || isDash }

    var isDash: Bool { isMark("—") || isMark("-") && isSpaced }

    var isEndMark: Bool { kind == .mark && !isMark("/") && !isMark("%") }

    fileprivate var mayStandBeforeRating: Bool {
        means(anyOf: [.article, .solid, .rating, .me, .us]) || isMark(":") || isMark("—") || isMark("-")
            || ["на", "в", "ему", "ей", "it", "фильму", "of", "is", "is:", "такую", "целых"].contains(text)
    }
}

extension Sentence {
    /// Whether a thought ends before this token.
    func ends(at index: Int) -> Bool {
        guard let token = self[index] else { return true }
        return token.kind == .mark && !token.isMark("/") && !token.isMark("%")
            || token.means(anyOf: [.meaningless, .me, .us, .and]) || token.day != nil || token.partOfDay != nil
    }
}
