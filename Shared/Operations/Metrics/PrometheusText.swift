extension MetricsRegistry {
    /// Content type of `prometheusText`.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// All metrics that have a value, in Prometheus' text format 0.0.4.
    ///
    /// Source: prometheus.io/docs/instrumenting/exposition_formats.
    public func prometheusText() -> String {
        var text = ""
        for (name, family) in snapshot {
            let series = family.series.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            let lines = series.flatMap { labels, cell in
                samples(of: cell, named: name.exported, labels: pairs(family.description.labels, labels))
            }
            guard !lines.isEmpty else { continue }
            text += "# HELP \(name.exported) \(escaped(help: family.description.help))\n"
            text += "# TYPE \(name.exported) \(family.description.kind.keyword)\n"
            for line in lines { text += line + "\n" }
        }
        return text
    }

    private func samples(of cell: MetricFamily.Cell, named name: String, labels: [String]) -> [String] {
        switch cell {
        case .counter(let cell): [sample(name, labels, cell.value)]
        case .gauge(let cell): cell.value.map { [sample(name, labels, $0)] } ?? []
        case .read(let value): value().map { [sample(name, labels, $0)] } ?? []
        case .histogram(let cell): samples(of: cell, named: name, labels: labels)
        }
    }

    private func samples(of cell: HistogramCell, named name: String, labels: [String]) -> [String] {
        let counts = cell.snapshot
        var total: Int64 = 0
        var samples: [String] = []
        for (bound, count) in zip(cell.bounds.map(number) + ["+Inf"], counts.buckets) {
            total += count
            samples.append(sample(name + "_bucket", labels + ["le=\"\(bound)\""], Double(total)))
        }
        samples.append(sample(name + "_sum", labels, counts.sum))
        samples.append(sample(name + "_count", labels, Double(total)))
        return samples
    }
}

extension MetricDescription.Kind {
    fileprivate var keyword: String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }
}

private func sample(_ name: String, _ labels: [String], _ value: Double) -> String {
    labels.isEmpty ? "\(name) \(number(value))" : "\(name){\(labels.joined(separator: ","))} \(number(value))"
}

private func pairs(_ labels: [MetricLabel], _ values: [String]) -> [String] {
    zip(labels, values).filter { !$1.isEmpty }.map { "\($0.rawValue)=\"\(escaped(label: $1))\"" }
}

/// Whole numbers without a fraction, as people write them; others with every digit that tells them apart.
private func number(_ value: Double) -> String {
    Int64(exactly: value).map(String.init) ?? "\(value)"
}

private func escaped(label: String) -> String {
    label.map { character in
        switch character {
        case "\\": #"\\"#
        case "\"": #"\""#
        case "\n", "\r\n": #"\n"#
        default: String(character)
        }
    }.joined()
}

private func escaped(help: String) -> String {
    help.map { $0 == "\\" ? #"\\"# : $0 == "\n" ? #"\n"# : String($0) }.joined()
}
