import Domain
import Spreadsheet

/// Rows as a text file with what a language's Excel reads without being asked: Russian has a comma within numbers and so a
/// semicolon between fields.
struct CSVText: Sendable {
    let language: Language

    /// By it Excel knows that the text is UTF-8.
    static let beginning: [UInt8] = [0xEF, 0xBB, 0xBF]

    private var separator: String { language == .russian ? ";" : "," }

    func line(_ cells: [Cell]) -> String {
        cells.map(field).joined(separator: separator) + "\r\n"
    }

    private func field(_ cell: Cell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): quoted(Self.guarded(text))
        case .number(let value), .whole(let value): number(value)
        case .day(let number): LocalDay(number: number).description
        case .time(let minutes): TimeOfDay(minutes: minutes)?.description ?? ""
        }
    }

    /// What a spreadsheet would take for a formula gets the apostrophe by which it is a text.
    private static func guarded(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r", "\n"].contains(first) else {
            return text
        }
        return "'" + text
    }

    /// RFC 4180.
    private func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { [";", ",", "\"", "\r", "\n"].contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// To the hundredth, without zeros at its end.
    private func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "" }
        let hundredths = Int((value * 100).rounded())
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        guard rest > 0 else { return "\(sign)\(whole)" }
        let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
        return sign + "\(whole)" + (language == .russian ? "," : ".") + digits
    }
}
