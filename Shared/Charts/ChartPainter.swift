import Threading

/// Paints charts as a picture for a phone, on a thread of its own.
///
/// The picture has a background of its own, so that it can be read whatever is behind it.
public final class ChartPainter: Sendable {
    /// Pixels.
    public static let width = 1080
    /// Pixels, of each chart.
    public static let height = 720

    private let thread = OwnThread(named: "charts")

    public init() {}

    /// One chart below the other.
    ///
    /// - Throws: `ChartError`.
    public func png(of charts: [Chart]) async throws -> PaintedCharts {
        try await thread.run {
            let canvas = try Canvas(width: Self.width, height: Self.height * max(charts.count, 1))
            canvas.fill(.paper)
            for (place, chart) in charts.enumerated() {
                Panel(chart: chart, canvas: canvas, top: Double(place * Self.height)).paint()
            }
            return PaintedCharts(png: try canvas.png(), unknownGlyphs: canvas.unknownGlyphs)
        }
    }
}

/// A finished picture.
public struct PaintedCharts: Sendable {
    public let png: [UInt8]
    /// Letters that no font of the machine has: boxes stand in their places.
    public let unknownGlyphs: Int
}

/// Why there is no picture.
public enum ChartError: Error, Equatable, CustomStringConvertible {
    /// The number that cairo calls it by.
    case cairo(Int)

    public var description: String {
        switch self {
        case .cairo(let status): "cairo says \(status)"
        }
    }
}
