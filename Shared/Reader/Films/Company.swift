extension Sentence {
    /// The token behind the people who were there too: «с женой и детьми», "with my wife", «всей семьёй».
    func company(at start: Int) -> Int? {
        var index = start
        if ["всей", "вместе"].contains(self[index]?.text) { index += 1 }
        if self[index]?.text == "семьей" { return index + 1 }
        guard let preposition = self[index], ["с", "со", "with", "w"].contains(preposition.text) else { return nil }
        index += 1
        while true {
            while let word = self[index], word.means(anyOf: [.me, .us, .article]) || word.text == "всей" { index += 1 }
            guard let person = self[index], person.means(.relative) else { return nil }
            index += 1
            guard self[index]?.means(.and) == true, let next = self[index + 1],
                next.means(.relative)
                    || next.means(anyOf: [.me, .us, .article]) && self[index + 2]?.means(.relative) == true
            else { return index }
            index += 1
        }
    }

    /// As `company(at:)`, and also with somebody whose name stands there: «с Машей».
    func anyCompany(at start: Int) -> Int? {
        if let end = company(at: start) { return end }
        guard let preposition = self[start], ["с", "со", "with"].contains(preposition.text),
            self[start + 1]?.kind == .word
        else { return nil }
        return start + 2
    }
}
