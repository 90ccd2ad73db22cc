/// All series of one metric.
struct MetricFamily {
    enum Cell {
        case counter(CounterCell)
        case gauge(GaugeCell)
        case histogram(HistogramCell)
        /// Asked at every scrape; nil leaves the series out of that scrape.
        case read(@Sendable () -> Double?)
    }

    /// More label values than any metric of ours has. Each series costs memory here and in Prometheus for good.
    static let seriesLimit = 200
    static let overflow = "other"

    let description: MetricDescription
    private(set) var series: [[String]: Cell] = [:]

    init(_ description: MetricDescription) { self.description = description }

    /// The cell of one series, made at its first use. Beyond the limit all new ones share the series `other`.
    mutating func cell(labels: [String]) -> Cell {
        if let cell = series[labels] { return cell }
        let isFull = series.count >= Self.seriesLimit
        let key = isFull ? description.labels.map { _ in Self.overflow } : labels
        if let cell = series[key] { return cell }
        let cell = makeCell()
        series[key] = cell
        return cell
    }

    mutating func read(_ value: @escaping @Sendable () -> Double?) { series[[]] = .read(value) }

    /// The values of the catalogue's labels in its order; a label that is not in the catalogue is left out, one that is
    /// missing is empty, which Prometheus takes as absent.
    func values(of dimensions: [(String, String)]) -> [String] {
        description.labels.map { label in dimensions.first { $0.0 == label.rawValue }?.1 ?? "" }
    }

    private func makeCell() -> Cell {
        switch description.kind {
        case .counter: .counter(CounterCell())
        case .gauge: .gauge(GaugeCell())
        case .histogram(let bounds): .histogram(HistogramCell(bounds: bounds))
        }
    }
}
