import FoundationEssentials
import Spreadsheet

/// `bench-export ROWS OUT`: writes a workbook of so many made-up meals in a process that does nothing else, so that its peak
/// memory is the workbook's, and prints what it took. `bench export` starts it, pinned to one core.
@main
struct Program {
    private static let batch = 500

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let rows = Int(arguments[1]) else {
            print("usage: bench-export ROWS OUT")
            return
        }
        let idle = try memory("VmRSS")
        let began = ContinuousClock.now
        let book = try Workbook(in: FileManager.default.temporaryDirectory.path, day: "dd.mm.yyyy")
        let sheet = try book.addSheet("Питание", columns, sums: "Итого")
        for start in stride(from: 0, to: rows, by: batch) {
            try book.append((start..<min(rows, start + batch)).map(row), to: sheet)
        }
        let file = try book.finish()
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        print(
            #"{"seconds":\#(seconds),"bytes":\#(file.size),"idle_kib":\#(idle),"peak_kib":\#(try memory("VmHWM"))}"#)
        var bytes = Data()
        for try await piece in file.pieces { bytes.append(contentsOf: piece) }
        try bytes.write(to: URL(filePath: arguments[2]))
    }

    private static let columns = [
        Column("Дата", .day, width: 12), Column("Время", .time, width: 9), Column("Приём пищи", .text, width: 14),
        Column("Что съедено", .text, width: 48), Column("Ккал", .whole, width: 10, isSummed: true),
        Column("Белки, г", .tenths, width: 11, isSummed: true), Column("Жиры, г", .tenths, width: 11, isSummed: true),
        Column("Углеводы, г", .tenths, width: 13, isSummed: true), Column("Записано по", .text, width: 14),
    ]
    private static let meals = ["завтрак", "обед", "ужин", "перекус"]
    private static let foods = ["гречка, котлета, салат", "борщ со сметаной, хлеб", "яблоко", "творог 5%, мёд, чай"]

    /// The same as in `other.py`.
    private static func row(_ number: Int) -> [Cell] {
        [
            .day(18_262 + number / 500), .time(number * 7 % 1440), .text(meals[number % 4]),
            .text("\(foods[number / 4 % 4]) № \(number)"), .number(Double(number % 900) + 0.5),
            .number(Double(number % 400) / 10), .number(Double(number % 350) / 10), .number(Double(number % 1200) / 10),
            .text(number.isMultiple(of: 3) ? "фото" : "словам"),
        ]
    }

    /// In KiB, as the system tells it.
    private static func memory(_ name: String) throws -> Int {
        let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
        return lines.first { $0.hasPrefix(name + ":") }.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
