import CoreMetrics
import Foundation
@testable import Operations
import Testing

@Suite struct MetricsRegistryTests {
    private let registry = MetricsRegistry()

    private var lines: [String] { registry.prometheusText().split(separator: "\n").map(String.init) }

    @Test("a counter is exported with its labels in the catalogue's order, and only documented ones")
    func counter() {
        withMetricsFactory(registry) {
            let counter = Counter(metric: .jobsFinished, [.outcome: "done", .pool: "chat", .kind: "text"])
            counter.increment()
            counter.increment(by: 41)
            counter.increment(by: -7)
            Counter(
                label: "jobs_finished_total",
                dimensions: [("pool", "chat"), ("kind", "text"), ("outcome", "done"), ("person", "Anna")]
            ).increment()
            Counter(metric: .jobsFinished, [.pool: "send"]).increment()
        }
        #expect(
            lines
                == [
                    "# HELP familybot_jobs_finished_total Jobs by how they ended.",
                    "# TYPE familybot_jobs_finished_total counter",
                    #"familybot_jobs_finished_total{pool="chat",kind="text",outcome="done"} 43"#,
                    #"familybot_jobs_finished_total{pool="send"} 1"#,
                ].sorted { $0.hasPrefix("#") && !$1.hasPrefix("#") })
    }

    @Test("money keeps its fractions")
    func fractions() {
        withMetricsFactory(registry) {
            let cost = FloatingPointCounter(metric: .aiCost, [.model: "m"])
            for _ in 0..<3 { cost.increment(by: 0.25) }
            cost.increment(by: -1.0)
            cost.increment(by: Double.nan)
            cost.increment(by: Double.infinity)
        }
        #expect(lines.last == #"familybot_ai_cost_usd_total{model="m"} 0.75"#)
    }

    @Test("a gauge is absent until it is set")
    func gauge() {
        withMetricsFactory(registry) {
            let ready = Meter(metric: .queueReady, [.pool: "chat"])
            #expect(lines.isEmpty)
            ready.set(5)
            ready.increment(by: 2.0)
            ready.decrement()
            Gauge(label: "queue_dead").record(3)
        }
        #expect(lines.contains(#"familybot_queue_ready{pool="chat"} 6"#))
        #expect(lines.contains("familybot_queue_dead 3"))
    }

    @Test("a timer becomes cumulative buckets of seconds, bounds included")
    func histogram() {
        withMetricsFactory(registry) {
            let timer = CoreMetrics.Timer(metric: .updateAckDuration)
            timer.record(.milliseconds(1))
            timer.record(.milliseconds(3))
            timer.record(.seconds(99))
            timer.recordNanoseconds(250_000_000)
        }
        #expect(lines.contains(#"familybot_update_ack_duration_seconds_bucket{le="0.001"} 1"#))
        #expect(lines.contains(#"familybot_update_ack_duration_seconds_bucket{le="0.0025"} 1"#))
        #expect(lines.contains(#"familybot_update_ack_duration_seconds_bucket{le="0.005"} 2"#))
        #expect(lines.contains(#"familybot_update_ack_duration_seconds_bucket{le="0.25"} 3"#))
        #expect(lines.contains(#"familybot_update_ack_duration_seconds_bucket{le="5"} 3"#))
        #expect(lines.contains(#"familybot_update_ack_duration_seconds_bucket{le="+Inf"} 4"#))
        #expect(lines.contains("familybot_update_ack_duration_seconds_sum 99.254"))
        #expect(lines.contains("familybot_update_ack_duration_seconds_count 4"))
    }

    @Test("label values are escaped")
    func escaping() {
        withMetricsFactory(registry) {
            Counter(metric: .telegramRequests, [.method: "a\"b\\c\nd\r\ne", .code: "Я"]).increment()
        }
        #expect(lines.last == #"familybot_telegram_requests_total{method="a\"b\\c\nd\ne",code="Я"} 1"#)
    }

    @Test("beyond 200 series everything new is counted as other")
    func cardinality() {
        withMetricsFactory(registry) {
            for code in 0..<1000 { Counter(metric: .telegramRequests, [.method: "m", .code: "\(code)"]).increment() }
            Counter(metric: .telegramRequests, [.method: "m", .code: "7"]).increment()
        }
        let samples = lines.filter { !$0.hasPrefix("#") }
        #expect(samples.count == 201)
        #expect(samples.contains(#"familybot_telegram_requests_total{method="other",code="other"} 800"#))
        #expect(samples.contains(#"familybot_telegram_requests_total{method="m",code="7"} 2"#))
    }

    @Test("what is not in the catalogue, or of another kind there, is dropped")
    func unknown() {
        withMetricsFactory(registry) {
            Counter(label: "hb.requests", dimensions: [("hb.uri", "/x")]).increment()
            Counter(metric: .queueReady).increment()
            Meter(metric: .jobsFinished).set(1)
            CoreMetrics.Timer(metric: .queueDead).recordNanoseconds(1)
            Recorder(label: "jobs_finished_total").record(1)
        }
        // Making one under a wrong kind registers the series; no value was recorded in it.
        #expect(lines.filter { !$0.hasPrefix("#") && !$0.hasSuffix(" 0") }.isEmpty)
        #expect(!registry.prometheusText().contains("hb"))
    }

    @Test("no increment of many threads is lost")
    func threads() async {
        let registry = registry
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    withMetricsFactory(registry) {
                        let counter = Counter(metric: .imageBytesSaved)
                        let cost = FloatingPointCounter(metric: .aiCost)
                        let timer = CoreMetrics.Timer(metric: .updateAckDuration)
                        for _ in 0..<10_000 {
                            counter.increment()
                            cost.increment(by: 0.5)
                            timer.recordNanoseconds(1)
                        }
                    }
                }
            }
            group.addTask { for _ in 0..<20 { _ = registry.prometheusText() } }
        }
        #expect(lines.contains("familybot_image_bytes_saved_total 80000"))
        #expect(lines.contains("familybot_ai_cost_usd_total 40000"))
        #expect(lines.contains("familybot_update_ack_duration_seconds_count 80000"))
    }

    @Test("this process's own numbers are plausible")
    func process() throws {
        registry.readProcess()
        func value(_ name: String) throws -> Double {
            let line = try #require(lines.first { $0.hasPrefix("familybot_process_\(name) ") })
            return try #require(Double(line.split(separator: " ")[1]))
        }
        #expect(try (10e6...4e9).contains(value("resident_memory_bytes")))
        #expect(try (0.001...3600).contains(value("cpu_seconds_total")))
        #expect(try (3...10_000).contains(value("open_fds")))
        let age = Date().timeIntervalSince1970 - (try value("start_time_seconds"))
        #expect((-2...3600).contains(age), "\(age)")
    }
}
