import ToolSchema

/// SplitMix64: the same seed, the same schemas and values.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    /// A schema of an object, as those of tools are.
    mutating func object(depth: Int = 3) -> Schema {
        .object(
            (0..<1 + below(4)).map { index in Schema.Property("p\(index)", "", schema(depth: depth - 1)) }
        )
    }

    private mutating func schema(depth: Int) -> Schema {
        switch below(depth > 0 ? 8 : 5) {
        case 0: return .text(1 + below(3)...5 + below(20))
        case 1: return .choice((0...below(4)).map { "choice\($0)" })
        case 2: return .integer(below(20) - 10...10 + below(1000))
        case 3:
            return .number(Double(below(20) - 10)...Double(10 + below(1000)), decimals: 1 + below(3))
        case 4: return .bool
        case 5: return .list(of: schema(depth: depth - 1), count: 1 + below(2)...3 + below(2))
        case 6: return object(depth: depth)
        default:
            let inner = schema(depth: depth - 1)
            if case .optional = inner { return inner }
            return .optional(inner)
        }
    }

    /// A value that follows the schema; its edges come up as often as all between them.
    mutating func value(of schema: Schema) -> JSONValue {
        switch schema {
        case .text(let length):
            let letters = ["а", "Ё", "z", "9", "🍲", "\"", "\\", "й"]
            let text = (0..<edge(length)).map { _ in letters[below(letters.count)] }.joined()
            return .text(below(2) == 0 ? text : " \(text)\n")
        case .choice(let choices): return .text(choices[below(choices.count)])
        case .bool: return .bool(below(2) == 0)
        case .integer(let range): return .integer(edge(range))
        case .number(let range, let decimals):
            let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
            let steps = edge(Int(range.lowerBound) * scale...Int(range.upperBound) * scale)
            return .number(Double(steps) / Double(scale))
        case .list(let element, let count):
            return .list((0..<edge(count)).map { _ in value(of: element) })
        case .object(let properties):
            let fields = properties.compactMap { property -> JSONValue.Field? in
                if case .optional = property.schema, below(4) == 0 { return nil }
                return JSONValue.Field(property.name, value(of: property.schema))
            }
            return .object(fields.shuffled(using: &self))
        case .optional(let schema): return below(2) == 0 ? .null : value(of: schema)
        }
    }

    private mutating func edge(_ range: ClosedRange<Int>) -> Int {
        [range.lowerBound, range.upperBound, .random(in: range, using: &self)][below(3)]
    }
}
