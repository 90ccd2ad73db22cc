/// Which run of backticks closes which.
struct BacktickRuns {
    private var partners: [Int: Int] = [:]

    init(in characters: [Character]) {
        var nextOfLength: [Int: Int] = [:]
        var end = characters.count
        while let last = characters[..<end].lastIndex(of: "`") {
            var start = last
            while start > 0, characters[start - 1] == "`" { start -= 1 }
            partners[start] = nextOfLength[last - start + 1]
            nextOfLength[last - start + 1] = start
            end = start
        }
    }

    /// How many backticks stand at `index`.
    func length(at index: Int, in characters: [Character]) -> Int {
        characters[index...].prefix { $0 == "`" }.count
    }

    /// The start of the next run of the same length. Nil for the rest of a run whose first backtick was escaped.
    func partner(of index: Int) -> Int? { partners[index] }
}
