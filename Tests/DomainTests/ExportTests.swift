import Domain
import Foundation
import Phrases
import Testing

@Suite("The days of an export")
struct ExportTests {
    /// 25 November 2026.
    private static let today = LocalDay(number: 20_782)

    @Test(
        "are those that are meant",
        arguments: [
            (ExportPeriod.week, "2026-11-19", "2026-11-25"), (.month, "2026-10-27", "2026-11-25"),
            (.year, "2025-11-26", "2026-11-25"), (.today, "2026-11-25", "2026-11-25"),
            (.calendarMonth(7, year: nil), "2026-07-01", "2026-07-31"),
            (.calendarMonth(12, year: nil), "2025-12-01", "2025-12-31"),
            (.calendarMonth(2, year: 2024), "2024-02-01", "2024-02-29"),
            (.calendarMonth(11, year: nil), "2026-11-01", "2026-11-30"),
        ])
    func days(_ period: ExportPeriod, first: String, last: String) throws {
        let days = try #require(period.days(on: Self.today))
        #expect(days.first.description == first && days.last.description == last)
    }

    @Test("are all of them for everything")
    func everything() {
        #expect(ExportPeriod.everything.days(on: Self.today) == nil)
    }

    @Test("travel in a request, and never backwards")
    func wire() throws {
        let json = #"{"days":{"first":"2026-07-01","last":"2026-07-31"},"format":"csv","language":"ru"}"#
        let request = try JSONDecoder().decode(ExportRequest.self, from: Data(json.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(request), as: UTF8.self) == json)
        let backwards = json.replacing("2026-07-01", with: "2026-08-01")
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ExportRequest.self, from: Data(backwards.utf8))
        }
    }

    @Test("have labels in both languages, and sheets that have names of their own", arguments: Language.allCases)
    func labels(_ language: Language) {
        for label in ExportLabel.allCases { #expect(!label.text(in: language).isEmpty) }
        let sheets = [ExportLabel.summary, .meals, .items, .days, .health, .films, .people].map {
            $0.text(in: language)
        }
        #expect(Set(sheets).count == sheets.count && sheets.allSatisfy { $0.utf16.count <= 31 })
    }
}
