public import Domain
internal import FoundationEssentials

/// Numbers as a reader of a language writes them.
public struct Figures: Sendable {
    let language: Language

    /// Narrow no-break space: a number must not be broken over two lines.
    private static let thin = "\u{202F}"

    public init(language: Language) { self.language = language }

    /// A whole number with its thousands apart from 10,000 on: `8500`, `12 300` or `12,300`.
    public func whole(_ value: Double) -> String {
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

    /// The same of an integer.
    public func whole(_ value: Int) -> String { whole(Double(value)) }

    /// With one decimal where it has one: `9`, `8,5` or `8.5`.
    public func short(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        guard tenths.isFinite, abs(tenths) < 1e15 else { return "?" }
        if tenths.truncatingRemainder(dividingBy: 10) == 0 { return whole(tenths / 10) }
        let comma = language == .russian ? "," : "."
        let sign = tenths < 0 ? "−" : ""
        let magnitude = Int(tenths.magnitude)
        return "\(sign)\(whole(Double(magnitude / 10)))\(comma)\(magnitude % 10)"
    }

    /// With two decimals: `0,07` or `12.30`.
    func cents(_ value: Double) -> String {
        let cents = (value * 100).rounded()
        guard cents >= 0, cents < 1e15 else { return "?" }
        let (whole, rest) = Int(cents).quotientAndRemainder(dividingBy: 100)
        return "\(self.whole(whole))\(language == .russian ? "," : ".")\(rest < 10 ? "0" : "")\(rest)"
    }

    /// `45 мин`, `7 ч 30 мин` or `7 h 30 min`.
    func duration(_ minutes: Int) -> String {
        let (hour, minute) = language == .russian ? ("ч", "мин") : ("h", "min")
        let parts = [
            minutes < 60 ? nil : "\(minutes / 60) \(hour)",
            minutes >= 60 && minutes % 60 == 0 ? nil : "\(minutes % 60) \(minute)",
        ]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}
