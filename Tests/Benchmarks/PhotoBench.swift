import ArgumentParser
import Foundation
import Support

/// A photo made small by us and by what others use, one after the other on the same core.
///
/// `Tests/PhotoBenchmark/prepare` makes the photos and fetches the others.
struct PhotoBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "photo", abstract: "Time, memory and likeness of photos at 1024 pixels, beside other libraries.")

    @Option(help: "Runs of each tool with each photo, after one that is not counted.")
    var runs = 7

    @Option(help: "The core that all are pinned to.")
    var core = 1

    @Option(help: "Where every single figure is written.")
    var out = ".local/bench/photo.json"

    private static let folder = ".local/bench"
    private static let photos = ["coffee", "astronaut", "cat", "rocket", "hubble_deep_field"]
    private static let sizes = [
        "12mp-baseline", "12mp-progressive", "48mp-baseline", "48mp-progressive", "small-baseline",
    ]
    private static let others = ["pillow", "pyvips", "opencv"]

    func run() async throws {
        guard FileManager.default.fileExists(atPath: "\(Self.folder)/photos") else {
            throw Missing("the photos: Tests/PhotoBenchmark/prepare makes them")
        }
        var raw: [Measurement] = []
        var versions: [String: Any] = [:]
        for size in Self.sizes {
            for photo in Self.photos {
                var ours = try Self.tools.map { try measure($0, "\(photo)-\(size)") }
                versions = try Self.score(&ours, "\(photo)-\(size)")
                raw += ours
            }
            printJSON(["size": size, "tools": Self.summary(raw.filter { $0.size == size })])
        }
        printJSON(["versions": versions, "core": core, "runs": runs])
        let all: [String: Any] = ["versions": versions, "measurements": raw.map(\.figures)]
        let json = try JSONSerialization.data(withJSONObject: all, options: [.sortedKeys, .prettyPrinted])
        try json.write(to: URL(fileURLWithPath: out))
    }

    private static let tools = ["familybot"] + others

    private func measure(_ tool: String, _ name: String) throws -> Measurement {
        let (photo, result) = ("\(Self.folder)/photos/\(name).jpg", Self.result(tool))
        let command =
            tool == "familybot"
            ? [try Programs.path("bench-photo"), photo, result, "\(runs)"]
            : [Self.python, "Tests/PhotoBenchmark/other.py", tool, photo, result, "\(runs)"]
        return Measurement(
            tool: tool, name: name, figures: try Self.json(["taskset", "-c", "\(core)"] + command))
    }

    /// Adds the likeness to the whole picture made small with Lanczos; gives the versions of all others.
    private static func score(_ measurements: inout [Measurement], _ name: String) throws -> [String: Any] {
        let indices = measurements.indices.filter { !measurements[$0].isRefused }
        let results = indices.map { result(measurements[$0].tool) }
        let scores = try json([python, "Tests/PhotoBenchmark/score.py", "\(folder)/photos/\(name).jpg"] + results)
        for (index, score) in zip(indices, scores["ssim"] as? [Double] ?? []) {
            measurements[index].figures["ssim"] = score
        }
        return scores["versions"] as? [String: Any] ?? [:]
    }

    private static func summary(_ measurements: [Measurement]) -> [String: Any] {
        var summary: [String: Any] = [:]
        for tool in tools {
            let own = measurements.filter { $0.tool == tool && !$0.isRefused }
            let peak =
                measurements.filter { $0.tool == tool }.compactMap { $0.figures["peak_kib"] as? Double }.max() ?? 0
            summary[tool] =
                own.isEmpty
                ? ["refused": true, "peak_mib": peak / 1024]
                : [
                    "ms": median(own.map { median($0.list("ms")) }),
                    "cpu_ms": median(own.map { median($0.list("cpu_ms")) }),
                    "ssim": median(own.compactMap { $0.figures["ssim"] as? Double }), "peak_mib": peak / 1024,
                ]
        }
        return summary
    }

    private static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }

    private static let python = "\(folder)/venv/bin/python"
    private static func result(_ tool: String) -> String { "\(folder)/result-\(tool).jpg" }

    /// What a command prints, which is one JSON object.
    private static func json(_ command: [String]) throws -> [String: Any] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0,
            let json = try JSONSerialization.jsonObject(with: text) as? [String: Any]
        else { throw Missing("figures of \(command.joined(separator: " "))") }
        return json
    }
}

/// What one tool needed for one photo.
private struct Measurement {
    let tool: String
    let size: String
    var figures: [String: Any]

    init(tool: String, name: String, figures: [String: Any]) {
        self.tool = tool
        size = name.split(separator: "-").suffix(2).joined(separator: "-")
        self.figures = figures.merging(["tool": tool, "photo": name]) { first, _ in first }
    }

    var isRefused: Bool { figures["refused"] != nil }
    func list(_ name: String) -> [Double] { figures[name] as? [Double] ?? [] }
}
