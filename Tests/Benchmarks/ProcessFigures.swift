import Foundation
import Glibc
import HTTPClient
import Support

/// CPU time and memory of another process, from /proc.
struct ProcessFigures {
    let cpuSeconds: Double
    let residentMiB: Double

    init(of pid: pid_t) throws {
        let stat = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        // The name, field 2, may hold anything: count from its closing bracket. utime and stime are fields 14 and 15.
        let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
        guard fields.count > 22, let user = Double(fields[12]), let system = Double(fields[13]),
            let pages = Double(fields[22])
        else { throw Missing("the figures of process \(pid)") }
        cpuSeconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
        residentMiB = pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }
}

/// Polls a probe: a benchmark has no other sign of a program that is ready.
func untilReady(_ url: String) async throws {
    let client = Client(maximumConnectionsPerHost: 1)
    defer { client.shutdown() }
    for _ in 0..<100 {
        do {
            if try await client.send(Request(.get, url, timeout: .seconds(1))).status == 200 { return }
        } catch {
            // Not listening yet.
        }
        try await Task.sleep(for: .milliseconds(100))
    }
    throw Missing("an answer of \(url)")
}

func printJSON(_ figures: [String: Any]) {
    do {
        let json = try JSONSerialization.data(withJSONObject: figures, options: [.sortedKeys])
        print(String(decoding: json, as: UTF8.self))
    } catch {
        print("{}")
    }
}
