public import CoreMetrics
import Threading

/// The process's metrics: a backend of swift-metrics that knows the catalogue and renders Prometheus' text format.
///
/// A metric that is not in the catalogue, as a library may make one, is dropped: what is exported is exactly what is
/// documented, and a library's update cannot bring person ids or unbounded labels into it.
public final class MetricsRegistry: MetricsFactory {
    private let families: Locked<[String: MetricFamily]>

    /// A registry with the whole catalogue and no series yet.
    public init() {
        families = Locked(
            Dictionary(uniqueKeysWithValues: MetricName.allCases.map { ($0.rawValue, MetricFamily($0.catalogued)) }))
    }

    /// Exports a value without labels that is asked for at every scrape; nil leaves it out of that scrape.
    public func read(_ metric: MetricName, _ value: @escaping @Sendable () -> Double?) {
        families.withLock { $0[metric.rawValue]?.read(value) }
    }

    /// A copy of all families in the catalogue's order; the numbers in it are still alive.
    var snapshot: [(name: MetricName, family: MetricFamily)] {
        let families = families.withLock { $0 }
        return MetricName.allCases.compactMap { name in families[name.rawValue].map { (name, $0) } }
    }

    private func cell(_ label: String, _ dimensions: [(String, String)]) -> MetricFamily.Cell? {
        families.withLock { families in
            guard let values = families[label]?.values(of: dimensions) else { return nil }
            return families[label]?.cell(labels: values)
        }
    }
}

extension MetricsRegistry {
    /// The same series gives the same handler, as with all that follow.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        if case .counter(let cell)? = cell(label, dimensions) { cell } else { NOOPMetricsHandler.instance }
    }

    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        if case .counter(let cell)? = cell(label, dimensions) { cell } else { NOOPMetricsHandler.instance }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        if case .gauge(let cell)? = cell(label, dimensions) { cell } else { NOOPMetricsHandler.instance }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        switch cell(label, dimensions) {
        case .gauge(let cell): cell
        case .histogram(let cell): cell
        default: NOOPMetricsHandler.instance
        }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        if case .histogram(let cell)? = cell(label, dimensions) { cell } else { NOOPMetricsHandler.instance }
    }

    // A series lives as long as the process: one that vanished and came back at 0 would look like a restart.
    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}
}
