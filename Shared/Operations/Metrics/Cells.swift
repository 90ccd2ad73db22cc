import CoreMetrics
import Synchronization
import Threading

/// The number behind one series of a counter. One atomic addition for whole amounts; fractions are kept apart, so that
/// cents are never lost beside millions.
final class CounterCell: CounterHandler, FloatingPointCounterHandler {
    private let whole = Atomic<Int64>(0)
    private let fraction = Atomic<UInt64>(0)

    var value: Double { Double(whole.load(ordering: .relaxed)) + Double(bitPattern: fraction.load(ordering: .relaxed)) }

    /// A counter only grows: a negative amount is a slip of the caller and is ignored.
    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        whole.wrappingAdd(amount, ordering: .relaxed)
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        fraction.update { $0 + amount }
    }

    func reset() {
        whole.store(0, ordering: .relaxed)
        fraction.store(0, ordering: .relaxed)
    }
}

/// The number behind one series of a gauge; nil until it is first set, so that no program exports a 0 it never measured.
final class GaugeCell: MeterHandler, RecorderHandler {
    private let bits = Atomic<UInt64>(Double.nan.bitPattern)

    var value: Double? {
        let value = Double(bitPattern: bits.load(ordering: .relaxed))
        return value.isNaN ? nil : value
    }

    func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }
    func set(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func record(_ value: Int64) { set(Double(value)) }
    func increment(by amount: Double) { bits.update { ($0.isNaN ? 0 : $0) + amount } }
    func decrement(by amount: Double) { increment(by: -amount) }
}

/// The buckets behind one series of a histogram, in seconds.
final class HistogramCell: TimerHandler, RecorderHandler {
    struct Counts {
        /// Per bucket, not yet cumulative; the last one has no bound.
        var buckets: [Int64]
        var sum = 0.0
    }

    let bounds: [Double]
    // A lock, not atomics: buckets and sum of one scrape must belong to the same observations.
    private let counts: Locked<Counts>

    init(bounds: [Double]) {
        self.bounds = bounds
        counts = Locked(Counts(buckets: [Int64](repeating: 0, count: bounds.count + 1)))
    }

    var snapshot: Counts { counts.withLock { $0 } }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ seconds: Double) {
        guard seconds.isFinite else { return }
        let bucket = bounds.firstIndex { seconds <= $0 } ?? bounds.count
        counts.withLock {
            $0.buckets[bucket] += 1
            $0.sum += seconds
        }
    }
}

extension Atomic<UInt64> {
    /// Replaces the double whose bits these are.
    fileprivate func update(_ change: (Double) -> Double) {
        var old = load(ordering: .relaxed)
        while true {
            let new = change(Double(bitPattern: old)).bitPattern
            let (exchanged, original) = weakCompareExchange(expected: old, desired: new, ordering: .relaxed)
            if exchanged { return }
            old = original
        }
    }
}
