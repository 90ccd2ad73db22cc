extension Sentence {
    /// A number in digits or words and the token behind it, or nil when none begins here.
    ///
    /// «двести пятьдесят», `ten thousand`, `7,5 тыс`, «полтора», `half a`, `a couple of`, «семь с половиной».
    func number(at start: Int) -> (value: Double, next: Int)? {
        var index = start
        // "a couple", "a hundred": the article counts nothing.
        if self[index]?.means(.article) == true, let next = self[index + 1], next.counts { index += 1 }
        guard let (value, next) = simpleNumber(at: index) else { return nil }
        if self[next]?.means(.andHalf) == true { return (value + 0.5, next + 1) }
        return (value, next)
    }

    private func simpleNumber(at start: Int) -> (value: Double, next: Int)? {
        guard let token = self[start] else { return nil }
        if token.means(.half) || token.kind == .number(0.5) && token.text == "пол" {
            return (0.5, afterHalf(start + 1))
        }
        if let value = token.number { return scaled(value, at: start + 1) }
        return numberInWords(at: start)
    }

    /// Behind "half" an article or "of" may stand.
    private func afterHalf(_ index: Int) -> Int {
        var index = index
        while self[index]?.means(anyOf: [.of, .article]) == true { index += 1 }
        return index
    }

    private func scaled(_ value: Double, at index: Int) -> (value: Double, next: Int) {
        guard let token = self[index], let scale = token.scale else { return (value, index) }
        // A lone «к» is a preposition.
        guard token.text.count > 1 || !token.isSpaced else { return (value, index) }
        return (value * scale, index + 1)
    }

    private func numberInWords(at start: Int) -> (value: Double, next: Int)? {
        var index = start
        var thousands = 0.0
        var value = 0.0
        var last = Double.infinity
        while let token = self[index], token.kind == .word {
            if let word = token.numeral, word < last, last == .infinity || last > 9 && word < last.nextSmallerScale {
                value += word
                last = word
            } else if let scale = token.scale, token.text.count > 1,
                index > start || scale == 1000 || token.text == "hundred"
            {
                if scale == 1000 {
                    thousands += max(value, 1) * scale
                    value = 0
                    last = .infinity
                } else {
                    value = max(value, 1) * scale
                    last = scale
                }
            } else if token.text == "and", index > start, last == 100, self[index + 1]?.numeral != nil {
                // "one hundred and fifty"
            } else {
                break
            }
            index += 1
        }
        guard index > start else { return nil }
        if self[index]?.means(.of) == true, self[index - 1]?.text == "couple" { index += 1 }
        return (thousands + value, index)
    }
}

extension Token {
    var numeral: Double? {
        guard kind == .word else { return nil }
        for case .number(let value) in senses { return value }
        return nil
    }

    var scale: Double? {
        guard kind == .word else { return nil }
        for case .scale(let value) in senses { return value }
        return nil
    }

    /// Whether it may follow an article and still be a number.
    fileprivate var counts: Bool {
        ["couple", "dozen", "half", "hundred", "thousand"].contains(text)
    }
}

extension Double {
    /// Below which a numeral must be to go on: fifty-five, but not fifty-ten.
    fileprivate var nextSmallerScale: Double {
        if self >= 100 { 100 } else if self >= 20 { 10 } else { 0 }
    }
}
