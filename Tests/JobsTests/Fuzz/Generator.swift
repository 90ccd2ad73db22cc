/// SplitMix64 (Steele, Lea, Flood 2014): the same on every machine, so that a seed tells a whole walk.
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func chance(percent: Int) -> Bool { number(0...99) < percent }

    /// Give it arrays in a fixed order only: what comes from a dictionary is sorted first.
    mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &self) }

    mutating func pick<Element>(_ weights: KeyValuePairs<Element, Int>) -> Element? {
        var rest = number(0...(weights.reduce(0) { $0 + $1.value } - 1))
        for (element, weight) in weights {
            if rest < weight { return element }
            rest -= weight
        }
        return nil
    }
}
