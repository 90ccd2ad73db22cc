import Charts
import Domain
import Testing

@Suite("A chart")
struct ChartTests {
    private static let week = ["пн 9", "вт 10", "ср 11", "чт 12", "пт 13", "сб 14", "вс 15"]

    @Test("is a picture of a phone's width, small, and with a letter for every sign of both languages")
    func picture() async throws {
        let letters = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
        let others = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 «»–—…·,.%−\u{202F}°’“”"
        let charts = try [(Language.russian, letters), (.english, others)].map { language, text in
            try #require(
                Chart(
                    .bars, title: text, unit: text, points: points([1650, 2100, nil, 1890, 0, 12_300, 1720]),
                    mark: Chart.Mark(text, try value(1800)), in: language))
        }
        let one = try await ChartPainter().png(of: [charts[0]])
        #expect(size(of: one.png) == [1080, 720])
        let both = try await ChartPainter().png(of: charts)
        #expect(size(of: both.png) == [1080, 1440])
        #expect(both.unknownGlyphs == 0)
        for picture in [one, both] { #expect((5_000..<200_000).contains(picture.png.count), "\(picture.png.count)") }
    }

    @Test("tells of letters that no font has")
    func unknown() async throws {
        let chart = try #require(
            Chart(.line, title: "Вес \u{10FFFD}", unit: "кг", points: points([72, 71]), mark: nil, in: .russian))
        #expect(try await ChartPainter().png(of: [chart]).unknownGlyphs == 1)
    }

    @Test("is painted of one day, of equal values, of huge ones, of nothing but zero, and of two months")
    func extremes() async throws {
        let painter = ChartPainter()
        let long = (0..<Chart.mostPoints).map { Chart.Point("\($0 % 31 + 1).07", Chart.Value(70 + Double($0) / 10)) }
        for style in [Chart.Style.bars, .line] {
            for values in [[1], [0, 0], [5, 5, 5], [999_999_999, 0.4], [nil, nil, 72.4]] as [[Double?]] {
                let chart = try #require(
                    Chart(style, title: "Вес", unit: "кг", points: points(values), mark: nil, in: .russian))
                #expect(try await size(of: painter.png(of: [chart]).png) == [1080, 720])
            }
            let chart = try #require(Chart(style, title: "Вес", unit: "кг", points: long, mark: nil, in: .russian))
            #expect(try await size(of: painter.png(of: [chart]).png) == [1080, 720])
        }
    }

    @Test("is none of no days, of days without a value, and of more days than can be seen")
    func refused() throws {
        let day = Chart.Point("пн", try value(1))
        for points in [[], [Chart.Point("пн", nil)], Array(repeating: day, count: Chart.mostPoints + 1)] {
            #expect(Chart(.bars, title: "", unit: "", points: points, mark: nil, in: .russian) == nil)
        }
    }

    @Test("has no value that is no number", arguments: [Double.nan, .infinity, -.infinity, -1, 1e9, .signalingNaN])
    func numbers(_ number: Double) { #expect(Chart.Value(number) == nil) }

    private func points(_ values: [Double?]) -> [Chart.Point] {
        values.enumerated().map { Chart.Point(Self.week[$0 % 7], $1.flatMap(Chart.Value.init)) }
    }

    private func value(_ number: Double) throws -> Chart.Value { try #require(Chart.Value(number)) }

    /// Width and height as the file's header tells them.
    private func size(of png: [UInt8]) -> [Int] {
        guard png.count > 24, png.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return [] }
        return [16, 20].map { start in png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    }
}
