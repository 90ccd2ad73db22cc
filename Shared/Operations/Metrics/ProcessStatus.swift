import FoundationEssentials
import Glibc

/// What Linux knows of this process; source: proc(5), `/proc/self/stat`.
struct ProcessStatus {
    /// The fields from the third on: the second, the program's name, may itself hold blanks and brackets.
    private let fields: [Substring]

    static var current: ProcessStatus? {
        guard let stat = text("/proc/self/stat"), let bracket = stat.lastIndex(of: ")") else { return nil }
        return ProcessStatus(fields: stat[stat.index(after: bracket)...].split(separator: " "))
    }

    /// Without the descriptor that reading the folder takes.
    static var openFiles: Double? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") else { return nil }
        return Double(names.count - 1)
    }

    var residentBytes: Double? { field(24).map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) } }

    var cpuSeconds: Double? {
        guard let user = field(14), let system = field(15) else { return nil }
        return (user + system) / ticksPerSecond
    }

    /// Seconds since the epoch.
    var startTime: Double? {
        guard let ticks = field(22), let boot = Self.bootTime else { return nil }
        return boot + ticks / ticksPerSecond
    }

    /// - Parameter number: as proc(5) counts them, from 1.
    private func field(_ number: Int) -> Double? {
        let index = number - 3
        return fields.indices.contains(index) ? Double(fields[index]) : nil
    }

    private var ticksPerSecond: Double { Double(sysconf(Int32(_SC_CLK_TCK))) }

    private static var bootTime: Double? {
        text("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Double($0.dropFirst(6)) }
    }

    // A value that the system does not show is left out of the scrape: nobody could act on the error.
    private static func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
}
