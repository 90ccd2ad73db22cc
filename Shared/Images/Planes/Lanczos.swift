import Glibc

/// The weights by which one line of the result is made of lines of the source.
struct Lanczos {
    /// Lines of the source that count, the first and how many.
    struct Taps {
        let first: Int
        let weights: [Int16]
    }

    /// The weights of one line add up to this.
    static let one = 1 << 14

    /// How many lines the source has.
    let source: Int
    /// One line of the result each.
    let lines: [Taps]

    /// Lanczos with three lobes, widened by the factor by which there are fewer lines, so that nothing finer than the result
    /// can show remains as a pattern.
    init(from source: Int, to target: Int) {
        self.source = source
        let scale = Double(source) / Double(target)
        let widening = max(1, scale)
        let reach = 3 * widening
        lines = (0..<target).map { line in
            let centre = (Double(line) + 0.5) * scale
            let first = max(0, Int((centre - reach).rounded(.down)))
            let end = min(source, Int((centre + reach).rounded(.up)))
            let exact = (first..<end).map { Self.weight((Double($0) + 0.5 - centre) / widening) }
            let sum = exact.reduce(0, +)
            var weights = exact.map { Int16(($0 / sum * Double(Self.one)).rounded()) }
            // What rounding took away or added goes to the greatest weight: an even surface stays exactly as it is.
            let missing = Self.one - weights.reduce(0) { $0 + Int($1) }
            let middle = weights.count / 2
            weights[middle] += Int16(missing)
            return Taps(first: first, weights: weights)
        }
    }

    private static func weight(_ distance: Double) -> Double {
        if distance == 0 { return 1 }
        guard abs(distance) < 3 else { return 0 }
        let angle = Double.pi * distance
        return 3 * sin(angle) * sin(angle / 3) / (angle * angle)
    }
}
