import CoreMetrics
import Foundation
@testable import Operations
import Testing

/// `promtool` is Debian's `prometheus` package; `deploy/setup` installs it, and without it this test fails.
@Suite struct PromtoolTests {
    @Test("Prometheus' own linter has nothing to say about the whole catalogue")
    func lint() throws {
        let registry = MetricsRegistry()
        withMetricsFactory(registry) {
            for metric in MetricName.allCases { use(metric) }
        }
        let text = registry.prometheusText()
        for metric in MetricName.allCases { #expect(text.contains("# TYPE \(metric.exported) "), "\(metric)") }

        let promtool = Process()
        promtool.executableURL = URL(filePath: "/usr/bin/env")
        promtool.arguments = ["promtool", "check", "metrics"]
        let (input, output) = (Pipe(), Pipe())
        promtool.standardInput = input
        promtool.standardOutput = output
        promtool.standardError = output
        try promtool.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let findings = try output.fileHandleForReading.readToEnd() ?? Data()
        promtool.waitUntilExit()
        #expect(String(decoding: findings, as: UTF8.self) == "")
        #expect(promtool.terminationStatus == 0)
    }

    private func use(_ metric: MetricName) {
        let labels = metric.catalogued.labels.map { ($0.rawValue, "a \"value\"\n") }
        switch metric.catalogued.kind {
        case .counter: Counter(label: metric.rawValue, dimensions: labels).increment()
        case .gauge: Meter(label: metric.rawValue, dimensions: labels).set(1.5)
        case .histogram: CoreMetrics.Timer(label: metric.rawValue, dimensions: labels).record(.seconds(1))
        }
    }
}
