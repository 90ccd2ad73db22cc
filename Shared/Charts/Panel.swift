import Phrases

/// Paints one chart: title and unit, the axis with its grid, the days, the line across them.
struct Panel {
    let chart: Chart
    let canvas: Canvas
    /// Where it begins.
    let top: Double

    private typealias Lettering = Canvas.Lettering

    private static let margin = 48.0
    private static let title = Lettering(size: 46, isBold: true, colour: .ink, alignment: .left)
    private static let unit = Lettering(size: 32, isBold: false, colour: .pencil, alignment: .left)
    private static let legend = Lettering(size: 32, isBold: false, colour: .mark, alignment: .right)
    private static let tick = Lettering(size: 28, isBold: false, colour: .pencil, alignment: .right)
    private static let day = Lettering(size: 28, isBold: false, colour: .ink, alignment: .centre)
    private static let value = Lettering(
        size: 28, isBold: true, colour: .ink, alignment: .centre, isOnPlate: true)
    private static let last = Lettering(size: 28, isBold: true, colour: .ink, alignment: .left)
    /// Narrower columns have no room for a number, and the name of a day needs some more.
    private static let readable = 84.0
    private static let spacious = 116.0
    /// Behind the end of a line, for the last number.
    private static let tail = 112.0
    private static let dashes = [14.0, 12]

    private var left: Double { Self.margin + 130 }
    private var right: Double { Double(ChartPainter.width) - Self.margin }
    /// Where the last column ends.
    private var end: Double { chart.style == .line ? right - Self.tail : right }
    private var ceiling: Double { top + 216 }
    private var floor: Double { top + Double(ChartPainter.height) - 96 }
    private var column: Double { (end - left) / Double(chart.points.count) }

    private var figures: Figures { Figures(language: chart.language) }
    private var scale: Scale {
        let values = chart.points.compactMap(\.value) + [chart.mark?.value].compactMap(\.self)
        return Scale(around: values.map(\.number), fromZero: chart.style == .bars)
    }

    func paint() {
        let scale = scale
        paintHead()
        paintGrid(scale)
        switch chart.style {
        case .bars: paintBars(scale)
        case .line: paintLine(scale)
        }
        paintMark(scale)
        paintValues(scale)
        paintDays()
    }

    private func paintHead() {
        let width = right - Self.margin
        canvas.write(chart.title, x: Self.margin, y: top + 36, width: width, Self.title)
        let third = width * 0.3
        canvas.write(chart.unit, x: Self.margin, y: top + 110, width: third, Self.unit)
        guard let mark = chart.mark else { return }
        let label = "\(mark.label) \(figures.short(mark.value.number))"
        // Room for the piece of line before it.
        let start = Self.margin + third + 112
        let written = canvas.write(label, x: start, y: top + 110, width: right - start, Self.legend)
        let end = right - written - 20
        canvas.path([(end - 64, top + 131), (end, top + 131)], .mark, width: 4, dashes: Self.dashes)
    }

    private func paintGrid(_ scale: Scale) {
        for tick in scale.ticks {
            let y = height(of: tick, scale)
            canvas.line(from: (left, y), to: (right, y), .grid, width: 2)
            canvas.write(
                figures.short(tick), x: Self.margin, y: y - 18, width: left - Self.margin - 18, Self.tick)
        }
    }

    private func paintBars(_ scale: Scale) {
        let width = min(column * 0.64, 140)
        for (number, point) in chart.points.enumerated() {
            guard let value = point.value, value.number > 0 else { continue }
            let y = height(of: value.number, scale)
            canvas.bar(
                x: middle(of: number) - width / 2, y: y, width: width, height: floor - y,
                number == chart.points.count - 1 ? .now : .past)
        }
    }

    private func paintLine(_ scale: Scale) {
        let dots = places(scale)
        canvas.path(dots.map(\.place), .now, width: 5, dashes: [])
        for dot in dots { canvas.dot(at: dot.place, radius: 9, .now) }
    }

    private func paintMark(_ scale: Scale) {
        guard let mark = chart.mark else { return }
        let y = height(of: mark.value.number, scale)
        canvas.path([(left, y), (right, y)], .mark, width: 4, dashes: Self.dashes)
    }

    /// Above each bar where there is room, else above the last one alone; behind the end of a line.
    private func paintValues(_ scale: Scale) {
        let places = places(scale)
        if chart.style == .line {
            guard let (place, text) = places.last else { return }
            canvas.write(text, x: place.x + 20, y: place.y - 18, width: Self.margin + right - place.x - 24, Self.last)
            return
        }
        let isRoomy = column >= Self.readable
        for (place, text) in isRoomy ? places : places.suffix(1) {
            let width = isRoomy ? column : Self.readable + 60
            canvas.write(text, x: min(place.x - width / 2, right - width), y: place.y - 50, width: width, Self.value)
        }
    }

    /// As many as can be read, counted from the last day.
    private func paintDays() {
        let every = max(1, Int((Self.spacious / column).rounded(.up)))
        let width = column * Double(every)
        for (number, point) in chart.points.enumerated() where (chart.points.count - 1 - number) % every == 0 {
            canvas.write(
                point.label, x: middle(of: number) - width / 2, y: floor + 20, width: width, Self.day)
        }
    }

    /// Where the values stand that there are, and how each is written.
    private func places(_ scale: Scale) -> [(place: (x: Double, y: Double), text: String)] {
        chart.points.enumerated().compactMap { number, point in
            point.value.map { value in
                ((middle(of: number), height(of: value.number, scale)), figures.short(value.number))
            }
        }
    }

    private func middle(of number: Int) -> Double { left + column * (Double(number) + 0.5) }

    private func height(of value: Double, _ scale: Scale) -> Double {
        floor - (floor - ceiling) * scale.share(of: value)
    }
}
