/// The findings of all checks, in their order.
struct Report: Encodable {
    struct Line: Encodable {
        let name: String
        let finding: Finding
    }

    let lines: [Line]

    func count(_ state: Finding.State) -> Int { lines.filter { $0.finding.state == state }.count }

    /// 0 when all is well, 1 when something is broken, 2 when nothing is but something deserves a look.
    var exitCode: Int32 {
        if count(.broken) > 0 { return 1 }
        return count(.warning) + count(.unknown) > 0 ? 2 : 0
    }

    /// For people: a line for each check, and below it the command that mends it.
    func text(colored: Bool) -> String {
        let width = lines.map(\.name.count).max() ?? 0
        var text = ""
        for line in lines {
            let mark = line.finding.state.mark(colored: colored)
            let name = line.name.padding(to: width)
            text += "\(mark)  \(name)  \(line.finding.text)\n"
            if let mend = line.finding.mend { text += "         \("".padding(to: width))→ \(mend)\n" }
        }
        return text + "\n\(lines.count) checks: \(count(.ok)) ok, \(count(.warning)) to look at, "
            + "\(count(.broken)) broken, \(count(.unknown)) unknown"
    }

    func encode(to encoder: any Encoder) throws {
        enum Key: CodingKey { case checks, ok, warnings, broken, unknown }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(lines.map(Row.init), forKey: .checks)
        try container.encode(count(.ok), forKey: .ok)
        try container.encode(count(.warning), forKey: .warnings)
        try container.encode(count(.broken), forKey: .broken)
        try container.encode(count(.unknown), forKey: .unknown)
    }

    private struct Row: Encodable {
        let check: String
        let state: Finding.State
        let text: String
        let mend: String?

        init(_ line: Line) {
            check = line.name
            state = line.finding.state
            text = line.finding.text
            mend = line.finding.mend
        }
    }
}

extension Finding.State {
    fileprivate func mark(colored: Bool) -> String {
        let (word, color) =
            switch self {
            case .ok: ("ok     ", 32)
            case .warning: ("warning", 33)
            case .broken: ("broken ", 31)
            case .unknown: ("unknown", 90)
            }
        return colored ? "\u{1b}[\(color)m\(word)\u{1b}[0m" : word
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
