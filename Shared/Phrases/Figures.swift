internal import Domain
internal import FoundationEssentials

/// Numbers as a reader of a language writes them.
struct Figures {
    let language: Language

    /// Narrow no-break space: a number must not be broken over two lines.
    private static let thin = "\u{202F}"

    /// A whole number with its thousands apart from 10,000 on: `8500`, `12 300` or `12,300`.
    func whole(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "?" }
        let digits = String(Int(value.rounded()).magnitude)
        let sign = value.rounded() < 0 ? "−" : ""
        guard digits.count > 4 else { return sign + digits }
        let separator = language == .russian ? Self.thin : ","
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += separator }
            grouped.append(digit)
        }
        return sign + grouped
    }

    func whole(_ value: Int) -> String { whole(Double(value)) }

    /// With one decimal where it has one: `9`, `8,5` or `8.5`.
    func short(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        guard tenths.isFinite, abs(tenths) < 1e15 else { return "?" }
        if tenths.truncatingRemainder(dividingBy: 10) == 0 { return whole(tenths / 10) }
        let comma = language == .russian ? "," : "."
        let sign = tenths < 0 ? "−" : ""
        let magnitude = Int(tenths.magnitude)
        return "\(sign)\(whole(Double(magnitude / 10)))\(comma)\(magnitude % 10)"
    }
}
