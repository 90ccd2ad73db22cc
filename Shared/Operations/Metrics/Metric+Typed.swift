public import CoreMetrics

// A label like any other to swift-metrics; through these a call site cannot misspell one.

extension Counter {
    /// Keep it: making one looks the series up, incrementing it is a single atomic addition.
    public convenience init(metric: MetricName, _ labels: KeyValuePairs<MetricLabel, String> = [:]) {
        self.init(label: metric.rawValue, dimensions: labels.map { ($0.rawValue, $1) })
    }
}

extension FloatingPointCounter {
    /// A counter that grows by fractions, such as money.
    public convenience init(metric: MetricName, _ labels: KeyValuePairs<MetricLabel, String> = [:]) {
        self.init(label: metric.rawValue, dimensions: labels.map { ($0.rawValue, $1) })
    }
}

extension Meter {
    /// A gauge that is set, raised and lowered.
    public convenience init(metric: MetricName, _ labels: KeyValuePairs<MetricLabel, String> = [:]) {
        self.init(label: metric.rawValue, dimensions: labels.map { ($0.rawValue, $1) })
    }
}

extension CoreMetrics.Timer {
    /// Durations in buckets.
    public convenience init(metric: MetricName, _ labels: KeyValuePairs<MetricLabel, String> = [:]) {
        self.init(label: metric.rawValue, dimensions: labels.map { ($0.rawValue, $1) })
    }

    /// Adds one observation.
    public func record(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        recordNanoseconds(overflow ? .max : nanoseconds + attoseconds / 1_000_000_000)
    }
}
