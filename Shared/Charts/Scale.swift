import Foundation

/// The numbers of a vertical axis: a value that finds round ones around what is to be shown.
struct Scale: Equatable {
    let low: Double
    let high: Double
    let step: Double

    /// A finer one would write the same tenth twice.
    private static let finest = 0.1
    private static let wanted = 5.0

    /// - Parameters:
    ///   - values: at least one.
    ///   - fromZero: whether zero belongs to it.
    init(around values: [Double], fromZero: Bool) {
        let least = fromZero ? 0 : values.min() ?? 0
        let most = values.max() ?? 0
        let span = most - least
        step = Self.round((span > 0 ? span : max(1, fromZero ? most : 1)) / Self.wanted)
        // A value on the rim would touch the frame.
        low = fromZero ? 0 : max(0, ((least - step * 0.25) / step).rounded(.down) * step)
        high = max(((most + step * 0.25) / step).rounded(.up) * step, low + step)
    }

    var ticks: [Double] {
        (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
    }

    /// Where a value stands: 0 at the bottom, 1 at the top.
    func share(of value: Double) -> Double { (value - low) / (high - low) }

    /// The next of 1, 2 and 5 times a power of ten.
    private static func round(_ step: Double) -> Double {
        let power = pow(10, log10(max(step, finest)).rounded(.down))
        let lead = max(step, finest) / power
        // What arithmetic has left above a round number is none.
        return power * ([1.0, 2, 5].first { lead <= $0 * 1.000_001 } ?? 10)
    }
}
